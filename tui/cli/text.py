"""What stands, as text: aligned and short, nothing cut."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.kinds import registry
from negotiation.lifecycle.ways import table_of
from negotiation.views.around import Around, around
from negotiation.views.filters import Choice
from negotiation.views.log import LogRow
from negotiation.views.log import log as log_of
from negotiation.views.over import due_by, is_awaited
from negotiation.views.road import Road, Step
from negotiation.views.saying import in_words
from negotiation.views.status import Status
from negotiation.views.tally import is_of_parts, tallies
from negotiation.views.thing import End, Stand, Thing, Voice
from negotiation.views.why import FLAGGED, why
from negotiation.views.word import Word, learned, word_of
from negotiation.words.printable import one_line
from negotiation.words.when.show import show, show_instant
from tui.cli.details import counted
from tui.cli.output import columns
from tui.cli.reasons import reasons


def status(whole: Status, state: State) -> str:
    """Write everything, kind by kind, others' accounts and gates under each thing."""
    lines = [heading(state)]
    for kind, things in groupby(whole.things, key=lambda one: one.ref.kind):
        model = registry.model(kind)
        if not model.one_a_record:
            lines += ["", model.plural.replace("_", " ").capitalize()]
            lines.append(
                columns((row for one in things for row in _listed(one, state)), indent="  ")
            )
    lines += ["", f"Head {state.history.seq} {whole.head[:12]}"]
    return "\n".join(lines)


def _listed(one: Thing, state: State) -> Iterator[tuple[str, ...]]:
    """Write a thing, and how those within it stand; its delegations, members, … follow in lists."""
    yield from rows(one, state)
    within = (each for each in tallies(state[one.ref], state) if not is_of_parts(each))
    for said in counted(within, one):
        yield "", f"  {said}", "", "", "", ""


def one_thing(one: Thing, state: State, choice: Choice) -> str:
    """Write all that is known of a thing: accounts, fields, what is in its way, its entries."""
    own_row, *others = rows(one, state)
    glyph, _, label, when, grade, _ = own_row
    stands = " · ".join(part for part in (f"{glyph} {label}".strip(), when, grade) if part)
    title = type(state[one.ref].said).title_field
    fields = (
        (name.replace("_", " "), in_words(value, state, by_ref=True))
        for name, value in one.fields.items()
        if name not in {title, "links", "provided"}
    )
    paragraphs = [
        "\n".join(part for part in (f"{one_line(one.title)}  ({one.ref})", stands) if part),
        columns(row[1:5] for row in others),
        columns(fields, indent="  "),
        "\n".join(surroundings(one, around(state[one.ref], state, choice))),
        _in_the_way(one, state, choice),
        log(log_of(state, one.ref, choice), state),
    ]
    return "\n\n".join(part for part in paragraphs if part)


def log(rows: Iterable[LogRow], state: State, *, by_ref: bool = False) -> str:
    """Write entries, a line each, with reasons and words as said under them.

    `by_ref` names what each is about at its end, where that is not said already.
    """
    return columns(line for row in rows for line in _entry(row, state, by_ref=by_ref))


def road(found: Road, state: State) -> str:
    """Write the steps of a road, in order, with whom each depends on."""
    name = f"{one_line(called(state, found.ref))} ({found.ref})"
    to = found.state.replace("_", " ")
    if found.steps is None:
        blocked = (f"✗ {one.says}  ({one.ref})" for one in found.blocked_by)
        return "\n".join([f"No road leads {name} to {to} from here.", *blocked])
    if not found.steps and not found.withheld:
        return f"{name} is {to} already."
    steps = (
        (f"{number}.", f"{one.ref} {one.trigger}", f"→ {one.to}", _depends(one, state))
        for number, one in enumerate(found.steps, start=1)
    )
    number = len(found.steps) + found.withheld
    many = f"{number} steps lead" if number > 1 else "One step leads"
    apart = f" ({found.withheld} not shown, for their handling)" if found.withheld else ""
    return f"{many} {name} to {to}{apart}:\n{columns(steps, indent='  ')}".rstrip()


def _depends(step: Step, state: State) -> str:
    who = " or ".join(called(state, one) for one in step.who)
    account = f"by the account of {called(state, step.voice)}" if step.voice else ""
    return ", ".join(part for part in (f"depends on {who}" if who else "", account) if part)


def heading(state: State) -> str:
    """Name the talks, and the times that they are looked at."""
    process = state.process
    title = one_line(called(state, process.ref)) if process else "No negotiation"
    times = [f"as of {show_instant(state.now, zone=state.zone, now=state.now)}"]
    if state.known_at is not None:
        times.append(f"as known {show_instant(state.known_at, zone=state.zone, now=state.now)}")
    return f"{title} · {', '.join(times)}, {state.zone}"


