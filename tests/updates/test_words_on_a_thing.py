"""Observing, confirming, noting."""

from __future__ import annotations

from tests.talks import Talks

ROUND = "round/brest"
BOMBING = "precondition/stop-bombing"


def test_an_observation_goes_straight_to_any_state_and_is_marked() -> None:
    talks = Talks.of()
    entry = talks.say(f"observe {ROUND} adjourned --note 'So they were told at noon.'").entries[0]

    assert talks.where(ROUND) == "adjourned"
    assert entry.note == "So they were told at noon."
    assert entry.data == {"from": "proposed", "to": "adjourned"}


def test_an_observation_needs_its_reason() -> None:
    talks = Talks.of()

    assert "needs its reason" in talks.refused(f"observe {ROUND} adjourned")
    assert "needs its reason" in talks.refused(f"observe {ROUND} adjourned --note ' '")


def test_an_unknown_state_names_the_nearest() -> None:
    talks = Talks.of()

    assert "did you mean 'adjourned'?" in talks.refused(f"observe {ROUND} ajourned --note so")


def test_a_late_observation_says_that_it_is_not_the_last_word() -> None:
    talks = Talks.of()
    talks.say(f"{ROUND} convene")

    assert talks.say(f"observe {ROUND} scheduled --note so --at 2022-03-01").later is not None


def test_a_confirmation_renews_the_last_word_and_moves_nothing() -> None:
    talks = Talks.of()
    entry = talks.say(f"confirm {BOMBING} --source tass:3 --at 2022-03-02T20:00").entries[0]
    shown = talks.thing(BOMBING)

    assert entry.data == {"confirms": "stated"}
    assert shown.stand is not None
    assert (shown.stand.state, shown.stand.since) == ("stated", "2022-03-01T21:59Z")
    assert shown.word is not None
    assert (shown.word.moment, shown.word.grade) == ("2022-03-02T18:00Z", "D3")


def test_a_late_confirmation_confirms_what_was_so_then() -> None:
    talks = Talks.of()
    met = talks.say(f"{BOMBING} meet --at 2022-03-02T20:00")
    late = talks.say(f"confirm {BOMBING} --at 2022-03-02T12:00")

    assert late.entries[0].data == {"confirms": "stated"}
    assert late.later == met.entries[0]
    assert talks.where(BOMBING) == "met"


def test_a_remark_moves_nothing() -> None:
    talks = Talks.of()
    talks.say(f"note {ROUND} 'The hall is ready.'")

    assert talks.where(ROUND) == "proposed"
    assert talks.entries[-1].note == "The hall is ready."


def test_a_report_without_a_ref_is_unfiled_and_may_be_cited_by_its_number() -> None:
    talks = Talks.of()
    report = talks.say("note 'Both delegations seen at the gate.'").entries[0]
    filed = talks.say(f"{ROUND} convene --because '#{report.seq}' --because medinsky").entries[0]

    assert report.subject == ""
    assert filed.because == (report.act, "person/medinsky")


def test_a_note_needs_its_text() -> None:
    talks = Talks.of()

    assert "needs its text" in talks.refused(f"note {ROUND} ''")


def test_what_an_update_cites_has_to_be_there() -> None:
    talks = Talks.of()

    assert "#999" in talks.refused(f"{ROUND} convene --because '#999'")
    assert "nrc" in talks.refused(f"{ROUND} convene --source nrx:2")
    assert "--source" in talks.refused(f"{ROUND} convene --source nrc:9")


def test_the_envelope_keeps_who_said_what_and_where_it_stands() -> None:
    talks = Talks.of()
    entry = talks.say(
        f"{ROUND} convene --source 'nrc:2 via tass:3' --actor belarus --quote 'Welcome.'"
        " --link https://example.org/1 --tag venue --handling amber --note 'By phone.'"
    ).entries[0]

    assert (entry.operator, entry.via) == ("m.k.", "test")
    assert (entry.source, entry.actor) == ("nrc:2 via tass:3", "party/belarus")
    assert (entry.quote, entry.link) == ("Welcome.", "https://example.org/1")
    assert (entry.tags, entry.handling, entry.note) == (("venue",), "amber", "By phone.")
