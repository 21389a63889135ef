"""iCalendar (RFC 5545): rounds, deadlines, and states that end by themselves, for calendars.

Every kind that says when its things are due is in it. A time is no more exact in the calendar than
it was said: a day is a day, an evening is six hours, and its words stand in the description. Clock
times are in UTC, which every calendar shows on its own clocks.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID, uuid5

from negotiation.events import ADDED, Entry, Json
from negotiation.fold.account import Entity
from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.kinds.base import Span
from negotiation.papers.leaving_out import LeftOut
from negotiation.papers.places import places_of
from negotiation.papers.stamp import stamp
from negotiation.scenario.outline import parts_of
from negotiation.views.filters import Choice
from negotiation.views.naming import refs_in
from negotiation.views.over import due_by, is_awaited
from negotiation.views.status import kinds_in
from negotiation.views.thing import Thing, stand_of, thing
from negotiation.words.printable import one_line, printable
from negotiation.words.when import EARLIEST, LATEST, as_datetime, local, show_in_full
from negotiation.words.when.edtf import dates_of, read

if TYPE_CHECKING:
    from icalendar import Event

UNDATED = "Times left out, for they are not known or have no end"

NAMESPACE = UUID("0d0d6a4e-6a0c-5f0e-8f43-5d9c1f7f2b11")
"""Under which names for calendars are derived (RFC 9562, version 5)."""

STATUS = {
    "pending": "TENTATIVE",
    "open": "CONFIRMED",
    "settled": "CONFIRMED",
    "failed": "CANCELLED",
    "closed": "CANCELLED",
}
"""By the category of a state."""

TAKES_PART = {"pending": "NEEDS-ACTION", "failed": "DECLINED"}
"""By the category of the state of who takes part; all others have accepted."""

_PRODUCT = "-//Parley//Parley//EN"
_END = b"END:VCALENDAR\r\n"


class _Date(NamedTuple):
    """Something with a time."""

    thing: Thing
    entity: Entity
    when: Span
    says: str
    what: str
    """Tells the several dates of one thing apart."""
    changes: int
    """How often its time has been changed so far."""


def export(state: State, choice: Choice, left_out: LeftOut) -> Iterator[str]:
    """Write a calendar, an event at a time.

    Args:
        state: the talks.
        choice: which things are wanted, and may be shown.
        left_out: where times are counted that no calendar can hold.
    """
    from icalendar import Calendar

    calendar = Calendar({"prodid": _PRODUCT, "version": "2.0"})
    if state.process is not None and choice.names(state.process.ref, state):
        calendar.add("x-wr-calname", one_line(called(state, state.process.ref)))
    calendar.add("x-wr-caldesc", stamp(state))
    yield calendar.to_ical().removesuffix(_END).decode()
    for entity in choice.listed(state, *kinds_in(state)):
        dated = type(entity.said).due_field is not None or entity.desk.until is not None
        if not dated or not choice.wants(one := thing(entity, state)):
            continue
        for found in _dates(one, entity, state, left_out):
            yield _event(found, state, choice).to_ical().decode()
    yield _END.decode()


def _dates(one: Thing, entity: Entity, state: State, left_out: LeftOut) -> Iterator[_Date]:
    """Find when a thing is due, or took place, and when its state ends by itself."""
    field = type(entity.said).due_field
    if field is not None:
        when = due_by(entity) or _took_place(one, entity, state)
        if when is None or {when.start, when.end} & {EARLIEST, LATEST}:
            left_out[UNDATED] += 1
        else:
            changes = _changes(entity, state, lambda entry: field in _set(entry))
            yield _Date(one, entity, when, one.title, "due", changes)
    if (until := _until(entity)) is not None:
        if until.end == LATEST or until.start == EARLIEST:
            left_out[UNDATED] += 1
        else:
            stand = one.stand.label.lower() if one.stand else ""
            changes = _changes(entity, state, lambda entry: "until" in entry.data)
            yield _Date(one, entity, until, f"Ends: {one.title}, {stand}", "until", changes)


def _took_place(one: Thing, entity: Entity, state: State) -> Span | None:
    """Tell when something took place that was never said to be due: when it came to stand there.

    What can still be begun has not taken place, nor has what failed.
    """
    held = one.stand is not None and STATUS[one.stand.category] == "CONFIRMED"
    since = entity.desk.since
    return since.occurred if held and since and not is_awaited(entity, state) else None


def _until(entity: Entity) -> Span | None:
    """Tell when the state of a thing ends by itself, as it was said."""
    until = entity.desk.until
    if until is None:
        return None
    said = (Span.from_json(one.data.get("until")) for one in reversed(entity.entries))
    return next((one for one in said if one and one.end == until), Span(until, "UTC", until, until))


def _changes(entity: Entity, state: State, touches: Callable[[Entry], bool]) -> int:
    """Count how often a time was changed, taken back and brought back: it never falls again."""
    concerning = (one for one in state.history.concerning(entity.ref) if state.shows(one))
    touching = (
        any(touches(one) for one in state.history.about(entry) if _is_the_desks(one))
        for entry in concerning
    )
    return max(0, sum(touching) - 1)


def _is_the_desks(entry: Entry) -> bool:
    """Tell whether an entry counts for the desk; what another adds is there for all."""
    return entry.according_to is None or entry.type == ADDED


def _event(found: _Date, state: State, choice: Choice) -> "Event":
    from icalendar import Event

    entity = found.entity
    start, end = _bounds(found.when)
    event = Event()
    event.add("uid", _name(f"{entity.ref} {found.what}", state))
    event.add("sequence", found.changes)
    event.add("dtstamp", as_datetime(entity.word.known or state.now if entity.word else state.now))
    event.add("dtstart", start)
    if end is not None:
        event.add("dtend", end)
    event.add("summary", one_line(found.says))
    event.add("status", _status(found))
    event.add("description", printable("\n".join(_described(found))))
    for place in places_of(entity):
        event.add("location", one_line(place.name))
        if place.latitude is not None and place.longitude is not None:
            event.add("geo", (place.latitude, place.longitude))
    _add_attendees(event, entity, state, choice)
    return event


def _status(found: _Date) -> str:
    """Tell how sure the event is; that a state ends by itself is sure."""
    stand = found.thing.stand
    return STATUS[stand.category] if stand and found.what != "until" else "CONFIRMED"


def _described(found: _Date) -> Iterator[str]:
    one = found.thing
    yield show_in_full(found.when)
    if one.stand is not None:
        grade = f" ({one.word.grade})" if one.word else ""
        yield f"{one.stand.label}{', lapsed' if one.stand.lapsed else ''}{grade}"
    if found.entity.said.text:
        yield found.entity.said.text
    if one.handling is not None:
        yield f"TLP:{one.handling.upper()}"
    yield one.ref


def _bounds(when: Span) -> tuple[date | datetime, date | datetime | None]:
    """Tell when something begins and ends, no more exactly than it was said.

    What is said by the day has dates, the last one not included; a minute has no end.
    """
    form = read(when.edtf)
    dates = dates_of(form) if form is not None else ()
    if dates and not any(one.clock or one.part for one in dates):
        first, last = (local(instant, when.zone).date() for instant in (when.start, when.end))
        return first, last + timedelta(days=1)
    start, end = as_datetime(when.start), as_datetime(when.end)
    if start == end:
        return start, None
    is_a_part = bool(dates) and not dates[-1].clock
    return start, end + timedelta(minutes=is_a_part)


def _add_attendees(event: "Event", entity: Entity, state: State, choice: Choice) -> None:
    """Say who takes part, and who of them is sure to: by the parts of the thing, and its parties.

    Nobody here has an address that invitations could be sent to, so each is named by a URN.
    """
    taking = {
        owner: stand.category if (stand := stand_of(part, state)) else ""
        for model in parts_of(entity.kind).values()
        for part in state.parts(entity.ref, model.kind)
        if choice.names(part.ref, state) and model.part is not None
        for owner in refs_in(part, model.part.owner)
    }
    taking = dict.fromkeys(refs_in(entity, "parties"), "pending") | taking
    shown = {ref: category for ref, category in taking.items() if choice.names(ref, state)}
    if shown and state.process is not None:
        event.add("organizer", f"urn:uuid:{_name(state.process.ref, state)}")
    for ref, category in shown.items():
        said = {
            "cn": one_line(called(state, ref)),
            "cutype": "GROUP",
            "partstat": TAKES_PART.get(category, "ACCEPTED"),
        }
        event.add("attendee", f"urn:uuid:{_name(ref, state)}", parameters=said)


def _name(what: str, state: State) -> str:
    """Name something by a UUID: the same at every desk that has these talks."""
    process = state.process.ref if state.process else ""
    return str(uuid5(NAMESPACE, f"{process}\n{what}"))


def _set(entry: Entry) -> dict[str, Json]:
    said = entry.data.get("set")
    return said if isinstance(said, dict) else {}
