"""Which kinds there are, and where their lifecycles stand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest

from negotiation.kinds import registry
from negotiation.kinds.base import Titled
from negotiation.kinds.person import Person
from negotiation.kinds.round import Round
from negotiation.words.problems import Problem


@dataclass(slots=True, kw_only=True)
class Rumour(Titled):
    """What is whispered."""

    kind: ClassVar[str] = "rumour"
    plural: ClassVar[str] = "rumours"


@pytest.fixture
def with_rumours(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(registry, "_added", {})
    table = tmp_path / "rumour.yaml"
    registry.add(Rumour, table)
    return table


def test_a_kind_is_found_by_its_name() -> None:
    assert registry.model("round") is Round


def test_a_mistyped_kind_is_told_the_nearest() -> None:
    with pytest.raises(Problem, match="'rond' is not a kind, did you mean 'round'"):
        registry.model("rond")


def test_what_kinds_share_is_no_kind() -> None:
    assert not {"base", "registry", "__init__"} & set(registry.names())


def test_a_section_of_a_scenario_is_a_plural() -> None:
    assert registry.by_plural("people") is Person
    assert registry.by_plural("person") is None


def test_kinds_stand_in_lists_with_the_process_and_its_rounds_first() -> None:
    assert [model.kind for model in registry.models()][:3] == ["process", "round", "delegation"]


def test_every_kind_has_a_table_but_those_that_do_not_move() -> None:
    still = {kind for kind in registry.names() if registry.table(kind) is None}
    assert still == {"person", "source", "development"}


def test_no_table_stands_beside_without_its_kind() -> None:
    folder = Path(registry.__file__).parent
    assert {path.stem for path in folder.glob("*.yaml")} <= set(registry.names())


def test_a_kind_from_elsewhere_is_tracked_like_any_other(with_rumours: Path) -> None:
    assert registry.model("rumour") is Rumour
    assert registry.by_plural("rumours") is Rumour
    assert registry.table("rumour") == with_rumours
    assert "rumour" in registry.names()
    assert registry.models()[-1] is Rumour
