"""The page of the keys: every action, from the table of actions."""

from collections.abc import Iterator

from tui.actions import ACTIONS, MOVES, PLACES, TIMES, Action, shown

HEAD = """\
# Keys

Every action has a key, a place in the palette (space) and a line in the help (?), where a click
does it. `parley` says which command does or shows the same; `:` takes the words of all that record.
The settings (`config.toml`) may name other keys, by the ids below:

```toml
[keys]
update = "A"
down = ["v", "down"]
```

Unknown ids, keys that do not arrive in every terminal, and two actions on one key are told, and
then none of it is used.
"""

GROUPS = (
    ("What is done", ACTIONS),
    ("Which time, and what if", TIMES),
    ("Where one goes", PLACES),
    ("How the cursor moves", MOVES),
)


def page() -> str:
    """Write the page, in Markdown."""
    return "\n".join([HEAD, *_tables(), ""])


def _tables() -> Iterator[str]:
    for title, actions in GROUPS:
        rows = "\n".join(map(_row, actions))
        yield f"## {title}\n\n| key | id | what it does | `parley` |\n|---|---|---|---|\n{rows}\n"


def _row(one: Action) -> str:
    keys = " ".join(f"`{shown(key)}`" for key in one.keys)
    twin = f"`{one.twin}`" if one.twin else ""
    return f"| {keys} | `{one.id}` | {one.help} | {twin} |"
