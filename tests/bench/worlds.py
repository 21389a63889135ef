"""Negotiations of any size, the same on every run: as entries, and as a scenario.

Each has its process, a source, two parties and a number of rounds; a round has two delegations and
a precondition that gates it. So there are four things a round, and four beside.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from uuid import UUID

from negotiation.events import ADDED, ADVANCED, NOTED, Entry, Json
from negotiation.words.refs import Ref
from negotiation.words.when import Instant, Span, instant

ZONE = "Europe/Kyiv"
CLOCK = Span("2022-03-02T22:00", ZONE, Instant("2022-03-02T20:00Z"), Instant("2022-03-02T20:00Z"))
TUESDAY = Span("2022-03-01", ZONE, Instant("2022-02-28T22:00Z"), Instant("2022-03-01T21:59Z"))
FIRST = datetime(2021, 10, 1, tzinfo=UTC)
"""When the first report comes in; from then on there is one a minute."""

PARTIES = ("ukraine", "russia")

THINGS_A_ROUND = 4
"""A round, two delegations, a precondition."""

WORDS = (
    "The spokesman said that the delegation would wait for an answer before it left, and that the "
    "shelling of the city would have to end first."
)


class Writer:
    """Writes entries, a minute after one another."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def entry(
        self,
        kind: str,
        subject: str,
        data: dict[str, Json],
        *,
        always: bool = False,
        voice: Ref | None = None,
    ) -> Entry:
        """Write the next entry; what has always been so is not dated."""
        number = next(self._numbers)
        name = str(UUID(int=number))
        occurred = None if always else minute(number)
        return Entry(
            name,
            name,
            kind,
            subject,
            data,
            occurred,
            occurred and occurred.end,
            operator="m.k.",
            via="cli",
            according_to=voice,
            source="nrc:2",
            quote=None if always else WORDS,
        )

    def added(self, subject: str, state: str, *, always: bool = False, **fields: Json) -> Entry:
        """Write that a thing is there now."""
        data: dict[str, Json] = {"set": fields} | ({"to": state} if state else {})
        return self.entry(ADDED, subject, data, always=always)


def entries(rounds: int, later: int = 2) -> Iterator[Entry]:
    """Give the entries of a record.

    Args:
        rounds: how many there are.
        later: how many entries there are about each round after its things were added.
    """
    writer = Writer()
    added, entry = writer.added, writer.entry
    clock: dict[str, Json] = dict(CLOCK.as_json())
    yield added("process/talks", "exploring", always=True, title="Talks", zone=ZONE, clock=clock)
    yield added("source/nrc", "", always=True, name="NRC", reliability="B")
    for party in PARTIES:
        yield added(f"party/{party}", "participating", always=True, name=party.capitalize())
    for number in range(rounds):
        talks, last = f"round/r{number}", f"delegation/russia-r{number}"
        yield added(talks, "convening", title=f"Round {number}", parties=[f"party/{PARTIES[0]}"])
        for party in PARTIES:
            slug = f"delegation/{party}-r{number}"
            yield added(slug, "named", party=f"party/{party}", round=talks)
        yield added(
            f"precondition/p{number}",
            "stated",
            title=f"Stop bombing civilians before round {number}",
            demanded_by="party/ukraine",
            addressed_to=["party/russia"],
            gates=[talks],
        )
        for step in range(later):
            if step == 0:
                moved: dict[str, Json] = {"trigger": "depart", "from": "named", "to": "en_route"}
                yield entry(ADVANCED, last, moved)
            else:
                yield entry(NOTED, last, {"confirms": "en_route"})


def round_of(number: int) -> Ref:
    """Return the ref of a round."""
    return Ref.of("round", f"r{number}")


def delegation_of(number: int) -> Ref:
    """Return the ref of Ukraine's delegation at a round, which is named and has not moved."""
    return Ref.of("delegation", f"ukraine-r{number}")


def scenario(rounds: int) -> str:
    """Write a scenario, some 350 bytes for each of its things."""
    lines = [
        "parley: 1",
        "process:",
        "  id: talks",
        "  title: Talks",
        f"  zone: {ZONE}",
        f"  clock: {CLOCK.edtf}",
        "  source: nrc:2",
        "sources:",
        "  nrc: {name: NRC, reliability: B}",
        "parties:",
        *(f"  {party}: {party.capitalize()}" for party in PARTIES),
        "rounds:",
    ]
    for number in range(rounds):
        lines += [
            f"  r{number}:",
            f"    title: Round {number}",
            f"    text: {WORDS}",
            "    state: convening",
            f"    at: {minute(number).edtf}",
            "    place: Brest, Belarus",
            "    tags: [direct, 'held at the border']",
            "    delegations:",
        ]
        for party in PARTIES:
            lines += [
                f"      {party}:",
                "        at: 2022-03-01 evening",
                "        mandate: >-",
                f"          {WORDS}",
                f"          {WORDS}",
                "        source: nrc:3",
            ]
    lines.append("preconditions:")
    for number in range(rounds):
        lines += [
            f"  p{number}:",
            f"    title: Stop bombing civilians before round {number}",
            f"    text: {WORDS}",
            "    demanded_by: ukraine",
            "    addressed_to: russia",
            f"    gates: round/r{number}",
            f'    quote: "{WORDS}"',
            "    at: 2022-03-01",
        ]
    return "\n".join([*lines, ""])


def minute(number: int) -> Span:
    """Return when the entry of a number was written."""
    at = instant(FIRST + timedelta(minutes=number))
    return Span(at, ZONE, at, at)
