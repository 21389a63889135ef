"""What holds of every span, in every zone, at any time."""

from datetime import UTC, date

import edtf
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from negotiation.words.printable import printable
from negotiation.words.when import (
    EARLIEST,
    LATEST,
    Instant,
    Span,
    echo,
    instant,
    moment,
    show,
    show_in_full,
)
from negotiation.words.when.edtf import Date, Form, Interval, one_of, read, written
from negotiation.words.when.names import PARTS
from negotiation.words.when.parse import NotATime, parse

ZONES = st.sampled_from(
    [
        "UTC",
        "Europe/Kyiv",
        "Europe/Minsk",
        "America/New_York",
        "America/Nuuk",
        "America/St_Johns",
        "Asia/Beirut",
        "Asia/Kolkata",
        "Australia/Lord_Howe",
        "Pacific/Apia",
    ]
)
NOWS = st.datetimes(timezones=st.just(UTC)).map(instant)
QUALIFIERS = st.sampled_from(["", "", "~", "?", "%"])
OFFSETS = st.sampled_from(["", "", "", "Z", "+02:00", "+03:00", "-05:00", "+05:30", "-23:59"])
RECENT = st.dates(date(2021, 10, 1), date(2022, 11, 30))
DAYS = st.one_of(RECENT, RECENT, st.dates())


@st.composite
def dates(draw: st.DrawFn, days: st.SearchStrategy[date] = DAYS) -> Date:
    day, qualifier = draw(days), draw(QUALIFIERS)
    exactness = draw(st.sampled_from(["year", "month", "day", "part", "clock", "clock"]))
    if exactness == "year":
        return Date(day.year, qualifier=qualifier)
    if exactness == "month":
        return Date(day.year, day.month, qualifier=qualifier)
    whole = Date(day.year, day.month, day.day, qualifier=qualifier)
    if exactness == "day":
        return whole
    if exactness == "part":
        return whole._replace(part=draw(st.sampled_from([*PARTS])))
    clock = draw(st.times())
    return whole._replace(clock=f"{clock:%H:%M}", offset=draw(OFFSETS))


FORMS: st.SearchStrategy[Form] = st.one_of(
    dates(),
    st.builds(Interval, dates(), dates()),
    st.builds(Interval, st.none(), dates()),
    st.builds(Interval, dates(), st.none()),
    st.lists(dates(), min_size=2, max_size=4).map(one_of),
)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    text, zone = written(draw(FORMS)), draw(ZONES)
    named = draw(st.sampled_from(["", "", "", " Asia/Tehran", "[Europe/Lisbon]"]))
    try:
        return parse(text + named, zone=zone, now=EARLIEST)
    except NotATime:  # it runs backwards, or the clocks skipped it
        assume(False)
        raise


@given(FORMS)
def test_the_words_of_a_form_are_read_as_that_form(form: Form) -> None:
    assert read(written(form)) == form


@given(spans(), NOWS)
@example(parse("[2022-03-02T20:00,2022-03-02T20:00+02:00]", zone="Europe/Kyiv", now=LATEST), LATEST)
def test_what_is_echoed_means_the_same_at_any_later_time(span: Span, now: Instant) -> None:
    assert parse(echo(span), zone=span.zone, now=now) == span


@given(spans(), ZONES, NOWS)
def test_what_is_echoed_means_the_same_in_another_zone(span: Span, zone: str, now: Instant) -> None:
    again = parse(echo(span, zone=zone), zone=zone, now=now)

    assert (again.start, again.end) == (span.start, span.end)


@given(spans(), st.none() | NOWS)
def test_the_moment_of_a_span_lies_within_it(span: Span, known: Instant | None) -> None:
    assert EARLIEST <= span.start <= moment(span, known) <= span.end <= LATEST


@given(spans())
def test_a_span_comes_back_from_its_entry(span: Span) -> None:
    assert Span.from_json(span.as_json()) == span


@given(spans(), ZONES, NOWS, st.booleans())
def test_every_span_can_be_shown_anywhere(span: Span, zone: str, now: Instant, brief: bool) -> None:
    assert show(span, zone=zone, now=now, brief=brief).isprintable()
    assert show_in_full(span).isprintable()


NOW = Instant("2022-12-01T12:00Z")
SAID_LATELY = dates(RECENT).map(lambda said: said._replace(offset=""))
DAYS_LATELY = st.lists(RECENT, min_size=2, max_size=4, unique=True).map(
    lambda days: one_of(Date(day.year, day.month, day.day) for day in sorted(days))
)
SHOWN: st.SearchStrategy[Form] = st.one_of(
    SAID_LATELY, DAYS_LATELY, SAID_LATELY.map(lambda first: Interval(first, None))
)


@given(SHOWN)
def test_what_is_shown_can_be_typed(form: Form) -> None:
    span = parse(written(form), zone="UTC", now=NOW)

    assert parse(show(span, zone="UTC", now=NOW), zone="UTC", now=NOW) == span


WORDS = """
    now today yesterday tomorrow this wed thursday mar february 2 3 29 31 45 2022 2022-03-02 0000
    2022-02-30 20:00 25:99 evening noon early mid late about c. ~ ? % or to and between from since
    until - – -2h 40 minutes ago in an hour -999999w .. / [ ] , 2022-03-02T20:00+03:00 02/03/2022
    Europe/Kyiv Europe/Kiyv [Europe/Minsk] utc (uncertain) of
"""
TYPED = st.lists(st.sampled_from(WORDS.split()), max_size=7).flatmap(
    lambda words: st.sampled_from([" ", ""]).map(lambda between: between.join(words))
)


def outcome(text: str, zone: str, now: Instant) -> Span | NotATime:
    try:
        return parse(text, zone=zone, now=now)
    except NotATime as problem:
        return problem


@settings(max_examples=300)
@given(TYPED | st.text(max_size=40), ZONES, NOWS | st.sampled_from([EARLIEST, LATEST]))
def test_whatever_is_typed_is_a_time_or_is_refused_in_a_sentence(
    text: str, zone: str, now: Instant
) -> None:
    read_as = outcome(text, zone, now)

    if isinstance(read_as, Span):
        assert outcome(echo(read_as), read_as.zone, NOW) == read_as
    else:
        assert str(read_as).endswith(".")
        assert printable(str(read_as)) == str(read_as)


@settings(max_examples=25)
@given(st.dates(), st.sampled_from([10, 7, 4]), st.dates(), st.booleans())
def test_whole_days_are_those_of_edtf(one: date, length: int, other: date, single: bool) -> None:
    first, last = sorted([one, other])
    words = first.isoformat()[:length] if single else f"{first}/{last}"

    span = parse(words, zone="UTC", now=NOW)

    theirs = edtf.parse_edtf(words)
    starts, ends = theirs.lower_strict(), theirs.upper_strict()
    assert span.start == f"{date(*starts[:3])}T00:00Z"
    assert span.end == f"{date(*ends[:3])}T23:59Z"
