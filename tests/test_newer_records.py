"""What a newer Parley has written: it is shown as far as it is understood, and not added to."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from negotiation.events import ADVANCED, NOTED, Entry, Json, decode, encode
from negotiation.record import Store
from negotiation.record.chain import verify
from negotiation.record.memory import MemoryStore
from negotiation.record.problems import NotRecorded
from negotiation.record.sqlite import SqliteStore, stored
from negotiation.updates.decision import Proposal
from negotiation.views.log import log
from negotiation.words.when import Instant
from tests.talks import BREST, Talks, recorded

ROUND = "round/brest"
BOMBING = "precondition/stop-bombing"
READ_ONLY = "This record is read-only until Parley is updated: entry #{} {}."
EVENING = Instant("2022-03-02T18:00Z")


def newer(
    store: Store,
    type_: str = "linked",
    subject: str = ROUND,
    data: Mapping[str, Json] | None = None,
    *,
    v: int = 1,
) -> int:
    """Record as a newer Parley would: return the number of the entry."""
    entry = Entry(
        f"newer {v}", "newer", type_, subject, data or {}, known=EVENING, operator="o.p.", v=v
    )
    head = len(list(store.read()))
    return store.append([entry], after=head)[0].seq


@pytest.fixture
def store() -> Store:
    return recorded(MemoryStore(), BREST)


def test_an_entry_of_an_unknown_type_makes_the_record_read_only(store: Store) -> None:
    seq = newer(store)
    talks = Talks(store)

    told = READ_ONLY.format(seq, "is of a type this Parley does not know: 'linked'")
    assert talks.state().history.read_only == told
    for words in (f"{ROUND} convene", f"confirm {BOMBING}", "note 'a convoy'", "undo"):
        assert talks.refused(words) == told


def test_an_entry_of_a_newer_version_makes_the_record_read_only(store: Store) -> None:
    seq = newer(store, NOTED, v=2)

    told = READ_ONLY.format(seq, "was written by a newer Parley (version 2)")
    assert Talks(store).refused(f"{ROUND} convene") == told


def test_the_first_of_several_is_named(store: Store) -> None:
    first = newer(store)
    newer(store, NOTED, v=3)

    assert Talks(store).refused(f"{ROUND} convene").startswith(READ_ONLY.format(first, "")[:-2])


def test_a_record_of_this_version_is_not(store: Store) -> None:
    talks = Talks(store)
    talks.say(f"{ROUND} convene")

    assert talks.state().history.read_only is None


def test_what_is_understood_stands_as_it_did(store: Store) -> None:
    """What the data of an unknown type mean is not known: `to` may well be another round."""
    said = {"to": "round/istanbul", "set": {"title": "Istanbul"}}
    before = Talks(store)
    before.say(f"{ROUND} convene --at 2022-03-02")
    word = before.thing(ROUND).word
    newer(store, data=said)
    after = Talks(store)

    assert (after.where(ROUND), after.where(BOMBING)) == ("convening", "stated")
    assert after.field(ROUND, "title") == "Second round"
    assert after.thing(ROUND).word == word


def test_what_a_newer_version_says_in_the_old_way_is_understood(store: Store) -> None:
    newer(store, ADVANCED, data={"from": "proposed", "to": "convening", "mood": "hopeful"}, v=2)

    assert Talks(store).where(ROUND) == "convening"


@pytest.mark.parametrize(
    ("subject", "says"),
    [(ROUND, "Second round: linked"), ("", "linked"), ("an act", "an act: linked")],
)
def test_the_log_shows_it_by_its_type(store: Store, subject: str, says: str) -> None:
    seq = newer(store, subject=subject)
    talks = Talks(store)

    last = log(talks.state())[-1]
    assert (last.seq, last.says, last.operator) == (seq, says, "o.p.")


def test_it_is_taken_back_by_a_retraction_like_any_other(store: Store) -> None:
    seq = newer(store)
    retraction = Entry("r", "r", "retracted", "newer", {}, known=EVENING)
    store.append([retraction], after=seq)
    rows = {row.seq: row for row in log(Talks(store).state())}

    assert not rows[seq].in_force
    assert rows[seq + 1].says == "retract: Second round: linked"


def test_what_comes_in_while_the_record_is_open_stops_an_update_on_its_way(store: Store) -> None:
    talks = Talks(store)
    proposal = talks.ask(f"{ROUND} convene")
    assert isinstance(proposal, Proposal)
    seq = newer(store, subject=BOMBING)

    with pytest.raises(NotRecorded, match=f"read-only until Parley is updated: entry #{seq}"):
        talks.desk.record(proposal)
    assert len(list(store.read())) == seq


def test_a_record_with_entries_of_a_newer_parley_is_verified(tmp_path: Path) -> None:
    path = tmp_path / "talks.parley"
    with closing(recorded(SqliteStore.create(path), BREST)) as store:
        newer(store)
        head = newer(store, NOTED, v=2)

    assert verify(stored(path)) == (head, verify(stored(path)).head, None)


def test_a_newer_envelope_is_read_for_what_names_the_entry() -> None:
    entry = Entry("7", "7", ADVANCED, ROUND, {"to": "convening"}, source="nrc:2", seq=3, v=2)
    other = {"source": [{"ref": "source/nrc"}], "occurred": 5, "data": []}

    read = decode(json.dumps({**json.loads(encode(entry)), **other}))

    assert read == entry._replace(source=None, data={})


def test_this_versions_own_envelope_is_not_excused() -> None:
    entry = encode(Entry("7", "7", ADVANCED, ROUND, {}, source="nrc:2"))

    with pytest.raises(ValueError, match="what does not belong there"):
        decode(entry.replace('"nrc:2"', "[1]"))
