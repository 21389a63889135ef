"""The rooms of the agenda and of the delegations, as they are seen and used."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negotiation.desk import Desk
from negotiation.record.memory import MemoryStore
from negotiation.views.filters import Filters
from negotiation.words.refs import Ref
from tests.talks import PEOPLE, Talks
from tests.tui.hands import Hands, at_the_board
from tui.painting.lines import length
from tui.painting.picture import Picture, Spot
from tui.rooms import Wish, enter

DAYTON = "{id: dayton, title: Dayton talks, zone: America/New_York, clock: 1995-11-21T15:00,"
NOTHING_UNTIL = f"{DAYTON} linkage: nothing_until_everything}}"
BOSNIA = """
sources: {times: {name: The Times, reliability: B}}
parties: {bosnia: Bosnia, croatia: Croatia, serbia: Serbia}
people: {izetbegovic: {name: Alija Izetbegović, party: bosnia}}
items:
  map:
    title: The map
    state: under_discussion
    positions:
      bosnia:
        state: demands
        at: 1995-11-16
        text: Gorazde joined to Sarajevo by land
        visibility: private
        source: times:2
      serbia: {state: offers, at: 1995-11-18}
  slavonia: {title: Eastern Slavonia, state: agreed, at: 1995-11-12}
  peace:
    title: Peace between the republics
    state: agreed
    at: 1995-11-12
    links: [{only_with: item/slavonia}]
texts:
  framework:
    title: General framework
    state: closed
    at: 1995-11-21
    consents: {bosnia: {state: initialled}, croatia: {state: initialled}, serbia: }
"""
GOMEL = "{id: gomel, title: Talks of 2022, zone: Europe/Kyiv, clock: 2022-03-06T12:00}"
KIREEV = (
    PEOPLE.replace("people: {", "people: {arakhamia: David Arakhamia, kireev: Denis Kireev, ")
    + """
rounds:
  border:
    title: First round
    at: 2022-02-28
    delegations:
      ukraine:
        head: arakhamia
        size: 6
        members:
          arakhamia: {role: head, listed_by: ukraine}
          kireev: {at: 2022-02-28, state: present}
measures:
  corridor: {title: Safe corridor, undertaken_for: ukraine, leg: return, at: 2022-02-28}
