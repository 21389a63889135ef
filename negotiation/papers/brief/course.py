"""What changed, what happened day by day, what needs attention, and who reports it."""

from collections import Counter

from negotiation.fold.naming import called
from negotiation.papers.brief.cited import Scribe
from negotiation.papers.brief.content import (
    Change,
    Changes,
    Concern,
    Concerns,
    Day,
    Happening,
    Source,
    Stood,
)
from negotiation.views.anomalies import Anomaly
from negotiation.views.attention import CONCERNS, attention
from negotiation.views.days import day_at
from negotiation.views.handover import Since, changes, since_in_words
from negotiation.views.happened import learned, says, within
from negotiation.views.log import LogRow, row
from negotiation.views.thing import Thing, thing
from negotiation.views.timeline import DayRow, Row, timeline
from negotiation.views.word import chain_in
from negotiation.words.grades import RELIABILITY, UNJUDGED_SOURCE
from negotiation.words.when import EARLIEST, show_day


def what_changed(scribe: Scribe, since: Since) -> Changes:
    """Tell what changed since a time, or behind an entry."""
    state, out = scribe.state, scribe.state.out_of_force
    happened, learned_of, corrected = (
        tuple(_change(row(one, state, out), scribe) for one in entries)
        for entries in changes(state, scribe.choice, since)
    )
    return Changes(since_in_words(since, state), happened, learned_of, corrected)


def _change(one: LogRow, scribe: Scribe) -> Change:
    voice = called(scribe.state, one.voice) if one.voice else ""
    note = one.note if one.note is not None and one.note not in one.says else ""
    return Change(one.says, voice, scribe.entry(one.entry), note)


def day_by_day(scribe: Scribe, since: Since) -> tuple[Day, ...]:
    """Show each day from a time on: what led towards talks and away, and what moved in them."""
    zone = scribe.state.zone
    first = "" if since.known == EARLIEST else day_at(since.known, zone)
    seen = timeline(scribe.state, scribe.choice).days
    return tuple(_day(one, scribe) for one in seen if one.day.day >= first)


def _day(one: DayRow, scribe: Scribe) -> Day:
    date, towards, away = one.day
    title = show_day(date, zone=scribe.state.zone, now=scribe.state.now)
    return Day(date, title, towards, away, tuple(_happening(row, date, scribe) for row in one.rows))


def _happening(row: Row, date: str, scribe: Scribe) -> Happening:
    zone, now, to = scribe.state.zone, scribe.state.now, row.to
    return Happening(
        row.lane,
        says(row),
        row.bearing or "",
        Stood(to.label.lower(), to.category, to.glyph) if to else None,
        within(row.when, date, zone, now),
        learned(row, zone, now),
        scribe.word(row.word),
    )


def what_needs_attention(scribe: Scribe) -> tuple[Concerns, ...]:
    """List what needs attention, by the reason, the most urgent first."""
    found = attention(scribe.state, scribe.choice)
    groups = [
        Concerns(
            title,
            tuple(
                Concern(one.thing.title, one.why, scribe.word(one.thing.word))
                for one in getattr(found, name)
            ),
        )
        for name, title in CONCERNS.items()
    ]
    groups += [
        Concerns("Does not fit together", tuple(_odd(one, scribe) for one in found.anomalies)),
        Concerns(
            "Unfiled reports",
            tuple(Concern(one.note or "", "", scribe.entry(one.entry)) for one in found.unfiled),
        ),
    ]
    return tuple(one for one in groups if one.each)


def _odd(one: Anomaly, scribe: Scribe) -> Concern:
    entry = scribe.state.history.numbered(one.seq) if one.seq is not None else None
    return Concern(one.says, "", scribe.entry(entry) if entry is not None else None)


def who_reports(scribe: Scribe) -> tuple[Source, ...]:
    """List the sources that are cited, with how far each is trusted, the most cited first."""
    state, choice = scribe.state, scribe.choice
    out = state.out_of_force
    cited = Counter(
        link.ref
        for entry in state.history.all
        if entry.source is not None
        and entry.act not in out
        and state.shows(entry)
        and choice.tells(entry, state)
        for link in chain_in(entry.source)
    )
    sources = (thing(one, state) for one in choice.listed(state, "source"))
    shown = [
        _source(one, cited[one.ref], scribe)
        for one in sources
        if cited[one.ref] and choice.shows(one)
    ]
    return tuple(sorted(shown, key=lambda one: -one.cited))


def _source(one: Thing, cited: int, scribe: Scribe) -> Source:
    one = scribe.choice.as_far_as_shown(one, scribe.state)
    said = scribe.field(one, "reliability")
    letter = said if said in RELIABILITY else UNJUDGED_SOURCE
    pleads_for = scribe.field(one, "interested_party")
    return Source(one.title, letter, RELIABILITY[letter], pleads_for, cited)
