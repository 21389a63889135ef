"""Lines of history: updates in the words of the command line."""

from collections.abc import Callable

import pytest

from negotiation.events import ADDED, ADVANCED, AMENDED, NOTED, Entry
from negotiation.fold.state import State
from negotiation.words.refs import Ref

Replay = Callable[..., tuple[Entry, ...]]
Talks = Callable[..., State]
Complaints = Callable[..., list[str]]

BREST = """
    rounds:
      brest:
        title: Second round
        delegations: {russia: , ukraine: }
"""


def test_lines_stand_under_the_time_at_which_they_happened(replay: Replay) -> None:
    entries = replay(
        BREST
        + """
    history:
      2022-03-01:
        - round/brest schedule
      2022-03-02 evening:
        - round/brest convene
        - delegation/russia-brest arrive
    """
    )
    told = [(one.subject, one.occurred.edtf if one.occurred else "") for one in entries[-3:]]
    assert told == [
        ("round/brest", "2022-03-01"),
        ("round/brest", "2022-03-02 evening"),
        ("delegation/russia-brest", "2022-03-02 evening"),
    ]


def test_a_single_line_under_its_time_needs_no_dash(talks: Talks) -> None:
    state = talks(f"{BREST}\n    history: {{2022-03-01: round/brest convene}}\n")
    assert state[Ref("round/brest")].desk.state == "convening"


def test_a_line_may_itself_say_when_under_another_time(replay: Replay) -> None:
    (*_, entry) = replay(
        f"{BREST}\n    history:\n      2022-03-01:\n"
        "        - round/brest convene: {at: 2022-03-02T09:00}\n"
    )
    assert entry.occurred is not None
    assert entry.occurred.edtf == "2022-03-02T09:00"


@pytest.mark.parametrize(
    "line",
    [
        "{at: 2022-03-01, do: convene, on: round/brest, source: tass:4}",
        "{at: 2022-03-01, do: convene, on: brest, source: tass:4}",
        "{at: 2022-03-01, do: advance convene, on: round/brest, source: tass:4}",
        "{at: 2022-03-01, do: round/brest convene, source: tass:4}",
        "round/brest convene: {at: 2022-03-01, source: tass:4}",
        "advance round/brest convene --at 2022-03-01 --source tass:4",
        'round/brest convene --at "2022-03-01" --source tass:4',
    ],
)
def test_a_list_of_lines_says_the_time_and_the_thing_in_several_forms(
    replay: Replay, line: str
) -> None:
    (*_, entry) = replay(f"{BREST}\n    history:\n      - {line}\n")
    assert (entry.subject, entry.data["to"], entry.source) == ("round/brest", "convening", "tass:4")
    assert entry.occurred is not None
    assert entry.occurred.edtf == "2022-03-01"


def test_a_ref_first_means_that_it_advanced(replay: Replay) -> None:
    (*_, entry) = replay(f"{BREST}\n    history: {{2022-03-01: [round/brest convene]}}\n")
    assert entry.type == ADVANCED
    assert dict(entry.data) == {"trigger": "convene", "from": "proposed", "to": "convening"}


def test_options_stand_beside_a_line_and_the_default_source_where_none_does(
    replay: Replay,
) -> None:
    *_, first, second = replay(
        BREST
        + """
    history:
      2022-03-02:
        - delegation/ukraine-brest depart: {according_to: ukraine, source: tass:3, tag: [road, x]}
        - delegation/russia-brest arrive
    """
    )
    assert (first.according_to, first.source) == ("party/ukraine", "tass:3")
    assert first.tags == ("road", "x")
    assert (second.according_to, second.source) == (None, "nrc:2")


