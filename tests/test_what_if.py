"""What if: updates tried on a copy of a record, kept together or not at all."""

import pytest

from negotiation.record.memory import MemoryStore
from negotiation.updates.decision import Flagged, Proposal, Refused
from negotiation.updates.grammar import line
from negotiation.updates.understand import understand
from negotiation.what_if import WhatIf
from negotiation.words.refs import Ref
from tests.talks import BREST, Talks, recorded

UKRAINE = "delegation/ukraine-brest"
BOMBING = "precondition/stop-bombing"


@pytest.fixture
def store() -> MemoryStore:
    store = MemoryStore()
    recorded(store, BREST)
    return store


@pytest.fixture
def talks(store: MemoryStore) -> Talks:
    return Talks(store)


@pytest.fixture
def tried(talks: Talks) -> WhatIf:
    return WhatIf(talks.desk)


def attempt(tried: WhatIf, words: str) -> None:
    decision = tried.desk.propose(understand(line(words), tried.desk.state()))
    assert isinstance(decision, Proposal), decision
    tried.record(decision)


def keep(tried: WhatIf, talks: Talks) -> Proposal:
    decision = talks.desk.propose(tried.together())
    assert isinstance(decision, Proposal)
    return talks.desk.record(decision)


def test_what_is_tried_is_seen_there_and_nowhere_else(talks: Talks, tried: WhatIf) -> None:
    before = talks.entries
    attempt(tried, f"{UKRAINE} arrive")

    assert tried.desk.state()[Ref(UKRAINE)].desk.state == "arrived"
    assert talks.where(UKRAINE) == "named"
    talks.desk.follow()
    assert talks.entries == before


def test_the_copy_is_the_record_to_its_last_hash(talks: Talks, tried: WhatIf) -> None:
    assert tuple(tried.desk.state().history.all) == talks.entries


def test_the_copy_knows_the_same_time_as_the_desk(talks: Talks, tried: WhatIf) -> None:
    assert tried.desk.now() == talks.now
    live = Talks.live()
    copy = WhatIf(live.desk).desk
    live.turn_clock("2022-03-03T08:00+02:00")
    assert copy.now() == live.now


def test_only_what_is_tried_on_is_folded_anew(
    talks: Talks, monkeypatch: pytest.MonkeyPatch
) -> None:
    from negotiation.fold import state

    assert all(talks.state().values())
    folded: list[Ref] = []
    fold = state.fold
    monkeypatch.setattr(state, "fold", lambda ref, told: folded.append(ref) or fold(ref, told))
    tried = WhatIf(talks.desk)
    attempt(tried, f"{UKRAINE} arrive")

    assert all(tried.desk.state().values())
    assert [one.ref for one in tried.difference().changed] == [UKRAINE]
    assert set(folded) == {UKRAINE}


def test_kept_its_acts_are_in_the_record_each_as_it_was_tried(talks: Talks, tried: WhatIf) -> None:
    attempt(tried, f"{BOMBING} meet --source nrc:2")
    attempt(tried, f"{UKRAINE} arrive")
    ids = [(one.act, one.entries[0].id) for one in tried.trials]
    head = len(talks.entries)
    keep(tried, talks)

    assert (talks.where(BOMBING), talks.where(UKRAINE)) == ("met", "arrived")
    kept = talks.entries[head:]
    assert [(one.act, one.id) for one in kept] == ids
    assert [one.seq for one in kept] == [head + 1, head + 2]
    assert [one.place for one in kept] == [None, None]
    assert {one.operator for one in kept} == {"m.k."}


def test_what_follows_from_what_is_tried_is_kept_after_it(talks: Talks, tried: WhatIf) -> None:
    attempt(tried, "add round third title='Third round' state=proposed")
    attempt(tried, "round/third agree")
    attempt(tried, "add source afp name=AFP")
    attempt(tried, "confirm round/third --source afp:2")
    keep(tried, talks)

    assert talks.where("round/third") == "agreed_in_principle"
    assert talks.entries[-1].source == "afp:2"


def test_what_was_tried_and_undone_again_leaves_nothing(tried: WhatIf) -> None:
    attempt(tried, f"{BOMBING} meet")
    attempt(tried, f"{UKRAINE} arrive")
    attempt(tried, "undo")
    assert [one.entries[0].subject for one in tried.trials] == [BOMBING]
    attempt(tried, "undo --redo")
    assert len(tried.trials) == 2
    attempt(tried, "undo")
    attempt(tried, "undo")
    assert tried.trials == ()


def test_what_was_tried_and_corrected_is_kept_with_its_correction(
    talks: Talks, tried: WhatIf
) -> None:
    attempt(tried, f"{UKRAINE} depart")
    seq = tried.desk.state().history.seq
    attempt(tried, f"correct '#{seq}' arrive")
    assert len(tried.trials) == 2
    keep(tried, talks)

    assert talks.where(UKRAINE) == "arrived"
    assert talks.entries[-1].because == (talks.entries[-3].act,)


def test_a_correction_that_was_undone_leaves_what_it_corrected(talks: Talks, tried: WhatIf) -> None:
    attempt(tried, f"{UKRAINE} depart")
    attempt(tried, f"correct '#{tried.desk.state().history.seq}' arrive")
    attempt(tried, "undo")
    keep(tried, talks)
    assert talks.where(UKRAINE) == "en_route"
    assert len(WhatIf(talks.desk).trials) == 0


def test_all_undone_after_a_correction_leaves_nothing(tried: WhatIf) -> None:
    attempt(tried, f"{UKRAINE} depart")
    attempt(tried, f"correct '#{tried.desk.state().history.seq}' arrive")
    attempt(tried, "undo")
    attempt(tried, "undo")
    assert tried.trials == ()


