"""A brief in each of its formats."""

from pathlib import Path

from negotiation.papers.brief.content import Brief
from negotiation.words.problems import Problem, unknown

FORMATS = {"text": ".txt", "markdown": ".md", "html": ".html"}
"""The formats, each with how the name of its files ends."""


def write(brief: Brief, form: str, template: Path | None = None, room: int | None = None) -> str:
    """Write a brief.

    Args:
        brief: what it holds.
        form: one of `FORMATS`.
        template: a template of the desk's own to write it by.
        room: how many cells a line of plain text has; None wraps nothing.

    Raises:
        Problem: the template can't be read, or something in it is wrong.
    """
    if template is None and form == "text":
        from negotiation.papers.brief.text import text

        return f"{text(brief, room)}\n"
    from negotiation.papers.brief import templates

    return (
        templates.written(brief, form)
        if template is None
        else templates.by_own(brief, template, form)
    )


def check(form: str) -> str:
    """Return a format, if it is one.

    Raises:
        Problem: it is not.
    """
    if form not in FORMATS:
        raise Problem(unknown("format of a brief", form, FORMATS))
    return form


def form_of(path: Path) -> str | None:
    """Tell a format by how the name of a file ends; None if it says none."""
    return next((form for form, ending in FORMATS.items() if path.suffix == ending), None)
