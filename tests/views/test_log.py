"""The log, and entries as sentences."""

from __future__ import annotations

import pytest

from negotiation.events import encode
from negotiation.views.log import LogRow, log
from negotiation.views.saying import in_words, saying
from negotiation.words.refs import Ref
from tests.talks import BREST, Talks

ROUND = "round/brest"
UKRAINE = "delegation/ukraine-brest"


def about(talks: Talks, ref: str) -> tuple[LogRow, ...]:
    return log(talks.state(), Ref(ref))


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (f"{ROUND} convene", "Second round: convening"),
        (
            f"{ROUND} conclude outcome=joint_statement",
            "Second round: concluded (outcome joint statement)",
        ),
        (
            f"observe {ROUND} adjourned --note 'So they say.'",
            "Second round: adjourned, as observed",
        ),
        (f"amend {ROUND} ordinal=2 place=Brest", "Second round: ordinal 2, place Brest"),
        (f"amend {ROUND} ordinal=", "Second round: ordinal –"),
        (
            f"amend {ROUND} parties+=russia parties-=ukraine",
            "Second round: parties +Russia, parties −Ukraine",
        ),
        (f"confirm {ROUND}", "Second round: still proposed"),
        ("confirm person/medinsky", "Vladimir Medinsky: still so"),
        (f"note {ROUND} 'The hall is ready.'", "Second round: The hall is ready."),
        ("note 'Cars at the gate.'", "Unfiled: Cars at the gate."),
        ("add measure pause title=Pause state=offered", "Pause: offered"),
        ("add person lavrov name=Lavrov", "Lavrov"),
        (
            f"amend {ROUND} links+='{{about: {UKRAINE}}}'",
            "Second round: links +about Ukraine's delegation, Second round",
        ),
        (
            f"amend {ROUND} provided='{{any: [{{ref: {UKRAINE}, states: [en_route, home]}}]}}'",
            "Second round: provided Ukraine's delegation, Second round en route or home",
        ),
        (f"amend {ROUND} --until 2022-03-03", "Second round, until Thu 3 Mar"),
        (
            f"{ROUND} convene --until 2022-03-03T10:00 --then not_held",
            "Second round: convening, until Thu 3 Mar 10:00, then not held",
        ),
        (f"{UKRAINE} depart", "Ukraine's delegation, Second round: en route"),
    ],
)
def test_an_entry_reads_as_a_sentence(words: str, says: str) -> None:
    talks = Talks.of()
    entry = talks.say(words).entries[0]

    assert saying(entry, talks.state()) == says


def test_a_claim_is_said_by_its_answer() -> None:
    talks = Talks.of(
        BREST + "questions: {dead: {title: Soldiers killed,"
        " claims: {russia: {low: 498, covers: to 2 March}}}}"
    )
    (row,) = about(talks, "claim/russia-dead")

    assert row.says == "Russia on Soldiers killed: at least 498, to 2 March"


def test_the_log_keeps_what_was_taken_back_and_marks_it() -> None:
    talks = Talks.of()
    talks.say(f"{ROUND} convene")
    talks.say("undo")
    added, convened, undone = about(talks, ROUND)

    assert (added.in_force, convened.in_force, undone.in_force) == (True, False, True)
    assert undone.says == "undo: Second round: convening"


def test_the_log_of_a_thing_has_what_was_brought_back_too() -> None:
    talks = Talks.of()
    talks.say(f"{ROUND} convene")
    talks.say("undo")
    talks.say("undo --redo")
    rows = about(talks, ROUND)

    assert [row.says for row in rows[1:]] == [
        "Second round: convening",
        "undo: Second round: convening",
        "redo: Second round: convening",
    ]
    assert [row.in_force for row in rows] == [True, True, False, True]


def test_the_log_has_the_reason_and_what_it_overrode() -> None:
    talks = Talks.of()
    talks.say(f"{ROUND} open --despite 'They met all the same.'")
    row = about(talks, ROUND)[-1]

    assert row.reason == "They met all the same."
    assert row.overrode[0] == "Stop bombing civilians: stated"
    assert len(row.overrode) == 3


def test_the_log_of_one_thing_is_about_nothing_else() -> None:
    talks = Talks.of()
    talks.say(f"{ROUND} convene")
    talks.say(f"{UKRAINE} depart --according-to ukraine --source nrc:3")
    rows = about(talks, UKRAINE)

    assert {row.subject for row in rows} == {UKRAINE}
    assert (rows[-1].voice, rows[-1].grade) == ("party/ukraine", "B3")
    assert len(log(talks.state())) == len(talks.entries)


def test_the_log_as_of_a_time_leaves_out_what_happened_later_and_that_it_was_taken_back() -> None:
    talks = Talks.of()
    talks.say(f"{ROUND} convene --at 2022-03-03T10:00")
    talks.say("undo")
    before = log(talks.state(as_of="2022-03-02"), Ref(ROUND))
    after = log(talks.state(as_of="2022-03-03"), Ref(ROUND))

    assert [row.says for row in before] == ["Second round: proposed"]
    assert len(after) == 3


def test_the_log_as_known_before_does_not_know_of_the_undo() -> None:
    talks = Talks.live()
    talks.say(f"{ROUND} convene --at 2022-03-02T10:00 --known 2022-03-02T11:00")
    talks.say("undo")
    rows = log(talks.state(known_at="2022-03-02T12:00"), Ref(ROUND))

    assert [(row.says, row.in_force) for row in rows] == [
        ("Second round: proposed", True),
        ("Second round: convening", True),
    ]


def test_scripts_get_the_entry_as_it_is_recorded_and_what_became_of_it() -> None:
    talks = Talks.of()
    talks.say(f"{ROUND} convene --source nrc:2")
    row = about(talks, ROUND)[-1]
    shown = row.as_json()

    assert shown["source"] == "nrc:2"
    assert (shown["in_force"], shown["grade"], shown["hash"]) == (True, "B2", row.entry.hash)
    assert f'"id":"{shown["id"]}"' in encode(row.entry)


def test_values_are_written_for_people() -> None:
    state = Talks.of().state()

    assert in_words(None, state) == "–"
    assert in_words(["a", 2], state) == "a, 2"
    assert (
        in_words({"edtf": "2022-03-02 evening", "zone": "Europe/Kyiv"}, state)
        == "2022-03-02 evening"
    )
    assert in_words({"name": "Brest", "latitude": 52.1}, state) == "Brest"
    assert in_words("safe_passage", state) == "safe passage"
    assert in_words("no_such_word", state) == "no_such_word"
    assert in_words([ROUND], state) == "Second round"
    assert in_words([ROUND], state, by_ref=True) == ROUND
    assert in_words({"type": "about", "to": "item/x"}, state) == "about item/x"
