"""Rows of event data, brought into talks as if each had been typed."""

from collections.abc import Callable

import pytest

from negotiation.events import ADDED, AMENDED
from negotiation.imports.rows import Plan
from negotiation.record.memory import MemoryStore
from negotiation.record.merge import merge
from negotiation.words.problems import Problem
from tests.talks import BREST, Talks, recorded

Imported = Callable[..., Plan]

ACLED = """\
event_id_cnty,event_date,time_precision,event_type,sub_event_type,location,latitude,longitude,\
country,notes,fatalities
UKR1001,01 March 2022,1,Explosions/Remote violence,Shelling,Kharkiv,49.99,36.23,\
Ukraine,"A missile, at 8.",9
UKR1002,28 February 2022,2,Protests,Peaceful protest,Kherson,46.64,32.62,Ukraine,Residents stood.,0
RUS17,01 March 2022,1,Protests,Peaceful protest,Moscow,55.7,37.6,Russia,Arrests.,0
"""

MAPPING = """
where: {country: [Ukraine, Belarus]}
things:
  kind: development
  slug: acled-$event_id_cnty
  title: $sub_event_type in $location
  text: $notes
  category: {cell: $event_type, words: {Explosions/Remote violence: violence}, otherwise: other}
  bearing: away
  place: {name: $location, latitude: $latitude, longitude: $longitude}
  at:
    date: $event_date
    written: "%d %B %Y"
    precision: {cell: $time_precision, words: {1: day, 2: about, 3: month}}
  source: nrc:3
  note: $fatalities deaths reported
"""


def test_a_row_is_added_with_its_fields_time_source_and_grade(
    imported: Imported, talks: Talks
) -> None:
    plan = imported(ACLED, MAPPING)

    assert (plan.rows, len(plan.taken), plan.there) == (2, 2, 0)
    ref = "development/acled-ukr1001"
    assert talks.field(ref, "title") == "Shelling in Kharkiv"
    assert talks.field(ref, "category") == "violence"
    assert talks.field(ref, "place") == {"name": "Kharkiv", "latitude": 49.99, "longitude": 36.23}
    entry = talks.entries[-2]
    assert (entry.type, entry.source, entry.operator) == (ADDED, "nrc:3", "m.k.")
    assert entry.note == "9 deaths reported"
    assert entry.occurred is not None
    assert entry.occurred.edtf == "2022-03-01"


def test_a_date_is_as_vague_as_its_precision_says(imported: Imported, talks: Talks) -> None:
    imported(ACLED, MAPPING)

    assert talks.entries[-1].occurred is not None
    assert talks.entries[-1].occurred.edtf == "2022-02-28~"


def test_rows_that_are_not_asked_for_are_passed_over(imported: Imported, talks: Talks) -> None:
    imported(ACLED, MAPPING)

    assert talks.where("development/acled-rus17") == "not there"


def test_importing_twice_adds_nothing_twice_whoever_does_it(
    imported: Imported, talks: Talks
) -> None:
    imported(ACLED, MAPPING)
    before = talks.entries
    talks.desk.operator = "o.p."
    again = imported(ACLED, MAPPING)

    assert (len(again.taken), again.there) == (0, 2)
    assert talks.entries == before


def test_a_row_that_the_data_set_has_changed_since_is_a_change_of_what_differs(
    imported: Imported, talks: Talks
) -> None:
    imported(ACLED, MAPPING)
    plan = imported(ACLED.replace("A missile, at 8.", "Two missiles."), MAPPING)

    assert [one.row for one in plan.taken] == [2]
    assert talks.entries[-1].type == AMENDED
    assert talks.entries[-1].data["set"] == {"text": "Two missiles."}
    assert talks.field("development/acled-ukr1001", "title") == "Shelling in Kharkiv"


def test_what_a_desk_took_back_is_not_brought_in_again(imported: Imported, talks: Talks) -> None:
    imported(ACLED, MAPPING)
    talks.say(f"retract {talks.entries[-1].seq} --note 'Another town'")
    plan = imported(ACLED, MAPPING)

    assert (len(plan.taken), plan.there) == (0, 2)


