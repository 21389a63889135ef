"""What `docs/briefs.md` shows is what is printed, and it names all that a template is given."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from negotiation.papers.brief import SECTIONS, Brief
from negotiation.papers.brief import content as content_of
from negotiation.papers.brief.templates import FILTERS, VARIABLES
from tui.cli.main import main

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "briefs.md").read_text("utf-8")
SHOWN = re.findall(r"```console\n\$ parley (.+)\n((?:.*\n)*?)```", PAGE)
(NOTE,) = re.findall(r"```jinja\n((?:.*\n)*?)```", PAGE)


@pytest.mark.parametrize(("command", "printed"), SHOWN, ids=[command for command, _ in SHOWN])
def test_what_the_page_shows_is_printed(
    command: str,
    printed: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "note.md").write_text(NOTE, "utf-8")
    (tmp_path / "wrong.md").write_text("{{ brief.titel }}", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PARLEY_OPERATOR", raising=False)
    main(command.replace("scenarios/", f"{ROOT}/scenarios/").split())
    out, err = capsys.readouterr()
    seen = out + err
    for part in printed.split("…"):
        assert part.strip() in seen


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
