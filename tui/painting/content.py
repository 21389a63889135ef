"""Text that came from people, on its way to a widget of Textual's.

A report is pasted from anywhere. Handed to a widget as a `str` it would be read as markup, and an
escape sequence in it would reach the terminal. What this program paints itself is made of the
pieces of `tui.painting.lines`, which are never markup and are made printable as they are painted.
"""

from textual.content import Content

from negotiation.words.printable import printable


def plain(text: str) -> Content:
    """Show a text as it is, and nothing of it as markup."""
    return Content(printable(text))
