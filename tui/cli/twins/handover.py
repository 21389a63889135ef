"""A handover as text."""

from collections.abc import Iterable, Sequence

from negotiation.fold.state import State
from negotiation.views.anomalies import Anomaly
from negotiation.views.attention import CONCERNS, Concern
from negotiation.views.handover import Handover
from negotiation.views.log import LogRow
from negotiation.views.thing import Thing
from negotiation.words.when import EARLIEST, show_instant
from tui.cli.output import columns
from tui.cli.text import heading, log


def text(seen: Handover, state: State) -> str:
    """Write what changed, then what needs attention; sections with nothing in them are left out."""
    attention = seen.attention
    sections = [
        _entries("What happened", seen.happened, state),
        _entries("Learned about earlier days", seen.learned, state),
        _entries("Taken back or corrected", seen.corrected, state),
        *(_concerns(title, getattr(attention, name)) for name, title in CONCERNS.items()),
        _entries("Unfiled reports", attention.unfiled, state),
        _anomalies(attention.anomalies),
    ]
    shown = [one for one in sections if one]
    head = f"{heading(state)}\nSince {_since(seen, state)}"
    return "\n\n".join([head, *shown]) if shown else f"{head}\n\nNothing has changed."


def _since(seen: Handover, state: State) -> str:
    if seen.since.known != EARLIEST:
        return show_instant(seen.since.known, zone=state.zone, now=state.now)
    return f"#{seen.since.seq}" if seen.since.seq else "the beginning"


def _entries(title: str, rows: tuple[LogRow, ...], state: State) -> str:
    if not rows:
        return ""
    return f"{title}: {len(rows)}\n{_indented(log(rows, state, by_ref=True))}"


def _concerns(title: str, concerns: Sequence[Concern]) -> str:
    if not concerns:
        return ""
    lines = ((one.thing.title, one.why, *_word(one.thing), one.thing.ref) for one in concerns)
    return f"{title}: {len(concerns)}\n{columns(lines, indent='  ')}"


def _word(one: Thing) -> tuple[str, str]:
    return (one.word.grade, one.word.source or "") if one.word else ("", "")


def _anomalies(each: Iterable[Anomaly]) -> str:
    lines = [line for one in each for line in (f"  {one.says}", f"    settle it: {_either(one)}")]
    return "\n".join(["Does not fit together", *lines]) if lines else ""


def _either(one: Anomaly) -> str:
    return " | ".join(one.settled_by)


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.splitlines())
