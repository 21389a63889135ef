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
from tui.painting.lines import Line, Piece, cell, note, words
from tui.painting.rows import stands, wrapped

if TYPE_CHECKING:
    from negotiation.desk import Desk

MOST_FAULTS = 50
WIDTH = 72


class Choice(NamedTuple):
    """What can be opened: a file, or a record on a server."""

    place: records.Place
    is_scenario: bool = False

    @property
    def scenario(self) -> Path | None:
        """The scenario; None if it is a record."""
        return Path(self.place) if self.is_scenario else None

    @property
    def folder(self) -> str:
        """The folder that it lies in below this one; empty elsewhere."""
        is_here = isinstance(self.place, Path) and not self.place.is_absolute()
        return f"{Path(self.place).parent}/" if is_here else ""

    @property
    def name(self) -> str:
        """What it goes by; on a server the process first, for an address is long."""
        if isinstance(self.place, Path):
            return self.place.name
        database, _, process = records.shown(self.place).partition("#")
        return f"{process} · {database}" if process else database


def typed(said: str) -> Choice:
    """Understand what was typed as what is to be opened."""
    return Choice(records.place(said), is_scenario=records.is_scenario(said))


def choices() -> tuple[Choice, ...]:
    """List the records of this user, the last used first, and the scenarios here and shipped."""
    from negotiation.scenario.shipped import TEMPLATE, folder

    kept = _files([settings.data_folder()], [f"*{records.RECORD_ENDING}"])
    kept.sort(key=_changed, reverse=True)
    endings = [f"*{one}" for one in records.SCENARIO_ENDINGS]
    written = _files([Path("scenarios"), folder()], endings)
    return (
        *map(Choice, kept),
        *map(Choice, settings.servers()),
        *(Choice(one, is_scenario=True) for one in written if one.name != TEMPLATE),
    )


def preview(choice: Choice) -> list[Line]:
    """Tell what is in a file, or everything that is wrong in it."""
    try:
        return list(_scenario(choice.scenario) if choice.scenario else _record(choice.place))
    except Faults as faults:
        return list(_faults(faults))
    except Problem as problem:
        return [
            Line((Piece(" ✗ ", "error"), words(one, "error"))) for one in str(problem).splitlines()
        ]


def record_of(choice: Choice) -> records.Place:
    """Return the record to open; that of a scenario is made, if there is none yet.

    Raises:
        Problem: it can't be made.
    """
    return records.record_of(choice.scenario) if choice.scenario else choice.place


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
    there = records.place_of(scenario.id, None)
    yield Line()
    if records.is_there(there):
        yield note("There is a record of it already: enter opens that.")
    else:
        yield note("enter makes a record of it, and opens that.")


def _record(place: records.Place) -> Iterator[Line]:
    from negotiation.desk import Desk

    with closing(Desk(records.stored_at(str(place)))) as desk:
        yield from _desk(desk)
    yield Line()
    if isinstance(place, str):
        yield note("On a server, shared with others.")
        return
    changed = datetime.fromtimestamp(_changed(place), UTC).astimezone()
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
