from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from negotiation.desk import Desk
from negotiation.views.board import board
from tui.painting.lines import Line, Piece, fitted, laid, length
from tui.painting.picture import Spot, shares
from tui.painting.rows import squeezed, wrapped
from tui.rooms.board.arrange import arrange, drawn


def test_every_section_has_its_least_before_one_has_all_it_wants() -> None:
    assert shares([10, 10, 10], [2, 2, 2], 30) == [10, 10, 10]
    assert shares([10, 10, 10], [2, 2, 2], 14) == [10, 2, 2]
    assert shares([1, 10, 10], [2, 2, 2], 6) == [1, 3, 2]
    assert shares([5, 5], [2, 2], 0) == [0, 0]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 4)), max_size=6), st.integers(0, 60))
def test_no_more_lines_are_shared_out_than_there_are(
    each: list[tuple[int, int]], room: int
) -> None:
    given = shares([want for want, _ in each], [least for _, least in each], room)
    assert sum(given) <= room
    assert all(0 <= lines <= want for lines, (want, _) in zip(given, each, strict=True))


def test_the_widest_column_gives_way_first() -> None:
    assert squeezed([30, 7], 30) == [23, 7]
    assert squeezed([8, 7], 30) == [8, 7]


@given(st.text(max_size=40), st.integers(1, 30))
def test_a_column_is_as_wide_as_it_was_made(text: str, width: int) -> None:
    from tui.painting.lines import safe

    assert cell_len(fitted(safe(text), width)) == width


@given(st.text("añ漢🙂 b", max_size=50), st.text("b漢", max_size=8), st.integers(1, 40))
def test_a_line_fills_its_width_exactly_and_keeps_its_right(
    left: str, right: str, width: int
) -> None:
    pieces = laid(Line((Piece(left), Piece(left)), (Piece(right),)), width)
    assert length(pieces) == width
    if cell_len(right) < width:
        assert "".join(piece.text for piece in pieces).endswith(right)


def test_a_long_text_is_broken_between_words() -> None:
    assert list(wrapped("to be or not to be", 9, 5)) == ["to be or", "not to be"]
    assert list(wrapped("to be or not to be", 9, 1)) == ["to be or not to be"]


@settings(max_examples=40, deadline=None)
@given(st.integers(60, 220), st.integers(12, 70))
def test_the_board_fits_whatever_the_size_and_never_overlaps(width: int, height: int) -> None:
    from tests.tui.conftest import in_memory_desk

    picture = arrange(drawn(board(in_memory_desk().state())), width, height)
    assert len(picture.lines) == height
    for line in picture.lines:
        x = 0
        for span in line:
            assert span.x >= x
            x = span.x + length(span.pieces)
        assert x <= width


def test_a_list_that_is_cut_says_how_many_more_and_scrolls_to_the_cursor(desk: Desk) -> None:
    made = board(desk.state())
    texts = painted_lines(made, None)
    assert any("more" in text for text in texts)
    last = made.latest[-1]
    assert not any("Both sides agree" in text for text in texts)
    texts = painted_lines(made, Spot("latest", str(last.seq)))
    assert any(last.says[:20] in text for text in texts)


def painted_lines(made: object, at: Spot | None) -> list[str]:
    from negotiation.views.board import Board

    assert isinstance(made, Board)
    picture = arrange(drawn(made), 80, 21, at)
    return ["".join(piece.text for span in line for piece in span.pieces) for line in picture.lines]
