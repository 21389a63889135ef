"""Which kinds there are. A kind is a module in this package, with its table beside it."""

from functools import cache
from importlib import import_module
from pathlib import Path

from negotiation.kinds.base import Kind
from negotiation.words.problems import Problem, unknown

_FOLDER = Path(__file__).parent
_added: dict[str, tuple[type[Kind], Path | None]] = {}


def names() -> tuple[str, ...]:
    """List the kinds, without loading any."""
    return tuple(dict.fromkeys((*_shipped(), *_added))) if _added else _shipped()


def model(kind: str) -> type[Kind]:
    """Load the model of a kind.

    Raises:
        Problem: there is no such kind; the sentence names the nearest.
    """
    if kind in _added:
        return _added[kind][0]
    if kind not in _shipped():
        raise Problem(unknown("kind", kind, names()))
    return _shipped_model(kind)


def models() -> tuple[type[Kind], ...]:
    """Load the models of all kinds, as they stand in lists."""
    return _in_lists(names())


def table(kind: str) -> Path | None:
    """Find the file of a kind's lifecycle; None if the kind has none."""
    if kind in _added:
        return _added[kind][1]
    return _shipped_table(kind) if kind in _shipped() else None


def by_plural(plural: str) -> type[Kind] | None:
    """Find the model whose plural is this: the section of a scenario."""
    return next((one for one in models() if one.plural == plural), None)


def add(model: type[Kind], table: Path | None) -> None:
    """Take in a kind from elsewhere, with the file of its lifecycle."""
    _added[model.kind] = (model, table)
    _in_lists.cache_clear()


@cache
def _in_lists(kinds: tuple[str, ...]) -> tuple[type[Kind], ...]:
    return tuple(sorted(map(model, kinds), key=lambda one: (one.place_in_lists, one.kind)))


@cache
def _shipped() -> tuple[str, ...]:
    modules = (path.stem for path in _FOLDER.glob("*.py"))
    return tuple(sorted(set(modules) - {"__init__", "registry"}))


@cache
def _shipped_table(kind: str) -> Path | None:
    path = _FOLDER / f"{kind}.yaml"
    return path if path.is_file() else None


@cache
def _shipped_model(kind: str) -> type[Kind]:
    module = import_module(f"negotiation.kinds.{kind}")
    (found,) = (
        one
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, Kind) and one.__dict__.get("kind") == kind
    )
    return found
