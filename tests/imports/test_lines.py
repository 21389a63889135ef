"""Entries as JSON Lines: what a record wrote comes in as it was, and nothing else does."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from negotiation.events import encode
from negotiation.fold.history import History
from negotiation.imports.lines import lacking, read
from negotiation.record.memory import MemoryStore
from negotiation.record.merge import merge
from negotiation.views.status import status
from negotiation.words.strictyaml import Faults
from tests.talks import Talks


@pytest.fixture
def talks() -> Talks:
    talks = Talks.of()
    talks.say("delegation/russia-brest depart --source nrc:2 --at 2022-03-02")
    talks.say("note 'Heard in the corridor'")
    talks.say("undo")
    return talks


@pytest.fixture
def written(tmp_path: Path) -> Callable[[list[str]], Path]:
    def write(lines: list[str]) -> Path:
        path = tmp_path / "talks.jsonl"
        path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        return path

    return write


def exported(talks: Talks) -> list[str]:
    return [encode(entry) for entry in talks.entries]


def test_what_a_record_wrote_comes_to_the_same_state(
    talks: Talks, written: Callable[[list[str]], Path]
) -> None:
    lines = read(written(exported(talks)))
    store = MemoryStore()
    merge(store, [one.entry for one in lines])

    assert status(Talks(store).state()).things == status(talks.state()).things


def test_entries_that_are_there_are_not_missing_and_the_others_are(
    talks: Talks, written: Callable[[list[str]], Path]
) -> None:
    lines = read(written(exported(talks)))
    half = History(talks.entries[:20])

    assert lacking(lines, half, "talks.jsonl") == [one.entry for one in lines[20:]]
    assert lacking(lines, History(talks.entries), "talks.jsonl") == []


def test_an_entry_that_says_something_else_under_an_id_of_the_record_is_refused(
    talks: Talks, written: Callable[[list[str]], Path]
) -> None:
    changed = [line.replace("Stop bombing", "Go on bombing") for line in exported(talks)]

    with pytest.raises(Faults, match=r"talks.jsonl:\d+:1: The record holds another entry"):
        lacking(read(written(changed)), History(talks.entries), "talks.jsonl")


def test_entries_of_other_talks_are_refused(
    talks: Talks, written: Callable[[list[str]], Path]
) -> None:
    other = Talks.past("parties: {wga: Writers}", "{id: writers, title: Writers, zone: UTC}")

    with pytest.raises(Faults, match="This is of process/writers, and the record is of"):
        lacking(read(written(exported(other))), History(talks.entries), "talks.jsonl")
    both = read(written([*exported(talks), *exported(other)]))
    with pytest.raises(Faults, match="This is of process/writers, and the record is of"):
        lacking(both, History(), "talks.jsonl")


def told(line: str, data: object) -> str:
    body = json.loads(line) | {"data": data}
    return json.dumps(body, sort_keys=True, separators=(",", ":"))


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda line: line[:80], "This is not JSON, or only half a line"),
        (lambda line: line.replace('"v":1', '"v": 1'), "This is not how a record writes an entry"),
        (lambda line: line.replace('"v":1', '"v":2'), "was written by a newer Parley (version 2)"),
        (lambda line: line.replace('"type":"added"', '"type":"sworn"'), "type this Parley does"),
        (lambda line: line.replace('"act":', '"acts":'), "This is no entry of a record"),
        (lambda line: line.replace('"via":"scenario"', '"via":4'), "This is no entry of a record"),
        (lambda line: told(line, {"set": {"title": 7}}), "`title` of a round can't be 7."),
        (lambda line: told(line, {"set": []}), "`data.set` does not hold"),
        (lambda line: line.replace('"round/brest"', '"ground/brest"'), "'ground' is not a kind"),
        (lambda line: line.replace('"round/brest"', '"Brest!"'), "'Brest!' is not a reference"),
        (lambda _line: "[" * 100_000, "This is"),
        (lambda _line: "null", "This is no entry of a record"),
    ],
)
def test_a_line_that_a_record_would_not_have_written_is_told_by_its_number(
    talks: Talks,
    written: Callable[[list[str]], Path],
    spoil: Callable[[str], str],
    sentence: str,
) -> None:
    lines = exported(talks)
    at = next(n for n, line in enumerate(lines) if '"subject":"round/brest"' in line)
    lines[at] = spoil(lines[at])

    with pytest.raises(Faults) as caught:
        read(written(lines))
    (fault,) = caught.value.faults
    assert fault.line == at + 1
    assert sentence in fault.sentence


def test_a_line_that_stands_twice_and_bytes_that_are_no_text_are_told(
    talks: Talks, written: Callable[[list[str]], Path]
) -> None:
    first, *rest = exported(talks)
    path = written([first, first, *rest])
    with path.open("ab") as file:
        file.write(b"\xff\n")

    with pytest.raises(Faults) as caught:
        read(path)
    assert "on line 1 already" in str(caught.value)
    assert "not UTF-8" in str(caught.value)
