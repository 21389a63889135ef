"""Whether a record that was tampered with is found out, and where."""

import json
from collections.abc import Iterator
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from negotiation.events import NOTED, Entry, canonical
from negotiation.record.chain import Row, Verdict, link, seal, verify, walk
from negotiation.record.problems import Untrusted
from negotiation.words.problems import Problem

COLUMNS = ("seq", "id", "body", "hash")


def remark(number: int, note: str = "Nobody has heard from them.") -> Entry:
    return Entry(f"entry-{number}", f"act-{number}", NOTED, "round/brest", {}, note=note)


def chain(notes: list[str]) -> list[Row]:
    entries = [remark(number, note) for number, note in enumerate(notes, start=1)]
    return [sealed.row for sealed in seal(entries, None, "2022-03-02T20:00:00.000000Z")]


def with_one_character_changed(row: Row) -> Iterator[tuple[str, Row]]:
    """Give the row once for each character of each of its columns, with that one changed."""
    for index, column in enumerate(COLUMNS):
        text = str(row[index])
        for at, character in enumerate(text):
            other = "7" if character != "7" else "8"
            changed: list[int | str] = list(row)
            changed[index] = text[:at] + other + text[at + 1 :]
            if column == "seq":
                changed[index] = int(changed[index])
            yield column, tuple(changed)  # type: ignore[misc]


# What the chain is


def test_each_hash_is_over_the_one_before_and_the_text_as_it_is_stored() -> None:
    first, second = chain(["They met.", "Вони зустрілися."])
    assert first[3] == sha256(b"\n" + first[2].encode()).hexdigest()
    assert second[3] == sha256(first[3].encode() + b"\n" + second[2].encode()).hexdigest()


def test_the_text_holds_all_but_the_hashes_in_one_form() -> None:
    [(_, _, body, _)] = chain(["They met."])
    assert body == (
        '{"act":"act-1","data":{},"id":"entry-1","note":"They met.",'
        '"recorded":"2022-03-02T20:00:00.000000Z","seq":1,"subject":"round/brest",'
        '"type":"noted","v":1}'
    )


def test_entries_are_sealed_behind_the_head() -> None:
    [first] = seal([remark(1)], None, "2022-03-02T20:00:00.000000Z")
    [second] = seal([remark(2)], first.entry, "2022-03-02T19:00:00.000000Z")
    assert (second.entry.seq, second.entry.prev) == (2, first.entry.hash)
    assert second.entry.recorded == first.entry.recorded
    assert list(walk([second.row], after=1, prev=first.entry.hash)) == [second.entry]


@pytest.mark.parametrize("data", [{"low": float("nan")}, {"low": float("inf")}, {"text": "\ud800"}])
def test_what_no_text_can_hold_is_refused(data: dict[str, float | str]) -> None:
    with pytest.raises(Problem, match="'round/brest' can't be kept"):
        seal([remark(1)._replace(data=dict(data))], None, "")


# What is found


@given(notes=some.lists(some.text(), max_size=5))
@settings(max_examples=50)
def test_a_record_that_nobody_touched_is_trusted(notes: list[str]) -> None:
    rows = chain(notes)
    assert verify(rows) == Verdict(len(rows), rows[-1][3] if rows else "")


def test_any_character_changed_anywhere_is_found_where_it_was_changed() -> None:
    rows = chain(["They met.", "They parted.", "They will meet again."])
    for index, row in enumerate(rows):
        for column, changed in with_one_character_changed(row):
            verdict = verify([*rows[:index], changed, *rows[index + 1 :]])
            assert verdict.fault, (column, changed)
            assert verdict.sound == index, (column, changed)


@given(data=some.data(), notes=some.lists(some.text(), min_size=2, max_size=6))
@settings(max_examples=50)
def test_an_entry_taken_out_before_the_end_is_found(
    data: some.DataObject, notes: list[str]
) -> None:
    rows = chain(notes)
    gone = data.draw(some.integers(0, len(rows) - 2))
    verdict = verify(rows[:gone] + rows[gone + 1 :])
    assert verdict.sound == gone
    assert verdict.fault == (
        f"#{gone + 2} stands where entry #{gone + 1} belongs: some were taken out or put in."
    )


@given(data=some.data(), notes=some.lists(some.text(), min_size=2, max_size=6))
@settings(max_examples=50)
def test_entries_that_changed_places_are_found(data: some.DataObject, notes: list[str]) -> None:
    rows = chain(notes)
    one = data.draw(some.integers(0, len(rows) - 2))
    other = data.draw(some.integers(one + 1, len(rows) - 1))
    rows[one], rows[other] = rows[other], rows[one]
    assert verify(rows).sound == one
    renumbered = [(seq, *row[1:]) for seq, row in enumerate(rows, start=1)]
    assert verify(renumbered).sound == one


@given(data=some.data(), notes=some.lists(some.text(), min_size=1, max_size=6))
@settings(max_examples=50)
def test_an_entry_put_in_is_found_however_well_it_is_forged(
    data: some.DataObject, notes: list[str]
) -> None:
    rows = chain(notes)
    at = data.draw(some.integers(0, len(rows) - 1))
    prev = rows[at - 1][3] if at else ""
    body = canonical({"act": "a", "id": "forged", "seq": at + 1, "type": NOTED})
    forged = (at + 1, "forged", body, link(prev, body))
    behind = [(seq + 1, id_, body, digest) for seq, id_, body, digest in rows[at:]]
    verdict = verify([*rows[:at], forged, *behind])
    assert verdict.sound == at + 1
    assert "not what was recorded" in str(verdict.fault)


def test_a_row_kept_under_another_id_than_its_own_is_found() -> None:
    [(seq, _, body, digest)] = chain(["They met."])
    assert "another number or id" in str(verify([(seq, "entry-2", body, digest)]).fault)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "null",
        '{"seq":1}',
        json.dumps({"id": "x", "act": "x", "type": "noted", "seq": 2}),
        "[" * 100_000,
    ],
)
def test_a_row_with_a_fitting_hash_that_is_no_entry_is_found(body: str) -> None:
    verdict = verify([(1, "x", body, link("", body))])
    assert verdict.sound == 0
    assert verdict.fault


def test_reading_stops_at_the_first_entry_that_does_not_fit() -> None:
    rows = chain(["They met.", "They parted.", "They will meet again."])
    rows[1] = (2, rows[1][1], rows[1][2].replace("parted", "agreed"), rows[1][3])
    reading = walk(rows)
    assert next(reading).note == "They met."
    with pytest.raises(Untrusted, match="#2 is not what was recorded"):
        next(reading)


# What was cut off at the end


def test_a_cut_end_is_found_by_whoever_kept_the_head() -> None:
    rows = chain(["They met.", "They parted.", "They will meet again."])
    kept = rows[-1][3]
    assert verify(rows[:2]).fault is None
    assert verify(rows[:2], head=kept).fault == (
        f"No entry has the hash {kept}: the end was cut off, or all of it was written anew."
    )
    assert verify([], head=kept).fault


def test_a_record_that_has_grown_since_the_head_was_kept_is_trusted() -> None:
    rows = chain(["They met.", "They parted.", "They will meet again."])
    assert verify(rows, head=rows[1][3]) == Verdict(3, rows[2][3])


def test_a_record_written_anew_is_found_by_whoever_kept_the_head() -> None:
    kept = chain(["They met.", "They parted."])[-1][3]
    rewritten = chain(["They met.", "They agreed."])
    assert verify(rewritten).fault is None
    assert verify(rewritten, head=kept).fault
