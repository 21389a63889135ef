"""All of one entry as lines: what it says and why, who said so, and what has become of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from negotiation.events import RETRACTED, Entry, Json
from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.views.log import LogRow, row
from negotiation.views.saying import in_words, told
from negotiation.views.thing import stand_of
from negotiation.views.word import grades_of
from negotiation.words.refs import Ref
from negotiation.words.when import Span, is_instant, show, show_instant
from tui.painting.lines import Line, cell, words
from tui.painting.rows import role, stands, wrapped

LABEL = 16
"""The width of what stands before each line."""

LONGEST = 20
"""How many lines somebody's words may take."""


def of_entry(entry: Entry, state: State, width: int) -> tuple[str, Sequence[Line]]:
    """Return a title, and lines of a width, about an entry."""
    one = row(entry, state, state.out_of_force)
    about = subjects(entry, state)
    title = " · ".join([f"#{entry.seq}", *(called(state, ref) for ref in about[:2])])
    return title, list(_lines(one, about, state, width))


def subjects(entry: Entry, state: State) -> list[Ref]:
    """List what an entry is about in the end; a report that is not filed is about nothing."""
    each = dict.fromkeys(Ref(one.subject) for one in state.history.about(entry))
    return [ref for ref in each if ref]


def _lines(one: LogRow, about: Sequence[Ref], state: State, width: int) -> Iterator[Line]:
    entry = one.entry
    for text in wrapped(one.says, width - 2, LONGEST):
        yield Line((words(f" {text}", "strong" if one.in_force else "dim"),))
    for taking in state.history.retracting(entry.act):
        yield from _taken_back(taking, entry, state, width)
    yield Line()
    last = ""
    for label, text in (*_parts(entry, one, state), *_relations(entry, state)):
        yield from _labelled(label if label != last else "", text, width)
        last = label
    yield from _now(about, state)


def _relations(entry: Entry, state: State) -> Iterator[tuple[str, str]]:
    """Walk what it has to do with other entries."""
    history, out = state.history, state.out_of_force
    because = (said for cited in entry.because for said in _cited(cited, state))
    taken = history.act(entry.subject) if entry.type == RETRACTED else ()
    together = (one for one in history.act(entry.act) if one is not entry)
    citing = (one for one in history.citing(entry.act) if one.act not in out)
    for label, each in (
        ("because", because),
        ("takes back", _each(taken, state)),
        ("together with", _each(together, state)),
        ("cited by", _each(citing, state)),
    ):
        yield from ((label, text) for text in each)


def _parts(entry: Entry, one: LogRow, state: State) -> Iterator[tuple[str, str]]:
    """Walk what the entry holds, each with its name, where there is something."""
    said: list[tuple[str, str | None]] = [
        ("says", called(state, entry.according_to) if entry.according_to else None),
        ("by", called(state, entry.actor) if entry.actor else None),
        ("quote", f"“{entry.quote}”" if entry.quote else None),
        ("note", entry.note),
        ("despite", one.reason),
        *(("overrode", each) for each in one.overrode),
        *_changes(entry, state),
        ("until", _until(entry, state)),
        ("source", _source(entry, state)),
        ("link", entry.link),
        ("tags", ", ".join(entry.tags)),
        ("handling", entry.handling),
        ("happened", show(entry.occurred, zone=state.zone, now=state.now) or "always so"),
        ("known", show_instant(entry.known, zone=state.zone, now=state.now) if entry.known else ""),
        ("recorded", _recorded(entry, state)),
    ]
    yield from ((label, text) for label, text in said if text)


def _changes(entry: Entry, state: State) -> Iterator[tuple[str, str]]:
    """Walk the state and the fields that it changed, with what they were before."""
    data = entry.data
    if isinstance(to := data.get("to"), str) and to:
        before = data.get("from")
        trigger = f" ({_spaced(data['trigger'])})" if "trigger" in data else ""
        came = f"{_spaced(before)} → " if before else ""
        yield "state", f"{came}{_spaced(to)}{trigger}"
    old = _mapping(data.get("old"))
    for name, value in _mapping(data.get("set")).items():
        was = f"{in_words(old[name], state)} → " if name in old else ""
        yield _spaced(name), f"{was}{in_words(value, state)}"
    for sign, part in (("+", "plus"), ("−", "minus")):
        for name, value in _mapping(data.get(part)).items():
            yield _spaced(name), f"{sign} {in_words(value, state)}"


def _until(entry: Entry, state: State) -> str:
    if not isinstance(until := entry.data.get("until"), dict):
        return ""
    then = f", then {_spaced(entry.data['then'])}" if "then" in entry.data else ""
    return f"{show(Span.from_json(until), zone=state.zone, now=state.now)}{then}"


def _source(entry: Entry, state: State) -> str:
    chain = " via ".join(str(one) for one in grades_of(entry.source, state))
    return chain or (entry.source or "nobody is named (F6)")


def _recorded(entry: Entry, state: State) -> str:
    minute = f"{entry.recorded[:16]}Z"
    when = entry.recorded
    if is_instant(minute):
        when = show_instant(minute, zone=state.zone, now=state.now)
    by = f"by {entry.operator}" if entry.operator else ""
    return " ".join(part for part in (when, by, f"({entry.via})" if entry.via else "") if part)


def _taken_back(taking: Entry, entry: Entry, state: State, width: int) -> Iterator[Line]:
    """Tell what took the entry back, and what was recorded in its stead."""
    by = taking.data.get("by")
    how = f"#{taking.seq}, {by if isinstance(by, str) else 'retract'}"
    who = f" by {taking.operator}" if taking.operator else ""
    note = f" – {taking.note}" if taking.note else ""
    void = ", itself taken back" if taking.act in state.out_of_force else ""
    yield from _labelled("taken back", f"{how}{who}{void}{note}", width, "attention")
    anew = (one for one in state.history.act(taking.act) if entry.act in one.because)
    for said in _each(anew, state):
        yield from _labelled("instead", said, width)


def _cited(cited: str, state: State) -> Iterator[str]:
    acts = state.history.act(cited)
    yield from _each(acts, state) if acts else [called(state, Ref(cited))]


def _each(entries: Iterable[Entry], state: State) -> Iterator[str]:
    yield from (f"#{one.seq} {told(one, state)}" for one in entries)


def _now(about: Sequence[Ref], state: State) -> Iterator[Line]:
    """Tell where what it is about stands by now."""
    seen = [(ref, state[ref]) for ref in about if ref in state]
    for number, (ref, entity) in enumerate(seen):
        stand = stand_of(entity, state)
        if not number:
            yield Line()
        glyph = (words(f"{stand.glyph} ", role(stand)),) if stand else ()
        yield Line(
            (
                cell(" now" if not number else "", LABEL, "dim"),
                *glyph,
                words(called(state, ref)),
                words(f": {stands(stand)}" if stand else ""),
                words(f"  {ref}", "dim"),
            )
        )


def _labelled(label: str, text: str, width: int, kind: str = "text") -> Iterator[Line]:
    for number, part in enumerate(wrapped(text, max(20, width - LABEL - 1), LONGEST)):
        yield Line((cell("" if number else f" {label}", LABEL, "dim"), words(part, kind)))


def _mapping(value: Json) -> Mapping[str, Json]:
    return value if isinstance(value, dict) else {}


def _spaced(name: Json) -> str:
    return str(name).replace("_", " ")
