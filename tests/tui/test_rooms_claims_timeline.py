"""Claims and the timeline as rooms: what is seen there, and how one moves and records."""

from __future__ import annotations

import shlex
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negotiation.desk import Desk
from negotiation.record import Store
from negotiation.record.memory import MemoryStore
from negotiation.views.filters import Filters
from negotiation.words.refs import Ref
from tests.talks import BREST, Talks, recorded
from tests.tui.conftest import in_memory_desk
from tests.tui.hands import at_the_board
from tui.painting.lines import length, safe
from tui.painting.picture import Spot
from tui.rooms import Scene, Wish, enter
from tui.rooms.claims.scale import Range, Scale, drawn, ends, scale_of

SIZES = [(80, 24), (120, 40), (200, 60)]

KUNDUZ = """
sources:
  msf: {name: MSF}
  reuters: {name: Reuters, reliability: B}
  afp: {name: AFP, reliability: B}
  spokesman: {name: A spokesman in Kabul, reliability: D}
parties: {us: United States, afghanistan: Afghanistan}
questions:
  dead:
    title: People killed in the hospital at Kunduz
    unit: people
    at: 2022-03-01
    claims:
      msf: {low: 40, best: 42, high: 60, source: msf:2, at: 2022-03-02}
      us: {low: 30, source: "reuters:2 via afp:3 via spokesman:4", at: 2022-03-01}
      afghanistan: {best: 19, high: 22, covers: Patients, at: 2022-03-01}
      spokesman: {best: 12, covers: Staff, at: 2022-03-01}
  aim:
    title: Was the hospital the target?
    at: 2022-03-01
  trucks:
    title: How many lorries came?
    at: 2022-03-01
    claims:
      us: {best: 3, at: 2022-03-01}
      msf: {best: 9, at: 2022-03-01}
"""
"""The hospital at Kunduz, October 2015: figures that were given, on the days of these tests."""

AROUND = (
    BREST
    + """
developments:
  raids: {title: Air raids on Kharkiv, bearing: away, at: 2022-03-01, source: "nrc:2 via tass:3"}
  wish: {title: Russia wants to resume, bearing: towards, at: 2022-02-24, known: 2022-02-28}
  column: {title: A column before Kyiv, bearing: none, at: 2022-03-01 evening}
deadlines:
  ultimatum: {title: Ultimatum expires, due: 2022-03-05, at: 2022-03-02}
"""
)


def shown(scene: Scene, size: tuple[int, int], at: Spot | None = None) -> list[str]:
    """Return the lines of a scene, as they are painted."""
    width, height = size
    lines = []
    for spans in scene.arrange(width, height, at).lines:
        text = ""
        for span in spans:
            text = text.ljust(span.x) + "".join(piece.text for piece in span.pieces)
        lines.append(text)
    return lines


def line_with(words: str, lines: list[str]) -> str:
    return next(line for line in lines if words in line)


def room(name: str, talks: Talks, wish: Wish | None = None) -> Scene:
    return enter(name)(talks.state(), wish or Wish())


@pytest.mark.parametrize("size", SIZES)
async def test_a_question_stands_once_and_under_it_its_answers_with_their_standing(
    desk: Desk, size: tuple[int, int]
) -> None:
    async with at_the_board(desk, size) as hands:
        await hands.press("5")
        lines = hands.frame.splitlines()
        first = next(
            n for n, line in enumerate(lines) if "Russian soldiers killed · people" in line
        )
        for number, (claimant, figure) in enumerate(
            (("Ukraine", "5,300"), ("Russia", "500"), ("Pentagon", "1,500")), start=1
        ):
            line = lines[first + number]
            assert f"  ≠ {claimant}" in line
            assert figure in line
            assert "disputed" in line
        assert "B4 via F4" in hands.frame or "B4·F4" in hands.frame
        assert "○ Ukraine" in line_with("at least 2,000", lines)
        assert "7,300" not in hands.frame, "figures are never added up"