def test_two_desks_that_brought_in_the_same_table_can_still_merge(imported: Imported) -> None:
    stores = [recorded(MemoryStore(), BREST) for _ in range(2)]
    desks = [
        Talks(store, operator=name) for store, name in zip(stores, ("m.k.", "o.p."), strict=True)
    ]
    for one in desks:
        imported(ACLED, MAPPING, one.desk)
    merge(stores[0], stores[1].read())
    desks[0].desk.follow()

    assert desks[0].field("development/acled-ukr1001", "title") == "Shelling in Kharkiv"


def test_a_row_may_tell_of_several_things_and_any_kind(imported: Imported, talks: Talks) -> None:
    plan = imported(
        """\
        id,date_start,date_end,date_prec,low,best,high
        412,2022-02-27 00:00:00.000,2022-03-01 00:00:00.000,2,3,7,12
        413,2022-03-01 00:00:00.000,2022-03-01 00:00:00.000,1,,2,
        """,
        """
        things:
          - kind: question
            slug: dead-$id
            title: Deaths in event $id
            unit: people
            at: &no
        """.replace(" &no", " {date: $date_start, to: $date_end, precision: day}")
        + """
          - kind: claim
            question: {slug: dead-$id}
            claimant: nrc
            low: $low
            best: $best
            high: $high
            at: {date: $date_start, to: $date_end, precision: day}
            source: nrc:2
        """,
    )

    assert (plan.rows, len(plan.taken)) == (2, 4)
    assert talks.field("claim/nrc-dead-412", "high") == 12
    assert talks.field("claim/nrc-dead-413", "low") is None
    (first,) = (one for one in talks.entries if one.subject == "claim/nrc-dead-412")
    assert first.occurred is not None
    assert first.occurred.edtf == "2022-02-27/2022-03-01"


SERIES = """\
date,killed
2022-02-28,300
2022-03-01,500
"""

COUNTED = """
things:
  kind: claim
  question: dead
  claimant: nrc
  best: $killed
  at: $date
"""


def test_rows_about_one_thing_change_it_in_the_order_of_time(
    imported: Imported, talks: Talks
) -> None:
    talks.say("add question dead title=Dead --at 2022-02-27")
    plan = imported(SERIES, COUNTED)

    assert [one.entry.type for one in plan.taken] == [ADDED, AMENDED]
    assert talks.field("claim/nrc-dead", "best") == 500
    assert (len(imported(SERIES, COUNTED).taken), talks.field("claim/nrc-dead", "best")) == (0, 500)


def test_rows_about_one_thing_that_go_back_in_time_are_refused(
    wrong: Callable[..., list[str]], talks: Talks
) -> None:
    talks.say("add question dead title=Dead --at 2022-02-27")
    date, *rows = SERIES.splitlines()
    (sentence,) = wrong("\n".join([date, *reversed(rows)]), COUNTED)

    assert sentence.startswith("row 3: claim/nrc-dead was added later than this")


def test_titles_that_give_the_same_slug_are_told_apart_by_a_column(
    wrong: Callable[..., list[str]],
) -> None:
    sentences = wrong("what\nShelling\nShelling!\n", "things: {kind: development, title: $what}")

    assert sentences == [
        "row 3: development/shelling is row 2 already: give `slug` a column that tells them apart."
    ]


def test_everything_that_is_wrong_is_told_by_row_and_column_and_nothing_is_recorded(
    wrong: Callable[..., list[str]],
) -> None:
    table = (
        ACLED.replace("36.23", "336.23")
        .replace("28 February", "30 February")
        .replace("UKR1001,01 March 2022,1", "UKR1001,01 March 2022,9")
        + "UKR1003,01 March 2022,1\n"
    )

    assert wrong(table, MAPPING) == [
        "row 2, event_date, time_precision: '9' is not a word of the mapping. Allowed: 1, 2 or 3.",
        "row 3, event_date, time_precision: '30 February 2022' is not a date written as %d %B %Y.",
        "row 5: It has 3 cells, and there are 11 columns.",
    ]


def test_what_the_command_line_would_refuse_is_refused(wrong: Callable[..., list[str]]) -> None:
    table = ACLED.replace("01 March 2022,1,E", "01 March 2032,1,E").replace("36.23", "336.23")
    assert wrong(table, MAPPING) == [
        "row 2, location, latitude, longitude: '336.23' is not a number from -180 to 180."
    ]
    (sentence,) = wrong(ACLED.replace("01 March 2022,1,E", "01 March 2032,1,E"), MAPPING)
    assert sentence.startswith("row 2: 2032-03-01 has not come yet.")


