"""The roles that text has, and how each looks in a theme."""

from collections.abc import Mapping
from functools import lru_cache

from rich.style import Style
from textual.color import Color

CATEGORY_ROLES: Mapping[str, str] = {
    "pending": "text",
    "open": "text",
    "settled": "settled",
    "failed": "attention",
    "closed": "dim",
}
"""The role of a state, by its category; its glyph says the same without colour."""


NAMES = (
    "foreground",
    "background",
    "dim",
    "frame",
    "cursor",
    "accent",
    "warning",
    "error",
    "success",
)


def palette(variables: Mapping[str, str]) -> Mapping[str, Style]:
    """Return the style of each role, and of the cursor's row, from a theme's variables."""
    return _palette(tuple(variables[name] for name in NAMES))


@lru_cache(maxsize=8)
def _palette(colours: tuple[str, ...]) -> Mapping[str, Style]:
    each = (Color.parse(one).rich_color for one in colours)
    text, ground, dim, frame, cursor, accent, warning, error, success = each
    # Where the colours are the terminal's own, it dims and reverses as it does.
    block = Style(bgcolor=cursor)
    if cursor == ground:
        block = Style(color=text, bgcolor=ground, reverse=True, dim=False)
    return {
        "ground": Style(bgcolor=ground),
        "text": Style(color=text),
        "strong": Style(color=text, bold=True),
        "dim": Style(color=dim, dim=dim == text),
        "frame": Style(color=frame, dim=frame == text),
        "focus": Style(color=accent),
        "here": Style(color=accent, bold=True),
        "attention": Style(color=warning),
        "warning": Style(color=warning, bold=True),
        "error": Style(color=error),
        "settled": Style(color=success),
        "voice": Style(color=dim, dim=dim == text, italic=True),
        "key": Style(color=accent, bold=True),
        "past": Style(color=accent, bgcolor=ground, bold=True, reverse=True),
        "trying": Style(color=warning, bgcolor=ground, bold=True, reverse=True),
        "cursor": block,
    }
