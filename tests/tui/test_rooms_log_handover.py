"""The rooms Log and Handover, filters of a room, and marks on what is new."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negotiation.desk import Desk
from negotiation.fold.history import History
from negotiation.fold.state import State
from negotiation.record.sqlite import SqliteStore
from negotiation.views.filters import Filters
from negotiation.views.handover import Since
from negotiation.words.refs import Ref
from tests.bench.worlds import CLOCK, entries
from tests.talks import BREST, Talks
from tests.tui.conftest import in_memory_desk
from tests.tui.hands import Hands, at_the_board
from tests.tui.test_hostile import HOSTILE, is_clean
from tui.painting.lines import length
from tui.painting.picture import Picture, Spot
from tui.painting.rows import Look
from tui.rooms import Wish, enter, show

ROUND = "round/brest"
UKRAINE = "delegation/ukraine-brest"
BOMBING = "precondition/stop-bombing"


def texts(picture: Picture) -> list[str]:
    return ["".join(piece.text for span in line for piece in span.pieces) for line in picture.lines]


def seen(talks: Talks, room: str, wish: Wish = Wish(), at: Spot | None = None) -> str:  # noqa: B008 - frozen
    return "\n".join(texts(enter(room)(talks.state(), wish).arrange(120, 60, at)))


def all_of(talks: Talks, room: str, section: str, key: str) -> str:
    """Tell what Enter on a row shows."""
    state = talks.state()
    scene = enter(room)(state, Wish())
    picture = scene.arrange(120, 60, Spot(section, key))
    rows = dict(one for column in picture.columns for one in column)[section]
    row = next(row for row in rows if row.key == key)
    assert scene.more is not None
    title, lines = scene.more(row, Look(100, True, state.zone, state.now))
    said = ["".join(piece.text for piece in (*one.left, *one.right)) for one in lines]
    return "\n".join([title, *said])


def titles(talks: Talks, wish: Wish = Wish()) -> list[str]:  # noqa: B008 - frozen
    picture = enter("handover")(talks.state(), wish).arrange(120, 60, None)
    return [title for title in picture.titles.values() if title]


class TestTheLog:
    def test_it_begins_with_the_latest_and_has_unfiled_reports_on_top(self) -> None:
        talks = Talks.of()
        talks.say("note 'Cars at the gate.' --source nrc:3")
        talks.say(f"{ROUND} convene")
        lines = seen(talks, "log").splitlines()
        heads = [n for n, line in enumerate(lines) if "Unfiled reports" in line or "Every" in line]
        first, second = (lines[number + 1] for number in heads)

        assert "Cars at the gate." in first
        assert "Second round: convening" in second

    def test_a_report_that_was_filed_is_on_top_no_more(self) -> None:
        talks = Talks.of()
        talks.say("note 'Cars at the gate.'")
        talks.say(f"{UKRAINE} arrive --because '#{talks.entries[-1].seq}'")

        assert "Unfiled reports" not in seen(talks, "log")

    def test_what_was_taken_back_says_so_in_a_word(self) -> None:
        talks = Talks.of()
        talks.say(f"{ROUND} convene")
        talks.say("undo")
        told = next(
            line for line in seen(talks, "log").splitlines() if "convening  taken back" in line
        )

        assert f"#{talks.entries[-2].seq} " in told

    def test_an_unfiled_report_is_about_nothing_that_could_move(self) -> None:
        talks = Talks.of()
        talks.say("note 'Cars at the gate.'")
        picture = enter("log")(talks.state(), Wish()).arrange(80, 24, None)
        rows = dict(picture.columns[0])["unfiled"]

        assert (rows[0].ref, rows[0].entry) == (Ref(""), talks.entries[-1].seq)

    def test_of_a_long_record_only_the_rows_that_are_seen_are_made(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from tui.written import entries as written

        made: list[int] = []
        entry_row = written.entry_row
        monkeypatch.setattr(
            written,
            "entry_row",
            lambda entry, state, look: made.append(entry.seq) or entry_row(entry, state, look),
        )
        numbered = (one._replace(seq=n) for n, one in enumerate(entries(100, 96), 1))
        state = State(History(numbered), CLOCK.end)
        scene = enter("log")(state, Wish())
        scene.arrange(120, 40, Spot("log", "5000"))
        scene.arrange(120, 40, Spot("log", "4999"))

        assert len(state.history.all) > 10_000
        assert len(made) < 60


class TestAnEntry:
    def test_it_tells_the_words_the_reason_and_what_it_overrode(self) -> None:
        talks = Talks.of()
        talks.say(
            f"{ROUND} open --despite 'They met all the same.' --source 'nrc:2 via tass:3'"
            " --quote 'We are talking.'"
        )
        told = all_of(talks, "log", "log", str(talks.entries[-1].seq))

        for words in (
            "“We are talking.”",
            "They met all the same.",
            "Stop bombing civilians: stated",
            "NRC B2 via TASS D3",
            "proposed → in session (open)",
            "by m.k. (test)",
        ):
            assert words in told, told

    def test_fields_are_told_as_they_were_and_as_they_became(self) -> None:
        talks = Talks.of()
        talks.say(f"amend {ROUND} place=Gomel")
        talks.say(f"amend {ROUND} place=Brest")

        assert "Gomel → Brest" in all_of(talks, "log", "log", str(talks.entries[-1].seq))

    def test_a_correction_and_what_it_corrects_lead_to_each_other(self) -> None:
        talks = Talks.of()
        talks.say(f"{UKRAINE} depart")
        wrong = talks.entries[-1].seq
        talks.say(f"correct '#{wrong}' arrive")
        right = talks.entries[-1].seq
        before, after = (all_of(talks, "log", "log", str(seq)) for seq in (wrong, right))

        assert "correct by m.k." in before
        assert f"#{right} Ukraine's delegation, Second round: arrived" in before
        assert f"because        #{wrong} Ukraine's delegation, Second round: en route" in after
        assert "together with" in after

    def test_it_ends_with_where_its_thing_stands_by_now(self) -> None:
        talks = Talks.of()
        talks.say(f"{UKRAINE} depart")
        seq = talks.entries[-1].seq
        talks.say(f"{UKRAINE} arrive")

        assert "Ukraine's delegation, Second round: arrived" in all_of(
            talks, "log", "log", str(seq)
        )


class TestTheHandover:
    def test_where_nothing_is_to_be_said_it_is_calm(self) -> None:
        talks = Talks.of("parties: {ukraine: Ukraine, russia: Russia}\n")
        first, later = (seen(talks, "handover", Wish(since=Since(seq))) for seq in (0, 2))

        assert "Nothing has happened yet, and nothing needs attention. i takes in" in first
        assert "Nothing has changed, and nothing needs attention. s looks further back" in later

    def test_what_is_urgent_comes_before_what_changed(self) -> None:
        talks = Talks.of(BREST + "deadlines: {answer: {title: Answer, due: 2022-03-01}}\n")
        talks.say(f"{UKRAINE} depart --according-to ukraine --at 2022-03-02T20:00")
        talks.say("note 'Cars at the gate.'")

        assert titles(talks) == ["Overdue", "Contradictory", "Unfiled reports", "What happened"]

    def test_what_was_known_at_the_end_of_the_last_shift_is_not_told_again(self) -> None:
        talks = Talks.of()
        talks.say(f"{ROUND} convene --at 2022-03-02T20:00")
        before = talks.entries[-1].seq
        talks.say(f"{UKRAINE} arrive --at 2022-03-02T21:00")
        told = seen(talks, "handover", Wish(since=Since(before)))

        assert "Ukraine's delegation, Second round: arrived" in told
        assert "Second round: convening" not in told

    def test_what_does_not_fit_says_how_to_settle_it(self) -> None:
        talks = Talks.of()
        talks.say(f"{UKRAINE} depart --at 2022-03-02T18:00")
        talks.say(f"{UKRAINE} arrive --at 2022-03-02T20:00")
        talks.say(f"{UKRAINE} recall --at 2022-03-02T19:00")
        told = seen(talks, "handover")

        assert "Does not fit together" in told
        assert f"settle it: confirm {UKRAINE} |" in told
        assert f"confirm {UKRAINE}" in told.split("One of these settles it")[1]


@pytest.mark.parametrize("room", ["log", "handover"])
@settings(max_examples=15, deadline=None)
@given(width=st.integers(60, 220), height=st.integers(12, 70), place=st.integers(0, 90))
def test_they_fit_whatever_the_size_and_never_overlap(
    room: str, width: int, height: int, place: int
) -> None:
    scene = enter(room)(in_memory_desk().state(), Wish())
    column = scene.arrange(width, height, None).columns[0]
    every = [Spot(name, row.key) for name, rows in column for row in rows]
    at = every[min(place, len(every) - 1)]
    picture = scene.arrange(width, height, at)

    assert len(picture.lines) == height
    for line in picture.lines:
        x = 0
        for span in line:
            assert span.x >= x
            x = span.x + length(span.pieces)
        assert x <= width
    assert any(span.spot == at for line in picture.lines for span in line)


async def filtered(hands: Hands, words: str) -> None:
    await hands.press("f")
    await hands.type(words)
    await hands.until(lambda: f"filter: {words}" in hands.frame)


class TestFilters:
    async def test_a_room_is_filtered_as_one_types_and_says_by_what(self, desk: Desk) -> None:
        async with at_the_board(desk, (80, 24)) as hands:
            await hands.press("7")
            await filtered(hands, "kharkiv")
            shown = [line for line in hands.frame.splitlines() if line[1:2] == "#"]

            assert shown
            assert all("Kharkiv" in line for line in shown)
            assert "· Log · filter: kharkiv" in hands.frame

    async def test_enter_keeps_the_filter_for_this_room_only_and_for_the_next_run(
        self, record: Path
    ) -> None:
        async with at_the_board(Desk(SqliteStore.open(record), operator="m.k.")) as hands:
            await hands.press("7")
            await filtered(hands, "kharkiv")
            await hands.press("enter")
            await hands.press("8")
            assert "filter:" not in hands.frame
        async with at_the_board(Desk(SqliteStore.open(record), operator="m.k.")) as hands:
            await hands.press("7")
            assert "filter: kharkiv" in hands.frame
            await hands.press("escape")
            assert "filter:" not in hands.frame
            assert "Russia's delegation, Second round: arrived" in hands.frame

    async def test_escape_in_the_filter_shows_all(self, desk: Desk) -> None:
        async with at_the_board(desk, (80, 24)) as hands:
            await hands.press("7")
            await filtered(hands, "kharkiv")
            await hands.press("escape")
            await hands.until(lambda: "filter:" not in hands.frame)

    async def test_where_nothing_goes_by_the_words_it_says_so(self, desk: Desk) -> None:
        async with at_the_board(desk, (80, 24)) as hands:
            await hands.press("8")
            await filtered(hands, "Atlantis")
            await hands.until_shown("Nothing here goes by these words. esc shows all.")

    async def test_on_the_board_it_says_that_the_round_is_shown_whole(self, desk: Desk) -> None:
        async with at_the_board(desk, (80, 24)) as hands:
            await hands.press("f")
            assert "shows its round whole" in hands.frame

    @pytest.mark.parametrize("words", HOSTILE)
    async def test_a_hostile_filter_is_only_words(self, desk: Desk, words: str) -> None:
        async with at_the_board(desk, (80, 24)) as hands:
            await hands.press("7", "f")
            await hands.type(words)
            await hands.pilot.pause(0.1)
            await hands.press("enter")
            assert is_clean(hands.frame), hands.frame

    def test_a_renamed_thing_is_found_by_its_new_name(self) -> None:
        talks = Talks.of()
        talks.say(f"{ROUND} convene")

        def rows(words: str) -> int:
            wish = Wish(filters=Filters(find=words))
            picture = enter("log")(talks.state(), wish).arrange(80, 24, None)
            return sum(len(rows) for column in picture.columns for _, rows in column)

        before = rows("second round")
        talks.say(f"amend {ROUND} title='Talks in the forest'")
        assert rows("second round") == 0
        assert rows("forest") == before + 1


class TestSince:
    async def test_another_time_is_asked_for_and_echoed(self, desk: Desk) -> None:
        async with at_the_board(desk, (80, 24)) as hands:
            await hands.press("s")
            assert "Handover since the beginning" in hands.frame
            await hands.type("wed 12:00")
            assert "Wed 2 Mar 2022 12:00, Kyiv" in hands.frame
            await hands.press("enter")
            await hands.until_back()
            assert "Handover since Wed 2 Mar 12:00" in hands.frame
            assert "Both sides agree to talk again soon" not in hands.frame

    async def test_what_is_no_time_is_said_not_to_be_one(self, desk: Desk) -> None:
        async with at_the_board(desk, (80, 24)) as hands:
            await hands.press("s")
            await hands.type("soon")
            await hands.press("enter")
            assert "soon" in hands.frame
            await hands.press("escape")
            await hands.until_back()
            assert "Handover since the beginning" in hands.frame

    async def test_it_begins_at_the_end_of_ones_last_shift(self, record: Path) -> None:
        yesterday = datetime(2026, 1, 2, 12, tzinfo=UTC)
        with closing(SqliteStore.open(record, clock=lambda: yesterday)) as store:
            Talks(store, operator="m.k.").say(f"confirm {BOMBING} --source nrc:2")
        async with at_the_board(Desk(SqliteStore.open(record), operator="m.k.")) as hands:
            await hands.press("8")
            assert "Handover since your last shift, Fri 2 Jan 2026 14:00" in hands.frame


class TestNews:
    def news(self, talks: Talks, colleague: str, room: str = "log") -> list[str]:
        before = talks.state().history.seq
        other = Talks(talks.desk._store, operator=colleague, clock=talks.clock.isoformat())
        other.say(f"{UKRAINE} arrive --at 2022-03-02T21:00")
        talks.desk.follow()
        scene = show(room, talks.state(), Wish(operator="m.k.", seen=before))
        return [line for line in texts(scene.arrange(80, 30, None)) if "•" in line]

    def test_what_somebody_else_recorded_carries_a_mark(self) -> None:
        (line,) = self.news(Talks.of(), "o.s.")
        assert line.startswith("•#")
        assert "Ukraine's delegation, Second round: arrived" in line

    def test_ones_own_carries_none(self) -> None:
        assert self.news(Talks.of(), "m.k.") == []

    def test_a_thing_about_which_something_is_new_carries_a_mark_in_its_room(self) -> None:
        talks = Talks.of()
        assert any("Ukraine" in line for line in self.news(talks, "o.s.", "board"))

    async def test_it_is_gone_when_one_has_been_there(self, record: Path) -> None:
        with closing(SqliteStore.open(record)) as store:
            async with at_the_board(Desk(SqliteStore.open(record), operator="m.k.")) as hands:
                await hands.press("7", "j")
                Talks(store, operator="o.s.").say(f"confirm {BOMBING} --source nrc:2")
                await hands.until_shown("•#74")
                await hands.press("8", "7")
                assert "•" not in hands.frame

    async def test_what_came_between_two_runs_is_marked_in_the_next(self, record: Path) -> None:
        async with at_the_board(Desk(SqliteStore.open(record), operator="m.k.")) as hands:
            await hands.press("7", "1")
        with closing(SqliteStore.open(record)) as store:
            Talks(store, operator="o.s.").say(f"confirm {BOMBING} --source nrc:2")
        async with at_the_board(Desk(SqliteStore.open(record), operator="m.k.")) as hands:
            await hands.press("7", "j")
            assert "•#74" in hands.frame

    async def test_a_file_that_cannot_be_read_is_as_none(
        self, record: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "parley").mkdir(exist_ok=True)
        (tmp_path / "parley" / "rooms.json").write_text('{"x": [', "utf-8")
        async with at_the_board(Desk(SqliteStore.open(record), operator="m.k.")) as hands:
            await hands.press("7")
            assert "Log" in hands.frame


async def test_enter_on_an_entry_shows_all_of_it(desk: Desk) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        await hands.press("7", "enter")
        assert "NRC B2" in hands.frame
        assert "Wed 2 Mar, evening" in hands.frame
