"""Rooms that were seen before: shown again at once, and anew when anything could be different."""

import pytest

from negotiation.fold.state import State
from negotiation.words.refs import Ref
from tests.talks import Talks
from tui import visits as module
from tui.rooms import Scene, Wish
from tui.visits import Visits

ROUND = "round/brest"


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The rooms that were worked out, one after the other."""
    each: list[str] = []
    show = module.show

    def counted(room: str, state: State, wish: Wish) -> Scene:
        each.append(room)
        return show(room, state, wish)

    monkeypatch.setattr(module, "show", counted)
    return each


def test_a_room_that_is_entered_again_is_not_worked_out_again(shown: list[str]) -> None:
    talks, visits = Talks.of(), Visits()
    first = visits.show("board", talks.state(), Wish())
    visits.show("agenda", talks.state(), Wish())

    assert visits.show("board", talks.state(), Wish()) is first
    assert shown == ["board", "agenda"]


def test_another_wish_is_another_scene_and_both_are_kept(shown: list[str]) -> None:
    talks, visits = Talks.of(), Visits()
    for _ in range(2):
        visits.show("board", talks.state(), Wish())
        visits.show("board", talks.state(), Wish(round=Ref(ROUND)))

    assert shown == ["board", "board"]


def test_what_is_recorded_is_seen_in_every_room(shown: list[str]) -> None:
    talks, visits = Talks.of(), Visits()
    visits.show("board", talks.state(), Wish())
    talks.say(f"{ROUND} convene")
    visits.show("board", talks.state(), Wish())

    assert shown == ["board", "board"]


@pytest.mark.parametrize("look", [{"as_of": "2022-03-01"}, {"known_at": "2022-03-01"}])
def test_another_time_is_another_scene(shown: list[str], look: dict[str, str]) -> None:
    talks, visits = Talks.of(), Visits()
    visits.show("board", talks.state(), Wish())
    visits.show("board", talks.state(**look), Wish())

    assert shown == ["board", "board"]


def test_time_that_goes_on_lets_ages_grow(shown: list[str]) -> None:
    talks, visits = Talks.live(), Visits()
    visits.show("board", talks.state(), Wish())
    talks.turn_clock("2022-03-02T22:01+02:00")
    visits.show("board", talks.state(), Wish())

    assert shown == ["board", "board"]


def test_a_copy_of_the_record_is_another_record(shown: list[str]) -> None:
    talks, visits = Talks.of(), Visits()
    visits.show("board", talks.state(), Wish())
    visits.show("board", talks.desk.copy().state(), Wish())

    assert shown == ["board", "board"]
