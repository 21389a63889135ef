"""One mechanism for every kind: what sets a kind apart is said in its own file, and nowhere else.

`if kind == "round"` in a view or a screen would be a rule that a new kind can't join.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from negotiation.kinds import registry

ROOT = Path(registry.__file__).parents[2]
OWN_FILES = {Path(registry.__file__).with_name(f"{kind}.py") for kind in registry.names()}
EVERYWHERE_ELSE = sorted(
    path
    for package in ("negotiation", "tui")
    for path in (ROOT / package).rglob("*.py")
    if path not in OWN_FILES
)


def singled_out(text: str) -> list[int]:
    """List the lines that compare a kind with one that they name."""
    return sorted({line for node in ast.walk(ast.parse(text)) for line in _lines(node)})


def _lines(node: ast.AST) -> Iterator[int]:
    if isinstance(node, ast.Compare):
        sides = (node.left, *node.comparators)
        if any(map(_is_kind, sides)) and any(map(_is_named, sides)):
            yield node.lineno
    elif isinstance(node, ast.Match) and _is_kind(node.subject):
        yield from (case.pattern.lineno for case in node.cases if _names_one(case.pattern))


def _is_kind(node: ast.AST) -> bool:
    name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
    return name in {"kind", "plural"}


def _is_named(node: ast.AST) -> bool:
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        return any(map(_is_named, node.elts))
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _names_one(pattern: ast.AST) -> bool:
    return any(isinstance(one, ast.MatchValue) for one in ast.walk(pattern))


@pytest.mark.parametrize("path", EVERYWHERE_ELSE, ids=lambda one: str(one.relative_to(ROOT)))
def test_no_kind_is_singled_out_but_in_its_own_file(path: Path) -> None:
    assert singled_out(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "text",
    [
        'if kind == "round": pass',
        'named = [one for one in models if one.kind != "process"]',
        'if ref.kind in ("party", "person"): pass',
        'if "rounds" == model.plural: pass',
        'match ref.kind:\n    case "round" | "track": pass',
    ],
)
def test_a_kind_that_is_singled_out_is_found(text: str) -> None:
    assert len(singled_out(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "if ref.kind == wanted.kind: pass",
        "if kind in registry.names(): pass",
        'rounds = state.of_kind("round")',
    ],
)
def test_asking_for_things_of_a_kind_singles_none_out(text: str) -> None:
    assert singled_out(text) == []


def test_no_file_but_a_kinds_own_and_a_view_of_it_asks_for_its_model() -> None:
    """A view is about some kinds and may know their fields; others take any from the registry."""
    modules = {f"negotiation.kinds.{kind}" for kind in registry.names()}
    views = ROOT / "negotiation" / "views"
    for path in (one for one in EVERYWHERE_ELSE if views not in one.parents):
        nodes = ast.walk(ast.parse(path.read_text("utf-8")))
        imported = {one.module for one in nodes if isinstance(one, ast.ImportFrom)}
        assert not modules & imported, path
