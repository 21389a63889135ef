"""What is listed: when it came up, by whose word, and where it stood then."""

from collections.abc import Callable

from negotiation.events import ADDED, Entry
from negotiation.fold.state import State
from negotiation.words.refs import Ref
from negotiation.words.when import Instant

Replay = Callable[..., tuple[Entry, ...]]
Talks = Callable[..., State]


def test_the_process_comes_first_and_then_all_in_the_order_of_the_file(replay: Replay) -> None:
    entries = replay("rounds: {brest: {title: Second, delegations: {russia: }}}\nitems: {a: A}\n")
    assert [one.subject for one in entries] == [
        "process/talks",
        "source/nrc",
        "source/tass",
        "party/ukraine",
        "party/russia",
        "person/medinsky",
        "round/brest",
        "delegation/russia-brest",
        "item/a",
    ]
    assert {one.type for one in entries} == {ADDED}


def test_without_a_time_it_has_always_been_there(talks: Talks, replay: Replay) -> None:
    (*_, entry) = replay("items: {kherson: Kherson}\n")
    assert (entry.occurred, entry.known) == (None, None)
    state = talks("items: {kherson: Kherson}\n")
    long_ago = State(state.history, state.now, as_of=Instant("1990-01-01T00:00Z"))
    assert Ref("item/kherson") in long_ago


def test_with_a_time_it_is_there_from_then_on_and_known_by_its_end(
    talks: Talks, replay: Replay
) -> None:
    text = "items: {kherson: {title: Kherson, at: 2022-03-01}}\n"
    (*_, entry) = replay(text)
    assert entry.occurred is not None
    assert entry.occurred.edtf == "2022-03-01"
    assert entry.known == "2022-03-01T21:59Z"
    state = talks(text)
    before = State(state.history, state.now, as_of=Instant("2022-02-28T21:00Z"))
    assert Ref("item/kherson") not in before


def test_nothing_is_known_after_the_clock_though_the_day_is_not_over(replay: Replay) -> None:
    (*_, entry) = replay("items: {kherson: {title: Kherson, at: 2022-03-02}}\n")
    assert entry.known == "2022-03-02T20:00Z"


def test_it_may_say_when_it_was_known(replay: Replay) -> None:
    (*_, entry) = replay(
        "items: {kherson: {title: Kherson, at: 2022-02-28, known: 2022-03-02T09:00}}\n"
    )
    assert entry.known == "2022-03-02T07:00Z"


def test_it_may_say_whose_word_it_is_and_cite_it(replay: Replay) -> None:
    (*_, entry) = replay(
        """
        items:
          kherson:
            title: Kherson
            source: nrc:3 via tass:4
            according_to: medinsky
            actor: russia
            quote: It has been taken.
            link: https://example.org/1
            note: Heard on the radio.
            because: party/russia
            until: 2022-03-02T23:00
            then: withdrawn
        """
    )
    assert entry.source == "nrc:3 via tass:4"
    assert (entry.according_to, entry.actor) == ("person/medinsky", "party/russia")
    assert (entry.quote, entry.note) == ("It has been taken.", "Heard on the radio.")
    assert (entry.link, entry.because) == ("https://example.org/1", ("party/russia",))
    assert entry.data["then"] == "withdrawn"
    assert isinstance(until := entry.data["until"], dict)
    assert until["end"] == "2022-03-02T21:00Z"


def test_where_no_source_is_named_it_is_that_of_the_process(replay: Replay) -> None:
    entries = replay("items: {a: A, b: {title: B, source: tass:5}}\n")
    assert [one.source for one in entries[-2:]] == ["nrc:2", "tass:5"]
    assert entries[0].source == "nrc:2"


def test_a_process_without_a_source_leaves_entries_without(replay: Replay) -> None:
    (*_, entry) = replay("items: {a: A}\n", "parley: 1\nprocess: {id: talks, title: The talks}\n")
    assert entry.source is None


def test_it_stands_where_it_is_said_to_stand_and_else_where_its_kind_begins(talks: Talks) -> None:
    state = talks("items: {a: {title: A, state: agreed}, b: B}\n")
    states = [state[Ref(one)].desk.state for one in ("item/a", "item/b")]
    assert states == ["agreed", "proposed"]


def test_anothers_word_of_where_it_stands_is_not_the_desks(talks: Talks) -> None:
    state = talks("items: {a: {title: A, state: agreed, according_to: russia}}\n")
    entity = state[Ref("item/a")]
    assert entity.desk.state == "proposed"
    assert entity.others[Ref("party/russia")].state == "agreed"


def test_no_operator_signs_what_comes_from_a_scenario(replay: Replay) -> None:
    assert {(one.operator, one.via) for one in replay("")} == {(None, "scenario")}


def test_a_time_without_a_zone_is_in_that_of_the_process(replay: Replay) -> None:
    (*_, entry) = replay("items: {a: {title: A, at: 2022-03-01T12:00}}\n")
    assert entry.occurred is not None
    assert entry.occurred.start == "2022-03-01T10:00Z"


def test_yaml_has_no_say_in_what_words_mean(talks: Talks) -> None:
    state = talks(
        """
        texts: {accord: {title: no, version: 1.10, text: 12:30, aka: [yes, 010, "on"]}}
        """
    )
    fields = state[Ref("text/accord")].desk.fields
    assert (fields["title"], fields["version"], fields["text"]) == ("no", "1.10", "12:30")
    assert fields["aka"] == ["yes", "010", "on"]
