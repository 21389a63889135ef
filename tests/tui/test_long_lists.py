"""Lists of any length: what is seen is made, and the cursor reaches all of it."""

from __future__ import annotations

import pytest

from negotiation.words.refs import Ref
from tui.painting.lines import Line, Piece
from tui.painting.lists import LongList, measured
from tui.painting.picture import Box, Canvas, Spot, visible
from tui.painting.rows import Row, Section
from tui.painting.stack import stack

HEIGHT, WIDTH = 20, 40


def questions(many: int, made: list[str]) -> list[Section]:
    """Make lists of four rows each, of two lines and one in turn."""

    def question(number: int) -> Section:
        def make(place: int) -> Row:
            made.append(f"{number}.{place}")
            lines = tuple(Line((Piece(f" {number}.{place}"),)) for _ in range(1 + place % 2))
            return Row(Ref(f"claim/c{number}-{place}"), str(place), lines)

        rows = LongList(4, make, int)
        return Section(f"q{number}", f"Question {number}", "", rows)

    return [question(number) for number in range(many)]


def shown(sections: list[Section], at: Spot | None) -> tuple[list[str], int]:
    canvas = Canvas(HEIGHT)
    hidden = stack(canvas, sections, Box(0, 0, WIDTH, HEIGHT), "list", at)
    text = ["".join(piece.text for span in line for piece in span.pieces) for line in canvas.lines]
    return [line.strip() for line in text], hidden


@pytest.mark.parametrize("number", [0, 1, 3, 250, 498, 499])
def test_the_list_of_the_cursor_is_seen_whole_and_few_rows_are_made(number: int) -> None:
    made: list[str] = []
    lines, hidden = shown(questions(500, made), Spot(f"q{number}", "3"))

    assert f"Question {number}" in lines
    assert all(f"{number}.{place}" in lines for place in range(4))
    assert hidden == 2000 - len({line for line in lines if "." in line})
    assert len(set(made)) < HEIGHT


def test_lists_that_all_fit_begin_at_the_top_wherever_the_cursor_is() -> None:
    alone, hidden = shown(questions(2, []), None)

    assert alone == shown(questions(2, []), Spot("q1", "3"))[0]
    assert (alone[0], hidden) == ("Question 0", 0)


def test_the_title_stays_above_a_list_that_is_longer_than_the_screen() -> None:
    made: list[int] = []

    def make(place: int) -> Row:
        made.append(place)
        return Row(Ref("round/r"), str(place), (Line((Piece(f" {place}"),)),))

    long = Section("log", "Every entry", "", LongList(100_000, make, int))
    lines, hidden = shown([long], Spot("log", "50000"))

    assert (lines[0], lines[-1]) == ("Every entry", "50000")
    assert hidden == 100_000 - (HEIGHT - 1)
    assert [row.key for row in visible(long, 3, Spot("log", "7"))] == ["5", "6", "7"]
    assert len(set(made)) <= 2 * HEIGHT + 3


def test_columns_are_measured_on_all_rows_of_a_short_list_and_on_the_ends_of_a_long_one() -> None:
    assert measured(range(40)) == range(40)
    assert measured(range(1000)) == (*range(20), *range(980, 1000))
