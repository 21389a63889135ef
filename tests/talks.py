"""Negotiations to tell stories about: a desk over a short scenario, which takes lines of words."""

from __future__ import annotations

from datetime import datetime
from typing import TypeAlias

from negotiation.desk import Desk
from negotiation.events import Entry, Json
from negotiation.fold.state import State
from negotiation.record import Store
from negotiation.record.memory import MemoryStore
from negotiation.scenario import entries_of, read
from negotiation.updates.decision import Decision, Flagged, NotATransition, Proposal
from negotiation.updates.grammar import line
from negotiation.updates.understand import understand
from negotiation.views.thing import Thing, thing
from negotiation.views.why import why
from negotiation.words import strictyaml
from negotiation.words.problems import Problem
from negotiation.words.refs import Ref
from negotiation.words.when import Instant, instant
from negotiation.words.when.parse import parse

When: TypeAlias = "str | None"

PROCESS = "{id: march-2022, title: Talks of March 2022, zone: Europe/Kyiv, clock: 2022-03-02T22:00}"
LIVE = "{id: march-2022, title: Talks of March 2022, zone: Europe/Kyiv}"

PEOPLE = """
sources: {nrc: {name: NRC, reliability: B}, tass: {name: TASS, reliability: D}}
parties: {ukraine: Ukraine, russia: Russia, belarus: {name: Belarus, role: host}}
people: {medinsky: {name: Vladimir Medinsky, party: russia}}
"""

BREST = (
    PEOPLE
    + """
rounds:
  brest:
    title: Second round
    delegations: {russia: , ukraine: }
preconditions:
  stop-bombing:
    title: Stop bombing civilians
    demanded_by: ukraine
    addressed_to: russia
    gates: round/brest
    at: 2022-03-01
"""
)
"""A round with both delegations, and what Ukraine asks first."""


def written(body: str, process: str = PROCESS) -> str:
    """Write a scenario: a process and what it lists."""
    return f"parley: 1\nprocess: {process}\n{body}"


def recorded(
    store: Store, body: str, process: str = PROCESS, now: str = "2026-01-01T12:00Z"
) -> Store:
    """Put a scenario into an empty record."""
    tree = strictyaml.load(written(body, process), "talks.yaml")
    store.append(entries_of(read(tree, Instant(now))), after=0)
    return store


class Talks:
    """One operator's desk, in sentences."""

    def __init__(
        self, store: Store, *, operator: str | None = "m.k.", clock: str = "2026-01-01T12:00Z"
    ) -> None:
        self.clock = datetime.fromisoformat(clock)
        self.desk = Desk(store, operator=operator, via="test", wall_clock=lambda: self.clock)

    @classmethod
    def of(cls, body: str = BREST) -> Talks:
        """Open talks of the past: their clock stands at Wednesday 2 March 2022, 22:00 in Kyiv."""
        return cls(recorded(MemoryStore(), body))

    @classmethod
    def past(cls, body: str, process: str) -> Talks:
        """Open other talks of the past, by their own process."""
        return cls(recorded(MemoryStore(), body, process))

    @classmethod
    def live(cls, body: str = BREST, clock: str = "2022-03-02T22:00+02:00") -> Talks:
        """Open talks that go on, at a time in the world."""
        now = instant(datetime.fromisoformat(clock))
        return cls(recorded(MemoryStore(), body, LIVE, now), clock=clock)

    def colleague(self, store: Store, operator: str) -> Talks:
        """Open another desk over the same record."""
        return Talks(store, operator=operator, clock=self.clock.isoformat())

    def ask(self, words: str) -> Decision:
        """Say a line, and take the answer without recording it."""
        return self.desk.propose(understand(line(words), self.desk.state()))

    def say(self, words: str) -> Proposal:
        """Say a line, and record it."""
        decision = self.ask(words)
        assert isinstance(decision, Proposal), decision
        return self.desk.record(decision)

    def refused(self, words: str) -> str:
        """Say a line that can't be recorded: return why, having seen that nothing was."""
        before = self.entries
        try:
            decision = self.ask(words)
        except Problem as problem:
            reason = str(problem)
        else:
            assert not isinstance(decision, Proposal), decision
            says = "\n".join(one.says for one in getattr(decision, "blockers", ()))
            reason = str(decision) if isinstance(decision, NotATransition) else says
        self.desk.follow()
        assert self.entries == before
        return reason

    def flagged(self, words: str) -> list[str]:
        """Say a line that is flagged: return what is in the way, by ref."""
        decision = self.ask(words)
        assert isinstance(decision, Flagged), decision
        return [str(one.ref) for one in decision.blockers]

    def blockers(self, ref: str, trigger: str) -> list[str]:
        """List what is in the way of a trigger now, by ref."""
        state = self.state()
        return [str(one.ref) for one in why(state[Ref(ref)], trigger, state).blockers]

    def state(self, *, as_of: When = None, known_at: When = None) -> State:
        """Look at the talks; a vague time means its end."""
        return self.desk.state(as_of=self._instant(as_of), known_at=self._instant(known_at))

    def where(
        self, ref: str, *, by: str | None = None, as_of: When = None, known_at: When = None
    ) -> str:
        """Tell where a thing stands: `met`, `met, lapsed`, or `not there`."""
        state = self.state(as_of=as_of, known_at=known_at)
        if Ref(ref) not in state:
            return "not there"
        standing = state.standing(Ref(ref), _voice(by))
        assert standing is not None
        return f"{standing.state}, lapsed" if standing.lapsed else standing.state

    def field(self, ref: str, name: str, *, by: str | None = None) -> Json:
        """Tell a field of a thing, by the desk's account or by what a party says differently."""
        account = self.state()[Ref(ref)].account(_voice(by))
        return account.fields.get(name)

    def thing(self, ref: str) -> Thing:
        """Show one thing."""
        state = self.state()
        return thing(state[Ref(ref)], state)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All that is recorded."""
        return tuple(self.state().history.all)

    @property
    def now(self) -> str:
        """The desk's time."""
        return str(self.desk.now())

    def turn_clock(self, to: str) -> None:
        """Let it be another time in the world."""
        self.clock = datetime.fromisoformat(to)

    def _instant(self, when: When) -> Instant | None:
        if when is None:
            return None
        return parse(when, zone=self.desk.state().zone, now=self.desk.now()).end


def _voice(by: str | None) -> Ref | None:
    """Find whose account is meant: a party's, where only its slug is said."""
    return None if by is None else Ref(by) if "/" in by else Ref.of("party", by)
