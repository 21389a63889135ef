"""What every store keeps to, wherever it keeps its entries."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from threading import Timer

import pytest

from negotiation.events import VERSION, Entry
from negotiation.record import Store
from negotiation.record.memory import MemoryStore
from negotiation.record.postgres import PostgresStore
from negotiation.record.problems import Closed, Conflict
from negotiation.record.sqlite import SqliteStore
from negotiation.record.table import PAGE
from negotiation.words.problems import Problem
from negotiation.words.refs import Ref
from negotiation.words.when import Instant, Span

Report = Callable[..., Entry]
Desk = Callable[[], Store]

EVENING = Span(
    "2022-03-02 evening",
    "Europe/Kyiv",
    Instant("2022-03-02T16:00Z"),
    Instant("2022-03-02T21:59Z"),
)


class HandSetClock:
    """Shows the time that somebody has set."""

    def __init__(self) -> None:
        self.now = datetime(2022, 3, 2, 20, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> HandSetClock:
    return HandSetClock()


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def desk(request: pytest.FixtureRequest, tmp_path: Path, clock: HandSetClock) -> Iterator[Desk]:
    """Seat another desk at the same record, each time it is called."""
    opened: list[Store] = []

    def in_memory() -> Store:
        return opened[0] if opened else MemoryStore(clock)

    def in_a_file() -> Store:
        path = tmp_path / "talks.parley"
        return SqliteStore.open(path, clock) if opened else SqliteStore.create(path, clock)

    def on_a_server() -> Store:
        address: str = request.getfixturevalue("address")
        kind = PostgresStore
        return kind.open(address, clock) if opened else kind.create(address, clock)

    seat = {"memory": in_memory, "sqlite": in_a_file, "postgres": on_a_server}[request.param]

    def seated() -> Store:
        store = seat()
        opened.append(store)
        return store

    yield seated
    for store in opened:
        store.close()


@pytest.fixture
def store(desk: Desk) -> Store:
    return desk()


# What is recorded


def test_an_update_gets_its_place_behind_the_head(store: Store, report: Report) -> None:
    departed, arrived = report("departed"), report("arrived")
    first, second = store.append([departed, arrived], after=0)
    assert (first.seq, second.seq) == (1, 2)
    assert (first.order.place, second.order.place) == (1, 2)
    assert (first.prev, second.prev) == ("", first.hash)
    assert first.recorded == second.recorded == "2022-03-02T20:00:00.000000Z"
    assert (first.note, second.note) == ("departed", "arrived")


def test_what_is_read_is_what_was_acknowledged(store: Store, report: Report) -> None:
    acknowledged = store.append([report()], after=0) + store.append([report(), report()], after=1)
    assert tuple(store.read()) == acknowledged


def test_everything_that_was_said_is_kept(store: Store) -> None:
    said = Entry(
        id="0190163d-8694-739b-aea5-966c26f8ad91",
        act="0190163d-8694-739b-aea5-966c26f8ad92",
        type="advanced",
        subject="delegation/ukraine-brest",
        data={"from": "invited", "to": "en_route", "set": {"size": 6, "bond": None, "share": 0.1}},
        occurred=EVENING,
        known=Instant("2022-03-02T20:05Z"),
        place=7,
        operator="anna",
        via="cli",
        actor=Ref("party/ukraine"),
        according_to=Ref("party/ukraine"),
        source="nrc:2 via tass:3",
        quote="Ми виїхали.\u2028\t«Мы едем» \u0000 \u202e\U0001f54a",
        link="https://example.org/?a=1&b=2",
        because=("round/brest", "#4"),
        note='He said: "soon"\\',
        tags=("road", "night"),
        handling="amber",
    )
    store.append([said], after=0)
    [kept] = store.read()
    assert kept == said._replace(v=VERSION, seq=1, recorded=kept.recorded, prev="", hash=kept.hash)
    assert (kept.actor or Ref("")).kind == "party"


def test_an_update_is_there_whole_or_not_at_all(store: Store, report: Report) -> None:
    unsayable = report("half a character: \udc80")
    with pytest.raises(Problem, match="not Unicode"):
        store.append([report(), unsayable, report()], after=0)
    assert list(store.read()) == []
    assert store.append([report()], after=0)[0].seq == 1


def test_an_entry_from_elsewhere_keeps_the_place_it_got_there(store: Store, report: Report) -> None:
    stored = store.append([report(place=40), report()], after=0)
    assert [entry.place for entry in stored] == [40, None]
    assert [entry.order.place for entry in stored] == [40, 2]


# By which clock


def test_recorded_never_goes_back_even_if_the_clock_does(
    store: Store, clock: HandSetClock, report: Report
) -> None:
    [before] = store.append([report()], after=0)
    clock.now -= timedelta(hours=1)
    [after] = store.append([report()], after=1)
    assert after.recorded == before.recorded
    clock.now += timedelta(hours=1, microseconds=1)
    [later] = store.append([report()], after=2)
    assert later.recorded == "2022-03-02T20:00:00.000001Z"


def test_recorded_is_in_utc_wherever_the_clock_hangs(
    store: Store, clock: HandSetClock, report: Report
) -> None:
    clock.now = datetime(2022, 3, 2, 22, 0, tzinfo=timezone(timedelta(hours=2)))
    [entry] = store.append([report()], after=0)
    assert entry.recorded == "2022-03-02T20:00:00.000000Z"


# What is sent again


def test_an_update_sent_twice_is_there_once(store: Store, report: Report) -> None:
    update = [report("departed"), report("arrived")]
    acknowledged = store.append(update, after=0)
    assert store.append(update, after=2) == acknowledged
    assert tuple(store.read()) == acknowledged


def test_an_update_whose_answer_was_lost_may_be_sent_again_whatever_came_since(
    desk: Desk, report: Report
) -> None:
    update = [report()]
    acknowledged = desk().append(update, after=0)
    desk().append([report(), report()], after=1)
    assert desk().append(update, after=0) == acknowledged


def test_what_was_read_from_the_record_may_be_sent_to_it(store: Store, report: Report) -> None:
    acknowledged = store.append([report(), report()], after=0)
    assert store.append(list(store.read()), after=2) == acknowledged


def test_of_an_update_known_in_part_the_rest_is_added(store: Store, report: Report) -> None:
    known, new = report("departed"), report("arrived")
    [first] = store.append([known], after=0)
    stored = store.append([new, known], after=1)
    assert [entry.seq for entry in stored] == [2, 1]
    assert stored[1] == first
    assert [entry.note for entry in store.read()] == ["departed", "arrived"]


def test_an_update_known_in_part_still_needs_to_know_the_head(store: Store, report: Report) -> None:
    known = report()
    store.append([known], after=0)
    with pytest.raises(Conflict):
        store.append([known, report()], after=0)
    assert len(list(store.read())) == 1


def test_an_entry_that_stands_twice_in_an_update_is_added_once(
    store: Store, report: Report
) -> None:
    entry = report()
    first, second = store.append([entry, entry], after=0)
    assert first == second
    assert len(list(store.read())) == 1


@pytest.mark.parametrize("together", [True, False])
def test_another_entry_under_the_same_id_is_refused(
    store: Store, report: Report, together: bool
) -> None:
    arrived = report("arrived")
    not_arrived = arrived._replace(note="not arrived")
    if not together:
        store.append([arrived], after=0)
    before = list(store.read())
    with pytest.raises(Problem, match=arrived.id):
        store.append([arrived, not_arrived] if together else [not_arrived], after=0)
    assert list(store.read()) == before


def test_an_empty_update_changes_nothing(store: Store) -> None:
    assert store.append([], after=0) == ()
    assert list(store.read()) == []


# Several desks at one record


def test_of_two_desks_at_the_same_head_the_second_must_decide_again(
    desk: Desk, report: Report
) -> None:
    first, second = desk(), desk()
    first.append([report("departed")], after=0)
    with pytest.raises(Conflict) as conflict:
        second.append([report("detained"), report("released")], after=0)
    assert conflict.value.head == 1
    assert [entry.note for entry in second.read()] == ["departed"]
    second.append([report("arrived")], after=1)
    assert [entry.note for entry in first.read()] == ["departed", "arrived"]


def test_nobody_appends_behind_an_entry_that_is_not_there_yet(store: Store, report: Report) -> None:
    with pytest.raises(Conflict):
        store.append([report()], after=1)


def test_many_desks_that_decide_again_all_get_their_turn(desk: Desk, report: Report) -> None:
    def keep_watch(store: Store) -> None:
        for _ in range(10):
            entry, head = report(), 0
            while True:
                try:
                    [stored] = store.append([entry], after=head)
                    head = stored.seq
                    break
                except Conflict as conflict:
                    head = conflict.head

    shared = desk()
    with ThreadPoolExecutor() as threads:
        list(threads.map(keep_watch, [shared, shared, desk(), desk()]))
    everything = list(desk().read())
    assert [entry.seq for entry in everything] == list(range(1, 41))
    assert [entry.prev for entry in everything[1:]] == [entry.hash for entry in everything[:-1]]


# Deciding again


def test_where_the_head_has_moved_it_is_decided_again_on_what_others_appended(
    desk: Desk, report: Report
) -> None:
    first, second = desk(), desk()
    theirs = first.append([report("departed"), report("arrived")], after=0)
    seen: list[Entry] = []

    def again(others: Iterator[Entry]) -> list[Entry]:
        seen.extend(others)
        return [report("released"), report("sat down")]

    stored = second.append([report("detained")], 1, again)
    assert tuple(seen) == theirs[1:]
    assert [one.seq for one in stored] == [3, 4]
    assert [one.note for one in first.read(after=2)] == ["released", "sat down"]


def test_whoever_decides_on_the_head_or_sends_again_what_is_there_is_not_asked(
    desk: Desk, report: Report
) -> None:
    def again(_: Iterator[Entry]) -> list[Entry]:
        raise AssertionError

    first, second = desk(), desk()
    update = [report()]
    acknowledged = first.append(update, 0, again)
    first.append([report()], after=1)
    assert second.append(update, 0, again) == acknowledged
    assert [one.seq for one in second.append([report()], 2, again)] == [3]


def test_whoever_decides_against_it_adds_nothing_and_lets_others_go_on(
    desk: Desk, report: Report
) -> None:
    class Against(Problem):
        pass

    def again(_: Iterator[Entry]) -> list[Entry]:
        raise Against("Not as things stand.")

    first, second = desk(), desk()
    first.append([report("departed")], after=0)
    with pytest.raises(Against):
        second.append([report("arrived")], 0, again)
    first.append([report("detained")], after=1)
    assert [one.note for one in second.read()] == ["departed", "detained"]


def test_nobody_appends_while_somebody_decides_again(desk: Desk, report: Report) -> None:
    mine, theirs = desk(), desk()
    theirs.append([report("departed")], after=0)
    with ThreadPoolExecutor() as threads:
        others = []

        def again(_: Iterator[Entry]) -> list[Entry]:
            others.append(threads.submit(theirs.append, [report("late")], 1, lambda _: [late]))
            assert not wait(others, timeout=0.2).done
            return [report("mine")]

        late = report("late")
        mine.append([report("mine")], 0, again)
        [stored] = others[0].result()
    assert stored.id == late.id
    assert [one.note for one in mine.read()] == ["departed", "mine", "late"]


def test_many_desks_at_once_need_to_decide_again_only_once(desk: Desk, report: Report) -> None:
    asked: list[str] = []

    def keep_watch(store: Store) -> None:
        for _ in range(10):
            entry = report()

            def again(_: Iterator[Entry], entry: Entry = entry) -> list[Entry]:
                asked.append(entry.id)
                return [entry]

            store.append([entry], 0, again)

    stores = [desk(), desk(), desk()]
    with ThreadPoolExecutor() as threads:
        list(threads.map(keep_watch, [stores[0], *stores]))
    assert [entry.seq for entry in desk().read()] == list(range(1, 41))
    assert len(asked) == len(set(asked)) >= 39


def test_a_desk_reads_on_while_another_one_records(desk: Desk, report: Report) -> None:
    writer, reader = desk(), desk()
    writer.append([report() for _ in range(3)], after=0)
    reading = reader.read()
    seen = [next(reading).seq]
    writer.append([report()], after=3)
    seen += [entry.seq for entry in reading]
    assert seen in ([1, 2, 3], [1, 2, 3, 4])


# Reading


def test_reading_goes_on_behind_what_is_known(store: Store, report: Report) -> None:
    store.append([report() for _ in range(5)], after=0)
    assert [entry.seq for entry in store.read(after=3)] == [4, 5]
    assert list(store.read(after=5)) == []
    assert list(store.read(after=6)) == []


def test_a_long_record_is_read_in_order_to_its_end(store: Store, report: Report) -> None:
    length = 2 * PAGE + 1
    store.append([report() for _ in range(length)], after=0)
    assert [entry.seq for entry in store.read()] == list(range(1, length + 1))


# Waiting


@pytest.mark.timeout(30)
def test_waiting_ends_when_another_desk_records(desk: Desk, report: Report) -> None:
    watching, recording = desk(), desk()
    Timer(0.05, recording.append, ([report()], 0)).start()
    assert watching.wait(after=0, timeout=3600)
    assert [entry.seq for entry in watching.read()] == [1]


def test_nobody_waits_for_what_is_there(store: Store, report: Report) -> None:
    store.append([report()], after=0)
    assert store.wait(after=0, timeout=0)


def test_waiting_ends_without_news(store: Store, report: Report) -> None:
    store.append([report()], after=0)
    assert not store.wait(after=1, timeout=0.01)


@pytest.mark.timeout(30)
def test_closing_lets_go_whoever_waits(store: Store) -> None:
    Timer(0.05, store.close).start()
    assert not store.wait(after=0, timeout=3600)


# Closing


def test_a_closed_record_takes_and_gives_nothing(store: Store, report: Report) -> None:
    store.append([report()], after=0)
    store.close()
    with pytest.raises(Closed):
        store.append([report()], after=1)
    with pytest.raises(Closed):
        store.read()
    assert not store.wait(after=0, timeout=0)


def test_closing_twice_does_no_harm(store: Store) -> None:
    store.close()
    store.close()