"""
)
NINE = "".join(f"  p{number}: Party {number}\n" for number in range(9))
MANY = f"parties:\n{NINE}items:\n  one:\n    title: One\n    positions:\n" + "".join(
    f"      p{number}: {{state: demands, at: 2022-03-01}}\n" for number in range(9)
)


def dayton() -> Talks:
    return Talks.past(BOSNIA, NOTHING_UNTIL)


def gomel() -> Talks:
    return Talks.past(KIREEV, GOMEL)


def line_with(hands: Hands, words: str) -> str:
    return next(line for line in hands.frame.splitlines() if words in line)


def row_of(hands: Hands, words: str) -> int:
    return next(y for y, line in enumerate(hands.frame.splitlines()) if words in line)


async def test_the_matrix_shows_each_partys_stance_under_an_honest_head_line() -> None:
    async with at_the_board(dayton().desk, (80, 24)) as hands:
        await hands.press("3")
        assert "Nothing is agreed until everything is agreed: 2 of 3 agreed, provisionally." in (
            hands.frame
        )
        heading, cells = line_with(hands, "Bosnia"), line_with(hands, "The map")
        assert cells.index("demands") == heading.index("Bosnia")
        assert cells.index("offers") == heading.index("Serbia")
        assert "agreed, provisional" in line_with(hands, "Eastern Slavonia")
        assert "2 of 3 initialled, 1 awaited" in line_with(hands, "General framework")


async def test_a_stance_that_only_another_tells_of_names_who_and_a_disputed_one_is_marked() -> None:
    talks = dayton()
    talks.say("add position croatia-map item=map party=croatia --at 1995-11-18")
    talks.say("position/croatia-map reject --according-to serbia --at 1995-11-19")
    talks.say("position/bosnia-map accept --according-to serbia --at 1995-11-19")
    async with at_the_board(talks.desk, (120, 40)) as hands:
        await hands.press("3")
        assert "rejects, says Serbia" in line_with(hands, "The map")
        assert "demands ?" in line_with(hands, "The map")
        assert "Serbia says accepts" in hands.frame


async def test_the_cursor_goes_through_the_cells_and_on_to_the_texts() -> None:
    async with at_the_board(dayton().desk, (80, 24)) as hands:
        await hands.press("3")
        view = hands.board.view
        assert view.ref == "item/map"
        await hands.press("l")
        assert view.ref == "position/bosnia-map"
        assert "▌demands" in hands.frame
        await hands.press("right", "right")
        assert view.ref == "position/serbia-map"
        await hands.press("j")
        assert view.ref == "item/slavonia"
        assert "▌–" in line_with(hands, "Eastern Slavonia")
        await hands.press("k", "h")
        assert view.ref == "position/bosnia-map"
        await hands.press("tab")
        assert view.ref == "text/framework"
        await hands.press("left", "right", "j")
        assert view.ref == "text/framework"


async def test_a_click_chooses_a_cell_and_two_show_all_of_its_position() -> None:
    async with at_the_board(dayton().desk, (80, 24)) as hands:
        await hands.press("3")
        at = line_with(hands, "The map").index("offers") + 2, row_of(hands, "The map")
        await hands.pilot.click(offset=at)
        assert hands.board.view.ref == "position/serbia-map"
        await hands.pilot.click(offset=at, times=2)
        await hands.pilot.pause()
        assert "position/serbia-map" in hands.frame


async def test_a_position_moves_from_its_cell_and_the_cursor_stays_in_it() -> None:
    async with at_the_board(dayton().desk, (120, 40)) as hands:
        await hands.press("3", "l", "a", "t")
        await hands.type("1995-11-20 times:2")
        await hands.press("enter")
        await hands.until_back()
        assert "▌accepts" in line_with(hands, "The map")
        assert hands.board.view.ref == "position/bosnia-map"


async def test_a_party_that_is_heard_of_meanwhile_does_not_move_the_cursor_from_its_cell() -> None:
    talks = dayton()
    async with at_the_board(talks.desk, (120, 40)) as hands:
        await hands.press("3", "l", "l")
        assert hands.board.view.ref == "position/serbia-map"
        talks.say("add position croatia-map item=map party=croatia --at 1995-11-18")
        hands.board.look_again()
        assert hands.board.view.ref == "position/serbia-map"
        hands.board.view.stand_on(Ref("position/croatia-map"))
        assert hands.board.view.ref == "position/croatia-map"


async def test_an_item_expands_to_the_history_of_each_position() -> None:
    talks = dayton()
    talks.say("position/bosnia-map accept --at 1995-11-20 --source times:1")
    talks.say("confirm position/serbia-map --at 1995-11-20")
    talks.say("item/slavonia discuss --at 1995-11-20")
    async with at_the_board(talks.desk, (120, 40)) as hands:
        await hands.press("3")
        assert "Bosnia  accepts · private" in hands.frame
        assert "Gorazde joined to Sarajevo by land" in hands.frame
        history = [line for line in hands.frame.splitlines() if "times:" in line]
        assert ["demands" in history[0], "accepts" in history[1]] == [True, True]
        assert "still offers" in hands.frame
        await hands.press("j")
        assert "reopening takes with it: Peace between the republics" in hands.frame


async def test_a_text_expands_to_its_consents_one_by_one() -> None:
    async with at_the_board(dayton().desk, (200, 60)) as hands:
        await hands.press("3", "tab")
        for said in ("Bosnia  initialled", "Croatia  initialled", "Serbia  awaited"):
            assert said in hands.frame


async def test_every_party_is_reached_where_there_is_not_room_for_all() -> None:
    async with at_the_board(Talks.of(MANY).desk, (80, 24)) as hands:
        await hands.press("3")
        assert "5 ›" in line_with(hands, "Party 0")
        assert "Party 4" not in hands.frame.splitlines()[row_of(hands, "Party 0")]
        await hands.press(*["l"] * 9)
        assert hands.board.view.ref == "position/p8-one"
        assert "‹ 5" in line_with(hands, "Party 8")
        assert "▌demands" in hands.frame


async def test_who_is_where_is_shown_round_by_round(desk: Desk) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        await hands.press("4")
        assert "✔ concluded" in line_with(hands, "First round")
        assert "◐ convening" in line_with(hands, "Second round")
        assert "▌● Russia   Vladimir Medinsky" in hands.frame
        assert "Ukraine says en route" in hands.frame
        assert "outbound" in line_with(hands, "Safe corridor")
        await hands.press("shift+tab")
        assert hands.board.view.ref == "delegation/russia-border"


async def test_members_stand_one_by_one_below_their_delegation() -> None:
    async with at_the_board(gomel().desk, (120, 40)) as hands:
        await hands.press("4")
        own = line_with(hands, "○ Ukraine")
        assert "6 people" in own
        assert line_with(hands, "Denis Kireev").index("present") == own.index("named")
        assert "David Arakhamia, head" in hands.frame
        assert "listed by Ukraine" in hands.frame
        await hands.press("j")
        assert hands.board.view.ref == "measure/corridor"


async def test_a_delegation_sets_out_from_its_row_and_its_way_is_drawn() -> None:
    async with at_the_board(gomel().desk, (120, 40)) as hands:
        await hands.press("4", "a", "p")
        await hands.type("2022-02-28")
        await hands.press("enter")
        await hands.until_back()
        assert "en route" in line_with(hands, "◐ Ukraine")
        assert "named ─ ◐ EN ROUTE ─ arrived" in hands.frame


async def test_another_account_of_a_delegation_is_beside_the_desks_or_below_it() -> None:
    talks = gomel()
    talks.say("delegation/ukraine-border depart --according-to russia --at 2022-02-28")
    for size in ((80, 24), (120, 40)):
        async with at_the_board(talks.desk, size) as hands:
            await hands.press("4")
            assert "Russia says en route" in hands.frame


async def test_presence_is_told_by_day_for_each_member() -> None:
    talks = gomel()
    talks.say("member/kireev-ukraine-border leave --at '2022-03-04 or 2022-03-05'")
    async with at_the_board(talks.desk, (120, 40)) as hands:
        await hands.press("4")
        assert "Mon present · by Sat left" in hands.frame
        await hands.press("j", "j", "j")
        assert hands.board.view.ref == "member/kireev-ukraine-border"
        assert "left" in line_with(hands, "by Sat 5 Mar")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_an_empty_record_says_what_belongs_there(size: tuple[int, int]) -> None:
    async with at_the_board(Desk(MemoryStore(), operator="m.k."), size) as hands:
        await hands.press("3")
        assert "Nothing is on the agenda. N names a subject" in hands.frame
        assert "No text is on the table. N names one" in hands.frame
        await hands.press("4", "l", "h", "j", "a")
        assert "Nobody is awaited, on the way or at a table. n names a delegation" in hands.frame


async def test_many_rounds_scroll_with_the_cursor() -> None:
    rounds = "".join(
        f"  r{number}: {{title: Round {number}, delegations: {{a: , b: }}}}\n"
        for number in range(12)
    )
    talks = Talks.of(f"parties: {{a: A, b: B}}\nrounds:\n{rounds}")
    async with at_the_board(talks.desk, (80, 24)) as hands:
        await hands.press("4")
        assert "Round 0" in hands.frame
        assert "Round 11" not in hands.frame
        for _ in range(11):
            await hands.press("tab")
        assert "Round 11" in hands.frame
        assert "▌○ A" in hands.frame


def test_filters_narrow_both_rooms() -> None:
    wish = Wish(Filters(party=Ref("party/serbia")))
    state = dayton().state()
    picture = enter("agenda")(state, wish).arrange(120, 40, None)
    assert refs(picture) == ["item/map", "text/framework"]
    other = Wish(Filters(party=Ref("party/russia")))
    assert refs(enter("delegations")(gomel().state(), other).arrange(120, 40, None)) == []


@settings(max_examples=40, deadline=None)
@given(
    st.integers(60, 220),
    st.integers(12, 70),
    st.sampled_from(["agenda", "delegations"]),
    st.sampled_from(["", "item/map", "text/framework"]),
    st.sampled_from(["", "party/bosnia", "party/serbia", "party/nobody"]),
)
def test_whatever_the_size_nothing_overlaps(
    width: int, height: int, room: str, key: str, cell: str
) -> None:
    at = Spot("items", key, cell) if key else None
    for talks in all_of_them():
        picture = enter(room)(talks.state(), Wish()).arrange(width, height, at)
        assert len(picture.lines) == height
        for line in picture.lines:
            x = 0
            for span in line:
                assert span.x >= x
                x = span.x + length(span.pieces)
            assert x <= width


@cache
def all_of_them() -> tuple[Talks, ...]:
    return dayton(), gomel(), Talks.of(MANY)


def refs(picture: Picture) -> Iterable[Ref]:
    return [row.ref for column in picture.columns for _, rows in column for row in rows]