def test_text_from_a_table_is_recorded_as_it_came(imported: Imported, talks: Talks) -> None:
    imported(
        'what\n"=1+1 $what {what} <b>[x]\nsecond line"\n',
        "things: {kind: development, slug: one, title: $what}",
    )

    assert talks.field("development/one", "title") == "=1+1 $what {what} <b>[x]\nsecond line"


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (b"what\nShell\xefing\n", "This is not UTF-8"),
        ("what\nShelling\n".encode("utf-16"), "This is not UTF-8"),
        (b"what\nShel\x1bling\n", "It holds a control character, '\\x1b'."),
        (b'what\n"Shelling\n', "This is no row of a table"),
        (b'what\n"Shel"ling\n', "This is no row of a table"),
        (b"what\na,b\n", "It has 2 cells, and there are 1 columns."),
        (b"", "There is no row in it."),
        (b"what,what\n", "two columns are called 'what'"),
    ],
)
def test_what_is_no_table_is_said_to_be_none(
    wrong: Callable[..., list[str]], table: bytes, sentence: str
) -> None:
    try:
        (said,) = wrong(table, "things: {kind: development, title: $what}")
    except Problem as problem:
        said = str(problem)
    assert sentence in said


def test_a_mark_of_byte_order_blank_rows_and_other_ends_of_line_do_no_harm(
    imported: Imported, talks: Talks
) -> None:
    imported(
        b"\xef\xbb\xbfwhat\r\nShelling\r\n\r\nMarch\r\n",
        "things: {kind: development, title: $what}",
    )

    assert talks.field("development/shelling", "title") == "Shelling"
    assert talks.field("development/march", "title") == "March"


def test_a_table_without_names_and_with_tabs_is_read_by_the_mapping(
    imported: Imported, talks: Talks
) -> None:
    imported(
        "1027\t20220301\tRUS\thttps://example.org/a\n1028\t20220302\tNA\t\n",
        """
        separator: tab
        columns: [GLOBALEVENTID, SQLDATE, Actor1Code, SOURCEURL]
        empty: NA
        things:
          kind: development
          slug: gdelt-$GLOBALEVENTID
          title: Event $GLOBALEVENTID
          at: {date: $SQLDATE, written: "%Y%m%d"}
          tags: {cell: $Actor1Code, words: {RUS: russia}}
          link: $SOURCEURL
        """,
    )

    assert talks.field("development/gdelt-1027", "tags") == ["russia"]
    assert talks.field("development/gdelt-1028", "tags") is None
    assert [one.link for one in talks.entries[-2:]] == ["https://example.org/a", None]


def test_a_table_that_comes_to_too_much_is_refused_with_what_to_do(
    imported: Imported, talks: Talks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("negotiation.imports.rows.MOST", 1)
    before = talks.entries

    with pytest.raises(Problem, match="comes to more than 1 things: say in the mapping which"):
        imported(ACLED, MAPPING)
    assert talks.entries == before


def test_a_file_over_the_limit_is_not_read(
    imported: Imported, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("negotiation.imports.table.LARGEST", 10)

    with pytest.raises(Problem, match="is too large"):
        imported(ACLED, MAPPING)


def test_a_lookup_may_take_a_cell_apart_and_leave_words_out(
    imported: Imported, talks: Talks
) -> None:
    imported(
        "what,tags\nShelling,crowd; n/a; night\nMarch,\n",
        """
        things:
          kind: development
          title: $what
          tags: {cell: $tags, split: ;, words: {n/a: , crowd: crowds}, otherwise: seen}
        """,
    )

    assert talks.field("development/shelling", "tags") == ["crowds", "seen"]


def test_rows_without_a_time_have_always_been_so(imported: Imported, talks: Talks) -> None:
    imported("name,grade\nReuters,A\n", "things: {kind: source, name: $name, reliability: $grade}")

    assert talks.field("source/reuters", "reliability") == "A"
    assert talks.entries[-1].occurred is None


def test_a_row_may_name_what_a_row_before_it_added(imported: Imported, talks: Talks) -> None:
    imported(
        "name,report\nReuters,Shelling\n",
        """
        things:
          - {kind: source, name: $name}
          - {kind: development, title: $report, source: {slug: $name}}
        """,
    )

    assert talks.entries[-1].source == "reuters:6"