def test_answers_that_cover_something_else_are_marked_as_such() -> None:
    for size in SIZES:
        lines = shown(room("claims", Talks.of(KUNDUZ)), size)
        assert "◇ covers something else" in line_with("○ People killed", lines)
        assert "19 (at most 22) ◇ Patients" in line_with("Afghanistan", lines)
        assert "◇" not in line_with("MSF", lines)


def test_ranges_are_drawn_to_the_scale_of_their_question_and_open_ends_point_on() -> None:
    lines = shown(room("claims", Talks.of(KUNDUZ)), (120, 37))
    over = line_with("○ People killed", lines)
    exact, at_least, at_most = (
        line_with(who, lines) for who in ("MSF  ", "United States ", "Afghanistan")
    )
    assert over.index("12 ") < over.index(" 60")
    assert "├" in exact
    assert exact.index("┤") == over.index("60") + 1
    assert exact.index("├") < exact.index("●") < exact.index("┤")
    assert at_least.rstrip("│ ").count("─→") == 1
    assert at_least.index("├") < exact.index("├")
    assert "←◇" in at_most.replace("┄", "")
    assert at_most.index("┤") < at_least.index("├")
    assert not any("├" in line for line in shown(room("claims", Talks.of(KUNDUZ)), (80, 21)))


def test_nothing_is_drawn_where_it_is_not_said_what_the_figures_count() -> None:
    lines = shown(room("claims", Talks.of(KUNDUZ)), (120, 37))
    lorries = next(n for n, line in enumerate(lines) if "How many lorries came?" in line)
    assert not any("●" in line for line in lines[lorries : lorries + 3])


async def test_beside_an_answer_stands_its_chain_link_by_link_and_what_makes_its_standing(
    desk: Desk,
) -> None:
    for size in SIZES[1:]:
        async with at_the_board(desk, size) as hands:
            await hands.press("5", "down")
            assert hands.board.view.ref == "claim/russia-kherson"
            assert "US intelligence: Not completely taken" in line_with(
                "against it", hands.frame.splitlines()
            )
            assert "via Russian Ministry of Defence  F4" in hands.frame


def test_who_confirmed_an_answer_is_named_under_it_and_so_is_who_denies_it() -> None:
    talks = Talks.of(KUNDUZ)
    talks.say("confirm claim/msf-dead --source afp:1")
    talks.say("deny claim/us-dead --according-to afghanistan")
    for size in SIZES:
        lines = shown(room("claims", talks), size, Spot("question/dead", "claim/msf-dead"))
        assert any("confirmed by AFP" in line for line in lines)
        assert any("Afghanistan says denied" in line for line in lines)
    assert any("AFP  B1  confirms it" in line for line in lines)


def test_an_answer_that_was_retracted_stays_and_is_told_to_count_no_more() -> None:
    talks = Talks.of(KUNDUZ)
    talks.say("claim/msf-dead retract")
    lines = shown(room("claims", talks), (120, 37), Spot("question/dead", "claim/msf-dead"))
    assert "retracted" in line_with("40 to 60", lines)
    assert any("does not count any more" in line for line in lines)


def test_a_question_that_nobody_answers_says_so_and_how_to() -> None:
    assert any(
        "Nobody has answered." in line for line in shown(room("claims", Talks.of(KUNDUZ)), (80, 21))
    )


async def test_many_questions_scroll_as_one_list_and_the_title_says_how_many_are_left_out(
    desk: Desk,
) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        await hands.press("5")
        assert "How wide is the room" not in hands.frame
        assert "2 more" in hands.frame
        await hands.press(*["tab"] * 6, "end")
        assert hands.board.view.ref == "claim/nrc-room-for-diplomacy"
        assert "How wide is the room" in hands.frame
        assert "Has Kherson fallen?" not in hands.frame


