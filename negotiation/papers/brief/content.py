"""What a brief holds: plain frozen data, in words, as a template of the desk's own sees it.

Text that came from people stands here as it came; whoever writes the brief makes it safe.
"""

from collections.abc import Mapping
from typing import NamedTuple

from negotiation.views.stages import Stage

SECTIONS: Mapping[str, str] = {
    "standing": "Where it stands",
    "hindrances": "In the way",
    "changes": "What changed",
    "delegations": "Who is where",
    "agenda": "Agenda and positions",
    "answers": "Questions and answers",
    "developments": "Day by day",
    "attention": "Needs attention",
    "sources": "Sources",
}
"""The sections by the names that choose them, with their titles, in the order of a whole brief."""


class Cited(NamedTuple):
    """An entry of the record that something rests on."""

    entry: int
    """Its number, by which it is cited: `#25`."""
    when: str
    """When it was, as it was said: `Wed 2 Mar, evening`; empty for what has always been so."""
    grade: str
    """How far it is trusted, in the Admiralty code: `B2`; F6 where nobody is named."""
    sources: str
    """Who says it, and whom each had it from: `NRC B2 via Reuters B2`; empty for nobody."""
    quote: str
    link: str
    """Where it can be read, as it was given: not always an address that may be followed."""


class Stood(NamedTuple):
    """Where something stands."""

    label: str
    """`convening`, or `in effect, lapsed`."""
    category: str
    """pending, open, settled, failed or closed."""
    glyph: str


class Account(NamedTuple):
    """What somebody else's account says differently from the desk's."""

    who: str
    says: str
    cited: Cited | None


class Thing(NamedTuple):
    """One thing, as it stands in a list."""

    ref: str
    title: str
    stood: Stood | None
    cited: Cited | None
    """The desk's last word on it."""
    accounts: tuple[Account, ...]
    notes: tuple[str, ...]
    """What else there is to say of it, a line each."""


class Hindrance(NamedTuple):
    """Something that stands in the way."""

    thing: Thing
    says: str
    """Why it is in the way: a sentence without a full stop."""
    cleared_by: tuple[str, ...]
    """The steps that would clear it, by whom: `Russia: meet`."""
    depth: int
    """0, or how far behind another hindrance it stands: it is in the way of clearing that."""


class Standing(NamedTuple):
    """Where it stands."""

    stage: str
    """The stage of the process; empty if nobody says."""
    rounds: tuple[Thing, ...]
    next: Thing | None
    """The next round that is not over, else the last."""
    stages: tuple[Stage, ...]
    """How that round has come along: each with `label`, `here` and `passed`."""
    agreed: str
    """How far the agenda is agreed; empty if there is none."""


class Hindrances(NamedTuple):
    """What is in the way of the next round."""

    of: str
    """The round; empty if there is none."""
    trigger: str
    """What it is in the way of: `open`; empty if that is no step from here."""
    each: tuple[Hindrance, ...]
    overtaken: tuple[str, ...]
    """What had been asked first, and was overtaken there."""


class Change(NamedTuple):
    """An entry that is new."""

    says: str
    voice: str
    """Whose account it is; empty for the desk's."""
    cited: Cited
    note: str


class Changes(NamedTuple):
    """What changed."""

    since: str
    happened: tuple[Change, ...]
    learned: tuple[Change, ...]
    """What was learned about earlier days."""
    corrected: tuple[Change, ...]
    """What was taken back or corrected."""


class Table(NamedTuple):
    """A round with the delegations at it."""

    round: Thing
    delegations: tuple[Thing, ...]


class Position(NamedTuple):
    """Where a party stands on an item."""

    party: str
    stances: tuple[str, ...]
    """By the desk's account and by others'; none where nobody says."""
    notes: tuple[str, ...]


class Item(NamedTuple):
    """An item of the agenda."""

    thing: Thing
    positions: tuple[Position, ...]
    """Of each party in `Agenda.parties`, in that order."""


class Agenda(NamedTuple):
    """Items by parties, then the texts on the table."""

    agreed: str
    parties: tuple[str, ...]
    items: tuple[Item, ...]
    texts: tuple[Thing, ...]


class Answer(NamedTuple):
    """An answer to a question."""

    claimant: str
    says: str
    standing: str
    """corroborated, uncorroborated, disputed or denied; or what has become of it."""
    judgement: bool
    cited: Cited | None
    accounts: tuple[Account, ...]


class Question(NamedTuple):
    """A question with its answers side by side; figures are never added up."""

    ref: str
    title: str
    unit: str
    contested: bool
    """Whether any of its answers is disputed or denied."""
    answers: tuple[Answer, ...]


class Happening(NamedTuple):
    """Something that happened, was judged, moved or was due on a day."""

    lane: str
    """developments, judgements, rounds, conditions, texts or deadlines."""
    says: str
    bearing: str
    """towards, away or none, of a development; else empty."""
    stood: Stood | None
    """Where it moved to."""
    when: str
    """What is said of the time beside the day."""
    learned: str
    """When it became known, if later."""
    cited: Cited | None


class Day(NamedTuple):
    """A day, with the desk's developments counted."""

    date: str
    """`2022-03-02`."""
    title: str
    """`Wed 2 Mar`."""
    towards: int
    away: int
    happenings: tuple[Happening, ...]


class Concern(NamedTuple):
    """Something that needs attention."""

    title: str
    why: str
    cited: Cited | None


class Concerns(NamedTuple):
    """What needs attention for one reason."""

    title: str
    each: tuple[Concern, ...]


class Source(NamedTuple):
    """Where reports come from."""

    name: str
    reliability: str
    """A letter of the Admiralty code."""
    means: str
    """What it means: `usually reliable`."""
    pleads_for: str
    """The party whose case it pleads; empty for none."""
    cited: int
    """How many entries that may be shown and are in force name it."""


class Brief(NamedTuple):
    """A brief. A section that was not asked for is None."""

    title: str
    as_of: str
    known_at: str
    """Empty, if nothing is left out for having been learned later."""
    zone: str
    entries: int
    """The number of the last entry of the record."""
    head: str
    """Its hash: it proves the record up to there."""
    narrowed: tuple[str, ...]
    """By which filters it is narrowed, as they were said."""
    made_by: str
    """The program that wrote it."""
    sections: tuple[str, ...]
    """The names of its sections, in order."""
    handling: str = ""
    """Who may see it, by TLP 2.0: `amber`; empty if nothing in it is marked."""
    withheld: int = 0
    """How many things and entries were left out for their handling."""
    standing: Standing | None = None
    hindrances: Hindrances | None = None
    changes: Changes | None = None
    delegations: tuple[Table, ...] | None = None
    agenda: Agenda | None = None
    answers: tuple[Question, ...] | None = None
    developments: tuple[Day, ...] | None = None
    attention: tuple[Concerns, ...] | None = None
    sources: tuple[Source, ...] | None = None

    def as_json(self) -> dict[str, object]:
        """Write it for scripts: its sections by their names."""
        return {
            name: _plain(value)
            for name, value in zip(self._fields, self, strict=True)
            if value is not None
        }


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        names: tuple[str, ...] | None = getattr(value, "_fields", None)
        each = [_plain(one) for one in value]
        return each if names is None else dict(zip(names, each, strict=True))
    return value
