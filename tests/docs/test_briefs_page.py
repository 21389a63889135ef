"""`docs/briefs.md` names all that a template is given."""

from __future__ import annotations

import re

from negotiation.papers.brief import SECTIONS, Brief
from negotiation.papers.brief import content as content_of
from negotiation.papers.brief.templates import FILTERS, VARIABLES
from tests.docs.pages import ROOT

PAGE = (ROOT / "docs" / "briefs.md").read_text("utf-8")


def test_it_names_every_section_every_variable_and_every_filter() -> None:
    for name in (*SECTIONS, *VARIABLES, *FILTERS):
        assert f"`{name}`" in PAGE


def test_it_names_every_field() -> None:
    shapes = (
        one
        for one in vars(content_of).values()
        if isinstance(one, type) and issubclass(one, tuple) and hasattr(one, "_fields")
    )
    named = set(re.findall(r"\w+", PAGE))
    for shape in (Brief, *shapes):
        assert set(getattr(shape, "_fields", ())) <= named, shape