async def test_an_answer_is_superseded_from_its_row_and_the_cursor_stays(
    desk: Desk, store: Store
) -> None:
    async with at_the_board(desk, (120, 40)) as hands:
        await hands.press("5", "down", "down")
        assert hands.board.view.ref == "claim/us-intelligence-kherson"
        await hands.press("a", "s")
        await hands.type("nrc:2")
        await hands.press("enter")
        await hands.until_back()
        assert hands.board.view.ref == "claim/us-intelligence-kherson"
        assert "superseded" in line_with("Not completely taken", hands.frame.splitlines())
        assert "○ Russia" in line_with("Taken ", hands.frame.splitlines())
    standing = Desk(store).state().standing(Ref("claim/us-intelligence-kherson"))
    assert standing is not None
    assert standing.state == "superseded"


def test_a_number_by_itself_is_a_point_and_where_all_are_the_same_there_is_no_scale() -> None:
    scale = Scale(Fraction(0), Fraction(10), 13)
    five = Range(None, Fraction(5), None)
    assert "".join(one.text for one in drawn(five, scale, "here", apart=False)) == " ·····●····· "
    assert ends(scale) == " 0        10 "
    assert scale_of([five, five], 13) is None
    assert scale_of([], 13) is None


figures = st.fractions(-(10**30), 10**30) | st.integers(-(10**400), 10**400).map(Fraction)


@given(st.lists(st.lists(figures, min_size=3, max_size=3), min_size=1, max_size=4), st.data())
def test_whatever_is_said_is_drawn_as_wide_as_the_scale_and_in_order(
    said: list[list[Fraction]], data: st.DataObject
) -> None:
    ranges = []
    for three in said:
        keep = data.draw(st.tuples(*[st.booleans()] * 3))
        low, best, high = (
            one if kept else None for one, kept in zip(sorted(three), keep, strict=True)
        )
        ranges.append(Range(low, best, high))
    scale = scale_of(ranges, 24)
    for one in ranges if scale else ():
        text = "".join(piece.text for piece in drawn(one, scale, "here", apart=False))
        assert len(text) == 24
        places = [text.find(mark) for mark in "├●┤"]
        found = [place for place in places if place >= 0]
        assert found == sorted(found)
        assert ("→" in text) == (one.low is not None and one.high is None)
        assert ("←" in text) == (one.high is not None and one.low is None)


async def test_days_stand_across_and_lanes_down_with_what_was_counted_on_each(desk: Desk) -> None:
    for size in SIZES[1:]:
        async with at_the_board(desk, size) as hands:
            await hands.press("6")
            lines = hands.frame.splitlines()
            over = line_with("Mon 28 Feb", lines)
            assert over.index("Mon 28 Feb") < over.index("Tue 1 Mar") < over.index("Wed 2 Mar")
            assert line_with("▲1 ▼0", lines).rstrip("│ ").endswith("▲2 ▼8")
            developments = line_with("Developments", lines)
            assert developments.index("▲▲▼▼▼▼▼▼▼▼·") == over.index("Wed 2 Mar")
            assert "◐" in line_with("Rounds", lines)
            for lane in ("Judgements", "Conditions", "Texts", "Deadlines"):
                assert any(lane in line for line in lines)
            assert "Wed 2 Mar  ▲2 ▼8" in hands.frame
            assert "NRC B2 via Russian Ministry of Defence F4" in hands.frame


async def test_left_and_right_go_from_day_to_day_and_down_through_what_happened(
    desk: Desk,
) -> None:
    async with at_the_board(desk, (120, 40)) as hands:
        view = hands.board.view
        await hands.press("6")
        assert (view.section, view.ref) == ("2022-03-02", "development/wish-to-resume")
        await hands.press("left")
        assert view.section == "2022-03-01"
        assert "Tue 1 Mar  ▲1 ▼0" in hands.frame
        assert "Kharkiv shelters" not in hands.frame
        await hands.press("down")
        assert view.ref == "precondition/stop-bombing"
        await hands.press("left", "left")
        assert view.section == "2022-02-28"
        await hands.press("right", "right", "right", "end")
        assert (view.section, view.ref) == ("2022-03-02", "measure/safe-corridor")


