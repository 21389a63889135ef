"""What a scenario brings of its own: words, and lifecycles."""

from collections.abc import Callable

from negotiation.fold.state import State
from negotiation.lifecycle.ways import table_of
from negotiation.views.status import status
from negotiation.views.why import CLEAR, FLAGGED, NOT_A_TRANSITION, why
from negotiation.words.refs import Ref

Talks = Callable[..., State]
Complaints = Callable[..., list[str]]

LADDER = """
    lifecycles:
      item:
        initial: parked
        gate: settle
        states:
          parked: {category: pending}
          bargained: {label: On the table, category: open, glyph: ◇}
          settled: {category: settled}
        transitions:
          - {trigger: bring_up, source: parked, dest: bargained}
          - {trigger: settle, source: [parked, bargained], dest: settled}
          - {trigger: park, source: any, dest: parked}
"""


def test_terms_add_words_to_a_vocabulary_and_are_kept_with_the_process(talks: Talks) -> None:
    state = talks(
        """
        terms: {outcome: [handshake], instrument: truce_of_god}
        rounds: {brest: {title: Second, outcome: handshake}}
        measures: {truce: {title: Truce, instrument: truce of god}}
        """
    )
    assert state[Ref("round/brest")].desk.fields["outcome"] == "handshake"
    assert state[Ref("measure/truce")].desk.fields["instrument"] == "truce_of_god"
    assert state.terms == {"outcome": ("handshake",), "instrument": ("truce_of_god",)}


def test_a_word_added_to_one_vocabulary_is_none_of_another(complaints: Complaints) -> None:
    (sentence,) = complaints(
        "terms: {outcome: [handshake]}\nrounds: {brest: {title: Second, format: handshake}}\n"
    )
    assert sentence.startswith("talks.yaml:9:41: 'handshake' is not a ")


def test_a_lifecycle_of_its_own_replaces_that_of_the_kind_and_no_other(talks: Talks) -> None:
    state = talks(f"{LADDER}\n    items: {{kherson: Kherson}}\n    deadlines:\n")
    assert state[Ref("item/kherson")].desk.state == "parked"
    table = table_of("item", state)
    assert table is not None
    assert set(table.states) == {"parked", "bargained", "settled", "denied"}
    other = table_of("round", state)
    assert other is not None
    assert "in_session" in other.states


def test_it_is_kept_in_what_added_the_process(talks: Talks) -> None:
    state = talks(LADDER)
    assert state.process is not None
    said = state.process.entries[0].data["set"]
    assert isinstance(said, dict)
    assert isinstance(own := said["lifecycles"], dict)
    assert list(own) == ["item"]


DISPUTE = """
    lifecycles:
      process:
        initial: preparing
        states:
          preparing: {category: pending}
          on_strike: {category: open}
          back: {category: closed}
        transitions:
          - {trigger: prepare, source: any, dest: preparing}
          - {trigger: strike, source: any, dest: on_strike}
          - {trigger: go_back, source: any, dest: back}
"""


def test_the_process_that_brings_a_lifecycle_for_itself_begins_by_it(talks: Talks) -> None:
    state = talks(DISPUTE)
    assert state.process is not None
    assert state.process.desk.state == "preparing"


def test_the_process_may_fall_to_a_state_of_the_lifecycle_that_it_brings(talks: Talks) -> None:
    for_a_day = (
        "{id: talks, title: T, state: on_strike, at: 2022-02-01, until: 2022-02-02, then: back}"
    )
    state = talks(DISPUTE, head=f"parley: 1\nprocess: {for_a_day}\n")
    standing = state.standing(Ref("process/talks"))
    assert standing is not None
    assert standing.state == "back"


def test_states_stay_in_the_order_in_which_they_were_written(talks: Talks) -> None:
    table = table_of("process", talks(DISPUTE))
    assert table is not None
    assert list(table.states) == ["preparing", "on_strike", "back", "denied"]


def test_advance_why_and_status_follow_it(talks: Talks) -> None:
    state = talks(
        LADDER
        + """
    items: {kherson: Kherson, crimea: Crimea}
    preconditions: {first: {title: First, demanded_by: russia, gates: item/crimea}}
    history: {2022-03-02: [item/kherson bring_up]}
    """
    )
    (kherson, crimea) = status(state, ["item"]).things
    assert kherson.stand is not None
    assert (kherson.stand.label, kherson.stand.glyph) == ("On the table", "◇")
    assert why(state[kherson.ref], "settle", state).answer == CLEAR
    assert why(state[crimea.ref], "settle", state).answer == FLAGGED
    assert why(state[crimea.ref], "agree", state).answer == NOT_A_TRANSITION


def test_states_and_triggers_of_the_table_that_it_replaces_are_unknown(
    complaints: Complaints,
) -> None:
    state, trigger = complaints(
        LADDER
        + """
    items: {kherson: {title: Kherson, state: on_agenda}, crimea: Crimea}
    history: {2022-03-02: [item/crimea accept]}
    """
    )
    assert state == (
        "talks.yaml:22:42: 'on_agenda' is not a state of an item."
        " Allowed: parked, bargained, settled or denied."
    )
    assert trigger == (
        "talks.yaml:23:24: 'accept' is not a trigger of an item."
        " Allowed: bring_up, settle, park or deny."
    )
