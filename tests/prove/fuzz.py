"""Nonsense: mutated scenarios, lines, dates, refs, commands get a sentence, never a traceback."""

import contextlib
import io
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from negotiation.events import encode
from negotiation.imports import lines, mapping
from negotiation.imports.rows import Import
from negotiation.imports.table import Table
from negotiation.scenario import entries_of, read
from negotiation.updates.decision import Proposal
from negotiation.updates.grammar import line
from negotiation.updates.understand import understand
from negotiation.words import strictyaml
from negotiation.words.problems import Problem
from negotiation.words.refs import Ref
from negotiation.words.when import Instant
from negotiation.words.when.parse import parse
from tests.prove.finding import Finding
from tests.talks import BREST, Talks, recorded, written
from tui.cli.main import main

NOW = Instant("2022-03-02T20:00Z")
LONGEST = 1.0
"""Seconds after which something counts as hanging."""

SPICE = (
    *("\x00", "\x1b[2J", "\u202e", "\ud7ff", "é", "漢", "🙂", "\t", "\n", " ", "  ", "-", "--"),
    *("&a", "*a", "<<:", "!!", "[", "]", "{", "}", ":", ",", '"', "'", "#", "|", ">", "%", "@"),
    *("no", "010", "1_000", "12:30", "0", "-1", "9999999999999999999", "../", "/", "?", "~", "or"),
)

LINES = (
    "round/brest open outcome=no_agreement --despite 'They met.' --at 'wed 20:00'",
    "delegation/ukraine-brest arrive size=6 --source nrc:2 --until 2022-03-03 --then home",
    "add precondition lists title=Lists demanded_by=ukraine gates=round/brest --at -2h",
    "amend precondition/stop-bombing gates+=round/brest hardness=soft --known yesterday",
    "observe round/brest adjourned --note 'So they say.' --according-to russia",
    "correct 12 depart --at '2 or 3 mar'",
    "retract 12 --note why",
    "adopt 12",
    "deny round/brest --according-to russia",
    "confirm round/brest --because #3 --tag a --handling red",
    "note 'A convoy' --source 'nrc:2 via tass:3'",
    "undo --redo",
)

DATES = (
    "2022-03-02T20:00+02:00",
    "2022-03-02 evening?",
    "2022-02-28/..",
    "[2022-03-02,2022-03-03]",
    "wed 20:00",
    "2 or 3 mar",
    "early march 2022",
    "since yesterday evening",
    "20:00-22:00 Europe/Kyiv",
    "-40m",
)

COMMANDS = (
    ("status", "--as-of", "2022-03-02", "--kind", "round"),
    ("why", "round/brest", "open", "--json"),
    ("log", "round/brest", "--find", "convening"),
    ("road", "round/brest", "in_session"),
    ("handover", "--since", "2022-03-01", "--until", "2022-03-02"),
    ("diff", "--from", "2022-03-01", "--as-known"),
    ("timeline", "--party", "russia"),
    ("claims", "--handling", "amber"),
    ("lifecycles", "round"),
    ("advance", "round/brest", "open", "--at", "wed 20:00"),
    ("add", "item", "truce", "title=Truce"),
)


TABLE = """\
id,when,where,what,killed
17,2 March 2022,Kharkiv,"Shelling, at 8",3
18,3/2022,Kherson,,
"""

MAPPING = """\
parley-import: 1
where: {where: [Kharkiv, Kherson]}
things:
  - kind: development
    slug: event-$id
    title: $what in $where
    place: {name: $where}
    at: {date: $when, written: ["%d %B %Y", "%m/%Y"], precision: {cell: $id, words: {17: day}}}
  - {kind: question, slug: dead-$id, title: Killed, at: 2022-03}
  - {kind: claim, question: {slug: dead-$id}, claimant: nrc, best: $killed, source: nrc:2}
"""


def fuzzed(record: Path, share: int, chance: random.Random) -> Finding:
    """Try `share` of each kind of nonsense; commands are tried on a real record."""
    talks = Talks.of()
    tries: dict[str, tuple[Callable[[], object], int]] = {
        "dates": (lambda: _date(chance), 3 * share),
        "refs": (lambda: _ref(chance), 2 * share),
        "lines": (lambda: _line(talks, chance), 3 * share),
        "commands": (lambda: _command(record, chance), share),
        "scenarios": (lambda: _scenario(chance), share),
        "tables": (lambda: _table(talks, record.with_suffix(".csv"), chance), share),
        "entries": (lambda: _line_of_entries(talks, record.with_suffix(".jsonl"), chance), share),
    }
    broken: list[str] = []
    for name, (attempt, times) in tries.items():
        for _ in range(times):
            broken += [f"{name}: {one}" for one in _tried(attempt)]
    counted = ", ".join(f"{times} {name}" for name, (_, times) in tries.items())
    return Finding("nonsense", counted, tuple(dict.fromkeys(broken)))