async def test_below_110_columns_the_days_stand_under_each_other(desk: Desk) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        view = hands.board.view
        await hands.press("6")
        lines = hands.frame.splitlines()
        assert any(line.startswith(" Wed 2 Mar  ▲2 ▼8") for line in lines)
        assert line_with("Russia seeks to resume", lines).startswith("▌▲")
        assert "Safe corridor" in hands.frame
        await hands.press("up")
        assert view.section == "2022-03-01"
        await hands.press("shift+tab")
        assert view.section == "2022-02-28"
        assert "Both sides agree to talk again soon" in hands.frame


async def test_a_click_on_a_mark_or_on_a_day_leads_there(desk: Desk) -> None:
    async with at_the_board(desk, (120, 40)) as hands:
        view = hands.board.view
        await hands.press("6")
        lines = hands.frame.splitlines()
        over = next(n for n, line in enumerate(lines) if "Mon 28 Feb" in line)
        await hands.pilot.click(offset=(lines[over].index("Mon 28 Feb") + 2, over))
        assert view.section == "2022-02-28"
        row = next(n for n, line in enumerate(lines) if "Rounds" in line)
        await hands.pilot.click(offset=(lines[row].index("○"), row))
        assert view.ref == "round/brest"
        assert "Second round: agreed in principle" in line_with("▌", hands.frame.splitlines()[12:])


async def test_what_is_recorded_on_a_row_of_the_timeline_is_drawn_at_once(
    desk: Desk, store: Store
) -> None:
    async with at_the_board(desk, (120, 40)) as hands:
        await hands.press("6", "end")
        await hands.press("a", "g")
        await hands.type("nrc:3")
        await hands.press("enter")
        await hands.until_back()
        assert hands.board.view.ref == "measure/safe-corridor"
        assert "Safe corridor for Ukraine's delegation: agreed" in hands.frame
        assert "○◐" in line_with("Conditions", hands.frame.splitlines())
    standing = Desk(store).state().standing(Ref("measure/safe-corridor"))
    assert standing is not None
    assert standing.state == "agreed"


def test_what_was_learned_late_and_what_is_due_are_marked() -> None:
    scene = room("timeline", Talks.of(AROUND))
    assert scene.first == ("2022-03-02",)
    for size in SIZES:
        lines = shown(scene, size, Spot("2022-02-24", ""))
        assert "learned Mon" in line_with("Russia wants to resume", lines)
        due = line_with("Ultimatum expires: due", shown(scene, size, Spot("2022-03-05", "")))
        assert "◆" in due
    assert "◆" in line_with("Deadlines", shown(scene, (120, 37)))


def test_silent_days_between_two_are_told_from_days_that_follow_each_other() -> None:
    lines = shown(room("timeline", Talks.of(AROUND)), (120, 37))
    over, texts = line_with("Thu 24 Feb", lines), line_with("Texts", lines)
    starts = [over.index(day) for day in ("Thu 24 Feb", "Tue 1 Mar", "Wed 2 Mar", "Sat 5 Mar")]
    between = [set(texts[one : other - 1]) for one, other in pairwise(starts)]
    assert between == [{"┄"}, {"─"}, {"┄"}]


def test_more_days_than_fit_scroll_to_the_latest_or_to_that_of_the_cursor() -> None:
    days = "".join(
        f"  d{day}: {{title: Day {day}, bearing: away, at: 2022-02-{day:02}}}\n"
        for day in range(1, 29)
    )
    scene = room("timeline", Talks.of(f"developments:\n{days}"))
    latest = shown(scene, (120, 37), Spot("2022-02-28", ""))
    assert "Mon 28 Feb" in latest[1]
    assert "21 earlier" in latest[0]
    middle = shown(scene, (120, 37), Spot("2022-02-10", ""))
    assert "Thu 10 Feb" in middle[1]
    assert "8 earlier, 13 later" in middle[0]