def surroundings(one: Thing, of: Around) -> Iterator[str]:
    """Write what surrounds a thing, a line each."""
    yield from (f"  {said}" for said in counted(of.tallies, one))
    yield from (f"  {one_line(str(tie))}" for tie in of.ties)
    if of.proviso is not None:
        yield f"  {one_line(str(of.proviso))}"


def _in_the_way(one: Thing, state: State, choice: Choice) -> str:
    """Write what blocks the trigger of a thing that preconditions gate."""
    table, entity = table_of(one.ref.kind, state), state.get(one.ref)
    if table is None or table.gate is None or entity is None:
        return ""
    answer = why(entity, table.gate, state)
    if answer.answer != FLAGGED:
        return ""
    return f"In the way of {table.gate}:\n{reasons(answer.blockers, state, choice)}"


def rows(one: Thing, state: State) -> Iterator[tuple[str, ...]]:
    """Write a thing by the desk's last word, when it is due or ends, others' accounts, its gates.

    Six columns: glyph, title, state, when, grade, ref.
    """
    entity = state.get(one.ref)
    gist = entity.said.gist if entity else ""
    title = one_line(one.title)
    title = f"{title}{' ' if title.endswith('?') else ': '}{gist}" if gist else title
    word = word_of(entity.desk.word, state) if entity and entity.desk.word else None
    dated = word is not None and word.occurred is not None
    when, grade = _when(word if dated or gist else None, state)
    if entity is not None and (ended := entity.desk.ended(state.now)) is not None:
        when = show_instant(ended, zone=state.zone, now=state.now)
    yield one.stand.glyph if one.stand else "", title, stand_label(one.stand), when, grade, one.ref
    if entity is not None and (due := due_by(entity)) is not None and is_awaited(entity, state):
        yield "", f"  due {show(due, zone=state.zone, now=state.now)}", "", "", "", ""
    for end in one.ends:
        yield "", f"  {_until(end, one, state)}", "", "", "", ""
    for voice in (*one.voices, *(other for other in one.agreeing if other.apart)):
        yield (
            "",
            f"  {called(state, voice.who)} says",
            _said(voice, one, state),
            *_when(voice.apart or voice.word, state),
            "",
        )
    for gated, gate in one.gates.items():
        yield "", f"  gates {called(state, gated)}", gate, "", "", ""


def stand_label(stand: Stand | None) -> str:
    """Write a state: `in effect, lapsed`; nothing for what does not move."""
    return "" if stand is None else str(stand)


def _until(end: End, one: Thing, state: State) -> str:
    """Write when a state ends: `until Thu 3 Mar, then completed`, `without end, by Belarus`."""
    until = show_instant(end.until, zone=state.zone, now=state.now) if end.until else ""
    table = table_of(one.ref.kind, state)
    row = table.states.get(end.then) if table and end.then else None
    then = row.label.lower() if row else end.then
    return ", ".join(
        part
        for part in (
            f"until {until}" if until else "without end",
            f"then {then}" if then else "",
            f"by {called(state, end.actor)}" if end.actor else "",
        )
        if part
    )


def _said(voice: Voice, one: Thing, state: State) -> str:
    fields = [
        f"{name.replace('_', ' ')} {in_words(said, state)}" for name, said in voice.fields.items()
    ]
    stand = voice.stand or (one.stand if voice.apart else None)
    ends = [_until(end, one, state) for end in voice.ends]
    return ", ".join([*([stand_label(stand)] if stand else []), *ends, *fields])


def _when(word: Word | None, state: State) -> tuple[str, str]:
    if word is None:
        return "", ""
    return show(word.occurred, zone=state.zone, now=state.now), word.grade


def _entry(row: LogRow, state: State, *, by_ref: bool) -> Iterator[tuple[str, ...]]:
    when = show(row.occurred, zone=state.zone, now=state.now)
    voice = f"{called(state, row.voice)}: " if row.voice else ""
    by = called(state, row.entry.actor) if row.entry.actor else ""
    actor = f", by {by}" if by and by not in row.says else ""
    says = f"{voice}{row.says}{actor}{'' if row.in_force else '  [taken back]'}"
    grade = row.grade if row.source else ""
    about = dict.fromkeys(one.subject for one in state.history.about(row.entry)) if by_ref else ()
    refs = ", ".join(one for one in about if one)
    yield f"#{row.seq}", when, says, grade, row.source or "", row.operator or "", refs
    if (known := learned(row.entry, state.zone)) is not None:
        at = show_instant(known, zone=state.zone, now=state.now)
        yield "", "", f"  known since {at}", "", "", "", ""
    if row.reason is not None:
        yield "", "", f"  despite: {row.reason}", "", "", "", ""
    for overrode in row.overrode:
        yield "", "", f"    overrode: {overrode}", "", "", "", ""
    if row.because:
        yield "", "", f"  because of {', '.join(row.because)}", "", "", "", ""
    if row.quote is not None:
        yield "", "", f"  “{row.quote}”", "", "", "", ""
    if row.note is not None and row.note not in row.says:
        yield "", "", f"  – {row.note}", "", "", "", ""