def test_an_update_of_the_record_can_be_undone_in_a_what_if_and_that_kept(talks: Talks) -> None:
    talks.say(f"{UKRAINE} depart")
    tried = WhatIf(talks.desk)
    attempt(tried, "undo")
    assert talks.where(UKRAINE) == "en_route"
    keep(tried, talks)
    assert talks.where(UKRAINE) == "named"


def test_an_undo_never_takes_back_another_update_than_it_was_tried_on(talks: Talks) -> None:
    talks.say(f"{UKRAINE} depart")
    tried = WhatIf(talks.desk)
    attempt(tried, "undo")
    talks.say(f"{BOMBING} pledge")
    before = talks.entries
    with pytest.raises(Refused, match="something else"):
        keep(tried, talks)
    assert talks.entries == before


def test_what_can_not_be_any_more_is_told_and_nothing_is_half_kept(
    talks: Talks, store: MemoryStore, tried: WhatIf
) -> None:
    attempt(tried, f"{UKRAINE} arrive")
    attempt(tried, f"{BOMBING} pledge")
    other = talks.colleague(store, "a.b.")
    other.say(f"{BOMBING} meet")
    talks.desk.follow()
    before = talks.entries
    with pytest.raises(Refused, match="'pledge' is not possible") as told:
        keep(tried, talks)

    assert str(told.value).startswith("Stop bombing civilians: pledged – ")
    assert "delegation" not in str(told.value)
    assert talks.entries == before


def test_what_has_come_in_the_way_meanwhile_is_told(talks: Talks, store: MemoryStore) -> None:
    for words in (f"{BOMBING} meet", f"{UKRAINE} arrive", "delegation/russia-brest arrive"):
        talks.say(words)
    tried = WhatIf(talks.desk)
    attempt(tried, "round/brest open")
    talks.colleague(store, "a.b.").say(f"{BOMBING} violate")
    talks.desk.follow()

    assert isinstance(talks.ask("round/brest open"), Flagged)
    with pytest.raises(Refused, match="Second round: in session – Stop bombing civilians"):
        keep(tried, talks)


def test_a_confirmation_of_a_state_that_is_no_more_is_told(
    talks: Talks, store: MemoryStore, tried: WhatIf
) -> None:
    attempt(tried, f"confirm {BOMBING}")
    talks.colleague(store, "a.b.").say(f"{BOMBING} meet")
    talks.desk.follow()
    with pytest.raises(Refused, match="still stated – It would say something else"):
        keep(tried, talks)


def test_what_others_recorded_about_the_same_is_shown_and_about_other_things_not(
    talks: Talks, store: MemoryStore, tried: WhatIf
) -> None:
    attempt(tried, f"{UKRAINE} arrive")
    other = talks.colleague(store, "a.b.")
    other.say(f"{BOMBING} pledge")
    other.say(f"{UKRAINE} depart")
    talks.desk.follow()

    [meanwhile] = tried.meanwhile(talks.state())
    assert (meanwhile.subject, meanwhile.data["to"]) == (UKRAINE, "en_route")
    assert tried.desk.state()[Ref(BOMBING)].desk.state == "stated"


def test_what_changes_about_the_same_between_asking_and_keeping_is_told(
    talks: Talks, store: MemoryStore, tried: WhatIf
) -> None:
    attempt(tried, f"{UKRAINE} arrive")
    decision = talks.desk.propose(tried.together())
    assert isinstance(decision, Proposal)
    talks.colleague(store, "a.b.").say(f"{UKRAINE} depart")
    with pytest.raises(Refused, match=f"{UKRAINE} has changed meanwhile"):
        talks.desk.record(decision)
    assert talks.where(UKRAINE) == "en_route"


def test_what_changes_about_other_things_meanwhile_does_not_matter(
    talks: Talks, store: MemoryStore, tried: WhatIf
) -> None:
    attempt(tried, f"{UKRAINE} arrive")
    attempt(tried, "confirm delegation/ukraine-brest")
    decision = talks.desk.propose(tried.together())
    assert isinstance(decision, Proposal)
    talks.colleague(store, "a.b.").say(f"{BOMBING} pledge")
    talks.desk.record(decision)
    assert (talks.where(UKRAINE), talks.where(BOMBING)) == ("arrived", "pledged")


def test_the_difference_is_what_was_tried_and_not_what_others_recorded(
    talks: Talks, store: MemoryStore, tried: WhatIf
) -> None:
    attempt(tried, f"{UKRAINE} arrive")
    attempt(tried, "add source afp name=AFP")
    talks.colleague(store, "a.b.").say(f"{BOMBING} pledge")
    talks.desk.follow()
    seen = tried.difference()

    assert [one.ref for one in seen.added] == ["source/afp"]
    assert [one.ref for one in seen.changed] == [UKRAINE]
    assert seen.changed[0].changes[0][1:] == ("named", "arrived")


def test_time_goes_on_as_it_was_tried_in_a_process_of_the_past(talks: Talks, tried: WhatIf) -> None:
    attempt(tried, f"{UKRAINE} depart --at 2022-03-02T23:00")
    attempt(tried, f"{UKRAINE} arrive")
    keep(tried, talks)

    assert talks.where(UKRAINE) == "arrived"
    assert talks.entries[-1].known == "2022-03-02T21:00Z"


def test_two_undos_go_back_one_act_each_when_they_are_kept(talks: Talks) -> None:
    talks.say(f"{UKRAINE} depart")
    tried = WhatIf(talks.desk)
    attempt(tried, f"{BOMBING} pledge")
    attempt(tried, "undo")
    attempt(tried, "undo")
    keep(tried, talks)
    assert (talks.where(UKRAINE), talks.where(BOMBING)) == ("named", "stated")
