from negotiation.papers.brief import Asked, compose
from negotiation.papers.brief.content import Day, Happening, Stood
from negotiation.papers.brief.drawing import MOST_COLUMNS, MOST_TICKS, drawing
from tests.talks import BREST, Talks

CONVENING = Stood("convening", "open", "◐")


def day(date: str, towards: int = 0, away: int = 0, *lanes: str) -> Day:
    moved = tuple(
        Happening(lane, f"{lane} on {date}", "", CONVENING, "", "", None) for lane in lanes
    )
    return Day(date, date, towards, away, moved)


def test_nothing_is_drawn_of_no_days() -> None:
    assert drawing([]) is None


def test_days_without_news_have_their_place_too() -> None:
    drawn = drawing([day("2022-02-28", 1), day("2022-03-03", 0, 4)])
    assert drawn is not None
    assert [(one.label, one.towards, one.away) for one in drawn.columns] == [
        ("28 Feb", 1, 0),
        ("1 Mar", 0, 0),
        ("2 Mar", 0, 0),
        ("3 Mar", 0, 4),
    ]
    assert [one.at for one in drawn.columns] == [12.5, 37.5, 62.5, 87.5]


def test_bars_are_as_high_as_their_counts() -> None:
    drawn = drawing([day("2022-03-01", 1, 4)])
    assert drawn is not None
    assert drawn.height(4) == 4 * drawn.height(1)


def test_what_moved_on_a_day_is_one_mark_with_the_last_state_and_all_that_is_said() -> None:
    drawn = drawing([day("2022-03-01", 0, 0, "rounds", "rounds", "texts", "judgements")])
    assert drawn is not None
    assert [(one.name, len(one.marks[0].says)) for one in drawn.lanes] == [
        ("rounds", 2),
        ("texts", 1),
    ]
    assert drawn.lanes[0].marks[0].category == "open"


def test_where_there_are_many_days_a_column_stands_for_several_and_no_count_is_lost() -> None:
    drawn = drawing([day("1990-01-01", 1), day("1991-06-01", 2), day("1998-04-10", 3)])
    assert drawn is not None
    assert len(drawn.columns) <= MOST_COLUMNS
    assert len(drawn.dated) <= MOST_TICKS
    assert drawn.days_a_column > 1
    assert sum(one.towards for one in drawn.columns) == 6


def test_what_is_a_thousand_years_old_has_its_day_too() -> None:
    body = BREST + "developments: {old: {title: Old, at: 0999-05-01, bearing: away}}"
    days = compose(Talks.of(body).state(), Asked()).developments
    assert days is not None
    assert days[0].date == "0999-05-01"
    assert drawing(days) is not None
