"""The page about exports has every form."""

from __future__ import annotations

from negotiation.papers.exports import FORMS
from tests.docs.pages import ROOT

PAGE = (ROOT / "docs" / "exports.md").read_text("utf-8")


def test_every_form_has_its_heading_and_its_command() -> None:
    for form in FORMS:
        assert f": `{form}`\n" in PAGE
        assert f"$ parley export {form}" in PAGE