def test_more_marks_than_fit_are_counted() -> None:
    raids = "".join(
        f"  r{n}: {{title: Raid {n}, bearing: away, at: 2022-03-01}}\n" for n in range(40)
    )
    many = "".join(
        f"  q{day}: {{title: Quiet, bearing: none, at: 2022-02-{day}}}\n" for day in range(10, 28)
    )
    scene = room("timeline", Talks.of(f"developments:\n{many}{raids}"))
    drawn_lane = line_with("Developments", shown(scene, (120, 37)))
    marks = drawn_lane.count("▼")
    assert 0 < marks < 40
    assert f"+{40 - marks}" in drawn_lane


def test_the_rooms_show_what_is_wished_for() -> None:
    wish = Wish(Filters(find="kherson"))
    state = in_memory_desk().state()
    claims = shown(enter("claims")(state, wish), (120, 37))
    assert any("Has Kherson fallen?" in line for line in claims)
    assert not any("Kharkiv" in line for line in claims)
    days = shown(enter("timeline")(state, wish), (80, 21))
    assert any("Russia claims to have taken Kherson" in line for line in days)
    assert not any("Kharkiv shelters" in line for line in days)


@pytest.mark.parametrize("size", SIZES)
async def test_without_anything_the_rooms_say_what_belongs_there(size: tuple[int, int]) -> None:
    desk = Desk(recorded(MemoryStore(), ""), operator="m.k.")
    async with at_the_board(desk, size) as hands:
        await hands.press("5")
        assert "Nothing is contested or judged. n asks something" in hands.frame
        await hands.press("6", "left", "down", "tab", "a")
        assert "Nothing is known to have happened. n records what did" in hands.frame


@pytest.mark.parametrize("name", ["claims", "timeline"])
@settings(max_examples=40, deadline=None)
@given(width=st.integers(60, 220), height=st.integers(12, 70), data=st.data())
def test_the_rooms_fit_whatever_the_size_and_the_row_of_the_cursor_is_seen(
    name: str, width: int, height: int, data: st.DataObject
) -> None:
    scene = enter(name)(in_memory_desk().state(), Wish())
    columns = scene.arrange(width, height, None).columns
    at = data.draw(
        st.sampled_from(
            [Spot(section, row.key) for each in columns for section, rows in each for row in rows]
        )
    )
    picture = scene.arrange(width, height, at)
    assert picture.columns == columns
    assert len(picture.lines) == height
    for line in picture.lines:
        x = 0
        for span in line:
            assert span.x >= x
            x = span.x + length(span.pieces)
        assert x <= width
    if height >= 13:
        assert any(span.spot == at for line in picture.lines for span in line)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "words",
    [
        "[/x] [$50m] [@click=app.quit]press[/]",
        "\u202egnirts\u202c \u200b漢字漢字 e\u0301 👩\u200d🚒",
        "long " * 400,
        "esc \x1b]52;c;aGk=\x07 \x9b31m bell",
    ],
)
def test_words_from_hostile_sources_are_shown_as_themselves_and_keep_their_columns(
    words: str, size: tuple[int, int]
) -> None:
    talks = Talks.of(KUNDUZ)
    given = shlex.quote(words)
    talks.say(f"add question odd title={given} unit={given}")
    talks.say(f"add party odd name={given}")
    talks.say(f"add claim odd-odd question=odd claimant=odd says={given} covers={given} low=1")
    talks.say(f"add claim us-odd question=odd claimant=us says={given} best=9 judgement=true")
    talks.say(f"add development odd title={given} bearing=away --at 2022-03-01")
    for scene in (room("claims", talks), room("timeline", talks)):
        picture = scene.arrange(*size, None)
        for section, rows in (each for column in picture.columns for each in column):
            for row in rows:
                for line in scene.arrange(*size, Spot(section, row.key)).lines:
                    x = 0
                    for span in line:
                        assert span.x >= x
                        x = span.x + length(span.pieces)
                        assert all(safe(piece.text) == piece.text for piece in span.pieces)
                    assert x <= size[0]
