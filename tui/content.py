"""Text that came from people, on its way to the screen: the only place where it becomes content.

A report is pasted from anywhere. Handed to a widget as a `str` it would be read as markup, and an
escape sequence in it would reach the terminal. Both constructors make it printable, and neither
reads it as markup.
"""

from textual.content import Content

from negotiation.words.printable import printable


def plain(text: str) -> Content:
    """Show a text as it is, and nothing of it as markup."""
    return Content(printable(text))


def marked(markup: str, **words: str) -> Content:
    """Show markup of our own, with the words of others where it says `$name`."""
    shown = {name: printable(word) for name, word in words.items()}
    return Content.from_markup(markup, **shown)
