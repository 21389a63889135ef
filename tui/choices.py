"""What there is to open: records and scenarios, and what is in each."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from negotiation.words.problems import Problem
from negotiation.words.strictyaml import Faults
from tui.cli import records, settings
from tui.lines import Line, Piece, cell, note, words
from tui.rows import stands, wrapped

if TYPE_CHECKING:
    from negotiation.desk import Desk

MOST_FAULTS = 50
WIDTH = 72


class Choice(NamedTuple):
    """A file that can be opened."""

    path: Path
    is_scenario: bool


def choices() -> tuple[Choice, ...]:
    """List the records of this user, the last used first, and the scenarios here and shipped."""
    from negotiation.scenario.shipped import folder

    kept = _files([settings.data_folder()], [f"*{records.RECORD_ENDING}"])
    kept.sort(key=_changed, reverse=True)
    endings = [f"*{one}" for one in records.SCENARIO_ENDINGS]
    written = _files([Path("scenarios"), folder()], endings)
    return (*(Choice(one, False) for one in kept), *(Choice(one, True) for one in written))


def preview(choice: Choice) -> list[Line]:
    """Tell what is in a file, or everything that is wrong in it."""
    try:
        return list(_scenario(choice.path) if choice.is_scenario else _record(choice.path))
    except Faults as faults:
        return list(_faults(faults))
    except Problem as problem:
        return [
            Line((Piece(" ✗ ", "error"), words(one, "error"))) for one in str(problem).splitlines()
        ]


def record_of(choice: Choice) -> Path:
    """Return the record to open; that of a scenario is made, if there is none yet.

    Raises:
        Problem: it can't be made.
    """
    return records.record_of(choice.path) if choice.is_scenario else choice.path


def _files(folders: Iterable[Path], patterns: Iterable[str]) -> list[Path]:
    found: dict[Path, Path] = {}
    for folder in folders:
        for pattern in patterns:
            for path in sorted(folder.glob(pattern)):
                found.setdefault(path.resolve(), path)
    return list(found.values())


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _scenario(path: Path) -> Iterator[Line]:
    from negotiation.desk import Desk

    scenario = records.read_scenario(path)
    with closing(Desk(records.in_memory(scenario))) as desk:
        yield from _desk(desk)
    there = records.path_of(scenario.id, None)
    yield Line()
    if there.exists():
        yield note("There is a record of it already: enter opens that.")
    else:
        yield note("enter makes a record of it, and opens that.")


def _record(path: Path) -> Iterator[Line]:
    from negotiation.desk import Desk
    from negotiation.record.sqlite import SqliteStore

    with closing(Desk(SqliteStore.open(path))) as desk:
        yield from _desk(desk)
    changed = datetime.fromtimestamp(_changed(path), UTC).astimezone()
    yield Line()
    yield note(f"Last written {changed:%a %-d %b %Y %H:%M}")


def _desk(desk: "Desk") -> Iterator[Line]:
    from negotiation.kinds import registry
    from negotiation.views.board import board

    state = desk.state()
    made = board(state)
    yield Line((Piece(" "), words(made.title or "No negotiation", "strong")))
    text = state.process.desk.fields.get("text") if state.process else None
    if isinstance(text, str):
        for part in wrapped(text, WIDTH, 6):
            yield Line((Piece(" "), words(part, "dim")))
    yield Line()
    for one in made.rounds:
        glyph = one.stand.glyph if one.stand else "·"
        yield Line(
            (Piece(" "), words(f"{glyph} {one.title}"), words(f"  {stands(one.stand)}", "dim"))
        )
    yield Line()
    counted = Counter(ref.kind for ref in state)
    for kind, number in counted.items():
        if kind in registry.names() and not (model := registry.model(kind)).one_a_record:
            name = model.kind if number == 1 else model.plural
            yield Line((Piece(f" {number:>5}  "), words(name.replace("_", " "), "dim")))
    yield Line((Piece(f" {state.history.seq:>5}  "), Piece("entries", "dim")))


def _faults(faults: Faults) -> Iterator[Line]:
    number = len(faults.faults)
    yield Line(
        (words(f" {number} mistake{'' if number == 1 else 's'}, so it can't be opened:", "error"),)
    )
    yield Line()
    for one in faults.faults[:MOST_FAULTS]:
        for place, part in enumerate(wrapped(one.sentence, WIDTH - 8, 6)):
            where = "" if place else f"{one.line}:{one.column}"
            yield Line((cell(f" {where}", 9, "dim"), words(part)))
    if number > MOST_FAULTS:
        yield Line((words(f" and {number - MOST_FAULTS} more", "dim"),))
