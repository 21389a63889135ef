"""Talks that have gone on for long, with everything that a view shows: 200 entries a round.

Round follows upon round. Each has its delegations and their members, its conditions, an item with
positions and a text with consents, a question with claims, what happened around it, and a deadline:
twenty things, of which there is word while the next nine rounds begin. Most are over in the end.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from negotiation.events import ADVANCED, NOTED, Entry, Json
from negotiation.words.refs import Ref
from tests.bench.worlds import PARTIES, Writer, minute

THINGS_A_ROUND = 20
ENTRIES_A_ROUND = 200
STEPS = ENTRIES_A_ROUND // THINGS_A_ROUND - 1
"""How many entries there are about each thing after it was added."""

US, THEM = (Ref.of("party", one) for one in PARTIES)


class Plan(NamedTuple):
    """A thing, and how it moves; when it has arrived, it is confirmed."""

    ref: Ref
    fields: dict[str, Json]
    begins: str = ""
    way: tuple[tuple[str, str], ...] = ()
    """Triggers, and the states that they lead to."""


def long_talks(rounds: int) -> Iterator[Entry]:
    """Give the entries of talks of that many rounds, which end when the last is written."""
    writer = Writer()
    yield from _setting(writer, rounds * ENTRIES_A_ROUND)
    meetings = [_meeting(number) for number in range(rounds)]
    for now in range(rounds + STEPS):
        for plan in meetings[now] if now < rounds else ():
            yield writer.added(plan.ref, plan.begins, **plan.fields)
        for step in range(min(now, STEPS)):
            for plan in meetings[now - step - 1] if now - step - 1 < rounds else ():
                yield _moved(plan, step, writer)


def _setting(writer: Writer, length: int) -> Iterator[Entry]:
    clock: dict[str, Json] = dict(minute(length).as_json())
    process: dict[str, Json] = {"title": "Talks", "zone": "Europe/Kyiv", "clock": clock}
    process["linkage"] = "nothing_until_everything"
    yield writer.added("process/talks", "exploring", always=True, **process)
    yield writer.added("source/nrc", "", always=True, name="NRC", reliability="B")
    for party in PARTIES:
        yield writer.added(f"party/{party}", "participating", always=True, name=party.capitalize())
        fields: dict[str, Json] = {"name": f"Head of {party}", "party": f"party/{party}"}
        yield writer.added(f"person/{party}", "", always=True, **fields)


def _moved(plan: Plan, step: int, writer: Writer) -> Entry:
    """Write the entry about a thing at one of its steps; each fourth is by a party's account."""
    stood = ("", plan.begins), *plan.way
    if step < len(plan.way):
        trigger, to = plan.way[step]
        moved: dict[str, Json] = {"trigger": trigger, "from": stood[step][1], "to": to}
        return writer.entry(ADVANCED, plan.ref, moved)
    state = stood[-1][1]
    if not state:
        return writer.entry(NOTED, plan.ref, {})
    return writer.entry(NOTED, plan.ref, {"confirms": state}, voice=None if step % 4 else US)


def _meeting(number: int) -> Iterable[Plan]:
    """Plan a round and what belongs to it."""
    slug, due = f"r{number}", minute((number + STEPS) * ENTRIES_A_ROUND)
    talks, item, text = (Ref.of(kind, slug) for kind in ("round", "item", "text"))
    passage, question = Ref.of("measure", slug), Ref.of("question", slug)
    held = ("convene", "convening"), ("open", "in_session"), ("conclude", "concluded")
    asked: dict[str, Json] = {"demanded_by": US, "addressed_to": [THEM], "gates": [talks]}
    agreed = (("agree", "agreed"),) if number % 2 else ()
    return (
        Plan(talks, {"title": f"Round {number}", "parties": [US, THEM]}, "proposed", held),
        *(one for party in PARTIES for one in _delegation(party, talks)),
        Plan(
            Ref.of("precondition", f"pause-{slug}"),
            {"title": f"A pause before round {number}", **asked},
            "stated",
            (("pledge", "pledged"), ("meet", "met")),
        ),
        Plan(
            Ref.of("precondition", f"list-{slug}"),
            {"title": f"A list of prisoners before round {number}", **asked},
            "stated",
            (("waive", "waived"),),
        ),
        Plan(
            passage,
            {
                "title": f"Safe passage to round {number}",
                "undertaken_by": [THEM],
                "undertaken_for": [US],
                "leg": "outbound",
                "links": [{"type": "about", "to": f"delegation/{PARTIES[0]}-{slug}"}],
            },
            "requested",
            (("agree", "agreed"), ("start", "in_effect"), ("complete", "completed")),
        ),
        Plan(
            item,
            {"title": f"Item {number}", "rounds": [talks]},
            "proposed",
            (("accept", "on_agenda"), ("discuss", "under_discussion"), *agreed),
        ),
        Plan(text, {"title": f"Paper {number}", "items": [item]}, "non_paper", _PAPER),
        *(
            Plan(
                Ref.of("position", f"{party}-{slug}"),
                {"item": item, "party": f"party/{party}"},
                "no_position",
                (("demand", "demands"), ("be_open_to", "open_to")),
            )
            for party in PARTIES
        ),
        *(
            Plan(
                Ref.of("consent", f"{party}-{slug}"),
                {"of_text": text, "by": f"party/{party}"},
                "awaited",
                (("initial", "initialled"), ("sign", "signed")),
            )
            for party in PARTIES
        ),
        Plan(question, {"title": f"Losses before round {number}", "unit": "people"}, "open"),
        *(
            Plan(
                Ref.of("claim", f"{party}-{slug}"),
                {"question": question, "claimant": f"party/{party}", "best": number + len(party)},
                "reported",
            )
            for party in PARTIES
        ),
        *(
            Plan(
                Ref.of("development", f"{bearing}-{slug}"),
                {"title": f"A step {bearing}, {number}", "bearing": bearing, "bears_on": [talks]},
            )
            for bearing in ("towards", "away")
        ),
        Plan(
            Ref.of("deadline", slug),
            {"title": f"Answer {number}", "due": dict(due.as_json()), "bears_on": [talks]},
            "set",
            (("meet", "met"),) if number % 10 else (),
        ),
    )


def _delegation(party: str, talks: Ref) -> Iterator[Plan]:
    sent = Ref.of("delegation", f"{party}-{talks.slug}")
    there_and_back = (
        ("depart", "en_route"),
        ("arrive", "arrived"),
        ("leave", "heading_home"),
        ("get_home", "home"),
    )
    yield Plan(sent, {"party": f"party/{party}", "round": talks}, "named", there_and_back)
    yield Plan(
        Ref.of("member", f"{party}-{sent.slug}"),
        {"delegation": sent, "person": f"person/{party}"},
        "named",
        (("attend", "present"), ("leave", "left")),
    )


_PAPER = ("propose", "proposal"), ("bracket", "bracketed"), ("close", "closed")