def _tried(attempt: Callable[[], object]) -> Iterator[str]:
    began = time.perf_counter()
    try:
        wrong = attempt()
    except Problem:
        wrong = None
    except Exception as error:  # noqa: BLE001 - whatever it is, a person should never see it
        wrong = f"{error!r}"
    if wrong:
        yield str(wrong)
    if time.perf_counter() - began > LONGEST:
        yield f"took {time.perf_counter() - began:.1f} s"


def _mutated(text: str, chance: random.Random, most: int = 4) -> str:
    for _ in range(chance.randint(1, most)):
        at, to = sorted(chance.randint(0, len(text)) for _ in range(2))
        match chance.randrange(4):
            case 0:
                text = text[:at] + chance.choice(SPICE) + text[at:]
            case 1:
                text = text[:at] + text[min(to, at + 12) :]
            case 2:
                text = text[:to] + text[at : at + 20] + text[to:]
            case _:
                text = text[:at] + chance.choice(SPICE) + text[at + 1 :]
    return text


def _date(chance: random.Random) -> None:
    parse(_mutated(chance.choice(DATES), chance), zone="Europe/Kyiv", now=NOW)


def _ref(chance: random.Random) -> None:
    Ref.parse(_mutated("delegation/ukraine-brest", chance))


def _line(talks: Talks, chance: random.Random) -> str:
    """Propose a line; nothing is recorded by that, whatever it comes to."""
    before = talks.state().history.seq
    said = line(_mutated(chance.choice(LINES), chance))
    decision = talks.desk.propose(understand(said, talks.state()))
    if not isinstance(decision, Proposal):
        str(decision)
    return "" if talks.state().history.seq == before else "a proposal was recorded"


def _command(record: Path, chance: random.Random) -> str:
    """Run a command; what is refused leaves the record as it was."""
    before = record.stat().st_size, len(_entries(record))
    words = [_mutated(one, chance, 1) if chance.random() < 0.5 else one for one in _words(chance)]
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        status = main([*words, "-r", str(record)])
    if "Traceback" in printed.getvalue():
        return f"{words}: a traceback"
    if status not in {0, 1, 2, 3}:
        return f"{words}: exit status {status}"
    changed = (record.stat().st_size, len(_entries(record))) != before
    return f"{words}: refused, and recorded" if status and changed else ""


def _words(chance: random.Random) -> tuple[str, ...]:
    return chance.choice(COMMANDS)


def _entries(record: Path) -> list[object]:
    from contextlib import closing

    from negotiation.record.sqlite import SqliteStore

    with closing(SqliteStore.open(record)) as store:
        return list(store.read())


def _scenario(chance: random.Random) -> None:
    text = _mutated(written(BREST), chance, 8)
    entries_of(read(strictyaml.load(text, "talks.yaml"), NOW))


def _table(talks: Talks, path: Path, chance: random.Random) -> str:
    """Propose a table; nothing is recorded by that, whatever it comes to."""
    before = talks.state().history.seq
    table, said = (
        _mutated(one, chance) if chance.random() < 0.5 else one for one in (TABLE, MAPPING)
    )
    path.write_text(table, "utf-8")
    understood = mapping.read(strictyaml.load(said, "mapping.yaml"))
    talks.desk.propose(Import(Table(path, understood.form), understood))
    return "" if talks.state().history.seq == before else "a proposal was recorded"


def _line_of_entries(talks: Talks, path: Path, chance: random.Random) -> str:
    """Read entries of which one line is mutated: what is read is what a record could write."""
    told = [encode(entry) for entry in talks.entries]
    at = chance.randrange(len(told))
    told[at] = _mutated(told[at], chance, 1).strip()
    path.write_text("\n".join(told), "utf-8")
    found = [encode(one.entry) for one in lines.read(path)]
    return "" if found == [one for one in told if one] else "an entry was read as another one"


def record_of_talks(path: Path) -> Path:
    """Make the record that commands are tried on."""
    from negotiation.record.sqlite import SqliteStore

    recorded(SqliteStore.create(path), BREST).close()
    return path