def test_every_verb_that_tells_of_something_can_be_said(replay: Replay) -> None:
    entries = replay(
        BREST
        + """
    history:
      2022-03-02:
        - note round/brest "Nobody is there yet"
        - note "Heard of a convoy"
        - confirm round/brest
        - observe round/brest suspended --note "They sat, by all accounts"
        - amend round/brest format+=closed ordinal=2
        - add item corridor title="A corridor" state=contested
        - item/corridor accept
        - round/brest conclude outcome=agreed_to_meet_again --despite "no list was seen"
    """
    )[-8:]
    assert [one.type for one in entries] == [
        NOTED,
        NOTED,
        NOTED,
        ADVANCED,
        AMENDED,
        ADDED,
        ADVANCED,
        ADVANCED,
    ]
    on_round, unfiled, confirmed, observed, amended, added, accepted, concluded = entries
    assert (on_round.subject, on_round.note) == ("round/brest", "Nobody is there yet")
    assert (unfiled.subject, unfiled.note) == ("", "Heard of a convoy")
    assert confirmed.data["confirms"] == "proposed"
    assert (observed.data["to"], "trigger" in observed.data) == ("suspended", False)
    assert amended.data["set"] == {"ordinal": 2}
    assert amended.data["plus"] == {"format": ["closed"]}
    assert (added.subject, added.data["to"]) == ("item/corridor", "contested")
    assert accepted.data["to"] == "on_agenda"
    assert concluded.data["set"] == {"outcome": "agreed_to_meet_again"}


def test_a_line_can_name_what_an_earlier_line_added(talks: Talks) -> None:
    state = talks(
        """
        history:
          2022-03-02:
            - add round gomel title=Gomel
            - add delegation russia-gomel party=russia round=gomel
            - delegation/russia-gomel depart
        """
    )
    assert state[Ref("delegation/russia-gomel")].desk.state == "en_route"


def test_lines_may_stand_in_any_order_of_time(talks: Talks) -> None:
    state = talks(
        BREST
        + """
    history:
      2022-03-02: [delegation/russia-brest arrive]
      2022-03-01: [delegation/russia-brest depart]
    """
    )
    assert state[Ref("delegation/russia-brest")].desk.state == "arrived"


def test_a_flagged_line_says_so_and_is_taken_with_a_reason(
    talks: Talks, complaints: Complaints
) -> None:
    line = f"{BREST}\n    history:\n      2022-03-02:\n        - round/brest open"
    (sentence,) = complaints(f"{line}\n")
    assert sentence.startswith("talks.yaml:16:7: open is flagged: ")
    assert "Russia's delegation, Second round has not arrived: named" in sentence
    assert sentence.endswith("say why beside it: `despite: …`.")
    entity = talks(f"{line}: {{despite: they met by night}}\n")[Ref("round/brest")]
    assert entity.desk.state == "in_session"
    assert entity.entries[-1].data["despite"] == "they met by night"


def test_what_is_after_the_clock_can_not_be_reported(complaints: Complaints) -> None:
    late = "later than the desk's clock (Wed 2 Mar 22:00, Europe/Kyiv)."
    first, second, third = complaints(
        """
        items:
          a: {title: A, at: 2022-03-03}
          b: {title: B, known: 2022-03-02T22:01}
        history: {2022-03-02T23:00: [note "x"]}
        """
    )
    assert first.startswith(f"talks.yaml:10:21: '2022-03-03' is {late}")
    assert second.startswith(f"talks.yaml:11:24: '2022-03-02T22:01' is {late}")
    assert third.startswith(f"talks.yaml:12:11: '2022-03-02T23:00' is {late}")


def test_a_wrong_time_is_told_once_where_it_stands_for_many_lines(complaints: Complaints) -> None:
    lines = "".join("        - round/brest convene\n" for _ in range(5))
    (sentence,) = complaints(f"{BREST}\n    history:\n      the other day:\n{lines}")
    assert sentence.startswith("talks.yaml:15:3: ")


def test_a_line_about_what_is_itself_at_fault_is_not_complained_of(complaints: Complaints) -> None:
    (sentence,) = complaints(
        """
        deadlines: {answer: {title: Answer}}
        history: {2022-03-02: [deadline/answer meet]}
        """
    )
    assert sentence == "talks.yaml:9:13: A deadline needs `due`."


def test_a_wrong_source_of_the_process_is_told_once(complaints: Complaints) -> None:
    head = "parley: 1\nprocess: {id: talks, title: The talks, source: nrx:2}\n"
    (sentence,) = complaints("sources: {nrc: NRC}\nitems: {a: A, b: B}\n", head)
    assert sentence.startswith("talks.yaml:2:48: 'source/nrx' is not in this file")


def test_a_fact_by_another_account_never_needs_a_reason(talks: Talks) -> None:
    state = talks(
        f"{BREST}\n    history: {{2022-03-02: [round/brest open --according-to russia]}}\n"
    )
    entity = state[Ref("round/brest")]
    assert entity.desk.state == "proposed"
    assert entity.others[Ref("party/russia")].state == "in_session"
