"""The acts of a record along a clock."""

from hypothesis import given, settings
from hypothesis import strategies as st

from negotiation.events import NOTED, Entry
from negotiation.fold.history import History
from negotiation.words.when import Instant, Span
from tests.talks import Talks

KYIV = "Europe/Kyiv"


def at(hour: int) -> Instant:
    return Instant(f"2022-03-02T{hour:02}:00Z")


def noted(number: int, hour: int, act: str = "") -> Entry:
    when = Span(f"2022-03-02T{hour:02}:00", KYIV, at(hour), at(hour))
    return Entry(
        str(number), act or str(number), NOTED, "round/brest", {}, when, at(hour), seq=number
    )


def test_one_steps_back_from_act_to_act_and_forth_to_now() -> None:
    course = History([noted(1, 9), noted(2, 11), noted(3, 10)]).by_moment

    assert course.before(None) == at(10)
    assert course.before(at(10)) == at(9)
    assert course.before(at(9)) is None
    assert course.after(at(9)) == at(10)
    assert course.after(at(10)) is None


def test_a_time_between_two_acts_leads_to_those_beside_it() -> None:
    course = History([noted(1, 9), noted(2, 12), noted(3, 15), noted(4, 18)]).by_moment

    assert course.after(at(13)) == at(15)
    assert course.before(at(13)) == at(9)
    assert course.behind(at(13)) == 2
    assert course.before(at(8)) is None
    assert course.behind(at(20)) == 0


def test_acts_of_one_instant_are_one_step_and_are_each_counted() -> None:
    course = History([noted(1, 9), noted(2, 12), noted(3, 12), noted(4, 15)]).by_moment

    assert course.before(None) == at(12)
    assert course.before(at(12)) == at(9)
    assert course.behind(at(9)) == 3


def test_an_act_of_several_entries_is_one_act() -> None:
    course = History([noted(1, 9), noted(2, 10, "twice"), noted(3, 12, "twice")]).by_moment

    assert course.before(None) == at(9)
    assert course.behind(at(9)) == 1


def test_what_is_recorded_late_has_its_place() -> None:
    history = History([noted(1, 9), noted(2, 15)])
    assert history.by_moment.before(None) == at(9)
    history.take([noted(3, 12)])

    assert history.by_moment.before(None) == at(12)


def test_what_was_taken_back_is_no_step_unless_one_looks_as_it_was_known() -> None:
    talks = Talks.live()
    talks.say("delegation/russia-brest depart --at 20:00")
    talks.turn_clock("2022-03-02T22:30+02:00")
    talks.say("delegation/russia-brest arrive --at 22:10")
    talks.turn_clock("2022-03-02T23:00+02:00")
    history = talks.state().history
    known = Instant("2022-03-02T20:30Z")
    assert history.by_moment.behind(Instant("2022-03-02T18:00Z")) == 1
    talks.say("undo")

    assert history.by_moment.behind(Instant("2022-03-02T18:00Z")) == 0
    assert history.by_known.before(None) == known
    assert history.by_known.behind(known) == 1


def test_what_has_always_been_so_is_no_step() -> None:
    talks = Talks.live("parties: {ukraine: Ukraine}\n")
    assert talks.state().history.by_moment.before(None) is None


@settings(deadline=None)
@given(st.lists(st.integers(0, 23), max_size=12), st.integers(0, 14))
def test_back_and_forth_as_often_leads_to_now(hours: list[int], steps: int) -> None:
    course = History([noted(n, hour) for n, hour in enumerate(hours, 1)]).by_moment
    path: list[Instant | None] = [None]
    while len(path) <= steps and (before := course.before(path[-1])) is not None:
        path.append(before)
    times = path[1:]
    assert len(path) == min(steps + 1, max(1, len(set(hours))))
    for time, expected in zip(reversed(times), reversed(path[:-1]), strict=True):
        assert course.behind(time) == sum(hour > int(time[11:13]) for hour in hours)
        assert course.after(time) == expected
