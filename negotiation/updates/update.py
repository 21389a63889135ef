"""What every update can say, and the words it is said in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, ClassVar, NamedTuple

from negotiation.events import Change, Entry, Json
from negotiation.fold.state import State
from negotiation.kinds.base import Ahead, Ref, Span, To, Word
from negotiation.lifecycle.rows import Table
from negotiation.lifecycle.ways import table_of
from negotiation.updates.cited import Acts, Chain
from negotiation.updates.decision import Circumstances, Decision, Refused
from negotiation.words.problems import Problem, unknown
from negotiation.words.when import EARLIEST, Instant

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema


class Argument(NamedTuple):
    """One word, or several, that an update takes by position."""

    name: str
    """The field of the update that it fills."""
    help: str
    several: bool = False
    optional: bool = False


class Option(NamedTuple):
    """A word that an update takes by name: `--source nrc:2`."""

    name: str
    metavar: str
    """Empty for an option that is either there or not."""
    help: str
    several: bool = False


OPTIONS = (
    Option("at", "WHEN", "when it happened (default: now)"),
    Option("known", "WHEN", "when the desk could know (default: now)"),
    Option("source", "SOURCE", "who says so, and how credible: nrc:2, or nrc:2 via tass:3"),
    Option("according_to", "WHO", "whose account it is, if not the desk's"),
    Option("actor", "WHO", "whose act it was"),
    Option("until", "WHEN", "when the state ends by itself"),
    Option("then", "STATE", "what it falls to then"),
    Option("despite", "WHY", "record it although conditions are unmet, for this reason"),
    Option("because", "REF", "what it follows from: a ref, or an act (12)", several=True),
    Option("quote", "WORDS", "the words as said"),
    Option("link", "URL", "where they stand"),
    Option("note", "TEXT", "a remark"),
    Option("tag", "TAG", "a tag of the entry", several=True),
    Option("handling", "TLP", "who may see it: red, amber+strict, amber, green, clear"),
)
"""What any update may take."""


def options_without(*names: str) -> tuple[Option, ...]:
    """List the options of an update that has no use for some."""
    return tuple(one for one in OPTIONS if one.name not in names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """An update as understood: each verb is a subclass, and decides what it comes to.

    `at` None means that it has always been so.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    verb: ClassVar[str]
    help: ClassVar[str]
    arguments: ClassVar[tuple[Argument, ...]] = ()
    options: ClassVar[tuple[Option, ...]] = OPTIONS
    is_ones_own: ClassVar[bool] = False
    """Whether what it comes to depends on who says it."""
    is_of_acts: ClassVar[bool] = False
    """Whether it is about acts of this record: then it has no time of its own to be said."""

    at: Span | None = None
    known: Span | None = None
    source: Annotated[str | None, Chain()] = None
    according_to: Annotated[Ref | None, To("party", "person", "source")] = None
    actor: Annotated[Ref | None, To("party", "person")] = None
    until: Annotated[Span | None, Ahead()] = None
    then: str | None = None
    despite: str | None = None
    because: Annotated[tuple[str, ...], Acts()] = ()
    quote: str | None = None
    link: str | None = None
    note: str | None = None
    tag: tuple[str, ...] = ()
    handling: Annotated[str | None, Word("handling")] = None

    def decide(self, state: State, circumstances: Circumstances) -> Decision:
        """Decide what the update comes to. Nothing is changed by it.

        Raises:
            Problem: it names what is not there, or what can't be.
        """
        raise NotImplementedError

    def when_known(self, circumstances: Circumstances) -> Instant | None:
        """Tell when the desk could know: now if not said, never before it can have happened.

        Raises:
            Refused: nobody can know yet what is said.
        """
        if self.at is None and self.known is None:
            return None
        known = circumstances.now
        if self.known is not None:
            if self.known.start > circumstances.latest:
                raise Refused(f"Nobody can have known it by {self.known.edtf}: that is to come.")
            known = min(self.known.end, circumstances.latest)
        return max(known, self.at.start if self.at else EARLIEST)

    def moment(self, circumstances: Circumstances) -> Instant:
        """Tell the instant at which the update takes its place among the others."""
        return self.entry("", "", {}, circumstances).moment

    def entry(
        self, kind: str, subject: str, data: Mapping[str, Json], circumstances: Circumstances
    ) -> Entry:
        """Put what is said into the envelope; ids are the recorder's to give."""
        if self.at is not None and self.at.start > circumstances.latest:
            raise Refused(
                f"{self.at.edtf} has not come yet. For plans, schedule a round or add a deadline."
            )
        return Entry(
            id="",
            act="",
            type=kind,
            subject=subject,
            data=data,
            occurred=self.at,
            known=self.when_known(circumstances),
            operator=circumstances.operator,
            via=circumstances.via,
            actor=self.actor,
            according_to=self.according_to,
            source=self.source,
            quote=self.quote,
            link=self.link,
            because=self.because,
            note=self.note,
            tags=self.tag,
            handling=self.handling,
        )

    def _table(self, kind: str, state: State) -> Table | None:
        """Return the lifecycle that states of a kind are checked against."""
        return table_of(kind, state)

    def _ending(self, kind: str, state: State) -> dict[str, Json]:
        """Say when the state ends by itself, as an entry does.

        Raises:
            Problem: it can't end so.
        """
        if self.until is None:
            if self.then is not None:
                raise Refused("--then says what it falls to at --until: say both, or neither.")
            return {}
        table = self._table(kind, state)
        if table is None:
            raise Problem(f"A {kind} has no states, so --until has nothing to end.")
        if self.then is not None and self.then not in table.states:
            raise Problem(unknown(f"state of a {kind}", self.then, table.states))
        if self.at is not None and self.until.end < self.at.start:
            raise Refused(f"It can't end at {self.until.edtf}, before it began: {self.at.edtf}.")
        ending: dict[str, Json] = {"until": dict(self.until.as_json())}
        return ending | ({"then": self.then} if self.then else {})


@dataclass(frozen=True, slots=True)
class Changes:
    """What is said of fields: plain JSON values, checked against the kind."""

    set: Mapping[str, Json] = field(default_factory=dict)
    plus: Mapping[str, list[Json]] = field(default_factory=dict)
    minus: Mapping[str, list[Json]] = field(default_factory=dict)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        """Have pydantic take them as they are: `updates.fields` has checked them."""
        from pydantic_core import core_schema

        return core_schema.is_instance_schema(cls)

    def __bool__(self) -> bool:
        return bool(self.set or self.plus or self.minus)

    def __or__(self, later: "Changes") -> "Changes":
        """Join these changes with later ones, which stand in for what is said of the same field."""
        spoken = set(later.names())
        set_ = {name: value for name, value in self.set.items() if name not in spoken}
        plus = {name: value for name, value in self.plus.items() if name not in spoken}
        minus = {name: value for name, value in self.minus.items() if name not in spoken}
        return Changes({**set_, **later.set}, {**plus, **later.plus}, {**minus, **later.minus})

    def names(self) -> tuple[str, ...]:
        """List the fields that are spoken of."""
        return tuple(dict.fromkeys((*self.set, *self.plus, *self.minus)))

    def as_data(self, before: Mapping[str, Json]) -> Change:
        """Write the changes for an entry, with the values that they replace."""
        change: Change = {}
        if self.set:
            change["set"] = dict(self.set)
        if self.plus:
            change["plus"] = dict(self.plus)
        if self.minus:
            change["minus"] = dict(self.minus)
        if old := {name: before[name] for name in self.names() if name in before}:
            change["old"] = old
        return change
