"""The reference pages of the documentation, written from the code that they describe.

`python -m tui.reference` writes them to `docs/reference`; a test holds that they are what it wrote.
"""

from collections.abc import Callable, Mapping

from tui.reference import commands, entries, keys, kinds, lifecycles

PAGES: Mapping[str, Callable[[], str]] = {
    "commands.md": commands.page,
    "entries.md": entries.page,
    "keys.md": keys.page,
    "kinds.md": kinds.page,
    "lifecycles.md": lifecycles.page,
}
"""What writes each page, in Markdown, by the name of its file."""
