"""Small records for Hypothesis: entries about a few talks, plausible or hostile, in any order."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st

from negotiation.events import ADDED, ADVANCED, AMENDED, NOTED, RETRACTED, Entry, Json
from negotiation.lifecycle.table import load
from negotiation.words.refs import Ref
from negotiation.words.when import Instant, Span

INSTANTS = [Instant(f"2022-03-0{day}T{hour}:00Z") for day in (1, 2, 3) for hour in ("08", "20")]
"""Six, in their order."""

SATISFIED: dict[str, Json] = {"ref": "measure/corridor", "states": ["in_effect"]}

TALKS: Mapping[str, dict[str, Json]] = {
    "process/talks": {
        "title": "Talks",
        "zone": "Europe/Kyiv",
        "linkage": "nothing_until_everything",
    },
    "party/ukraine": {"name": "Ukraine"},
    "party/russia": {"name": "Russia", "aka": ["The Kremlin"]},
    "person/envoy": {"name": "The envoy", "party": "party/russia"},
    "source/nrc": {"name": "NRC", "reliability": "B"},
    "source/tass": {"name": "TASS", "reliability": "D", "interested_party": "party/russia"},
    "track/military": {"title": "Military track"},
    "round/brest": {"title": "Second round", "parties": ["party/ukraine"]},
    "round/sitting": {"title": "Evening sitting", "within": "round/brest"},
    "delegation/russia-brest": {"round": "round/brest", "party": "party/russia"},
    "delegation/ukraine-brest": {
        "round": "round/brest",
        "party": "party/ukraine",
        "requires": {"arrive": SATISFIED},
    },
    "member/envoy-russia-brest": {
        "delegation": "delegation/russia-brest",
        "person": "person/envoy",
    },
    "precondition/stop-bombing": {
        "title": "Stop bombing",
        "demanded_by": "party/ukraine",
        "addressed_to": ["party/russia"],
        "gates": ["round/brest"],
    },
    "measure/corridor": {"title": "A corridor", "undertaken_by": ["party/russia"]},
    "item/ceasefire": {"title": "A ceasefire"},
    "item/map": {"title": "The map", "links": [{"type": "split_from", "to": "item/ceasefire"}]},
    "position/ukraine-ceasefire": {
        "item": "item/ceasefire",
        "party": "party/ukraine",
        "provided": SATISFIED,
    },
    "text/treaty": {"title": "Treaty", "items": ["item/map"]},
    "consent/ukraine-treaty": {"of_text": "text/treaty", "party": "party/ukraine"},
    "deadline/ultimatum": {
        "title": "Ultimatum",
        "bears_on": ["round/brest"],
        "due": dict(Span("2022-03-03", "UTC", INSTANTS[4], INSTANTS[5]).as_json()),
    },
    "question/dead": {"title": "How many died?", "about": ["party/russia"]},
    "claim/nrc-dead": {"question": "question/dead", "claimant": "source/nrc", "best": 3},
    "claim/russia-dead": {"question": "question/dead", "claimant": "party/russia", "high": 1},
    "development/raids": {"title": "Raids", "bearing": "away"},
}
"""Everything that the entries are about, with the fields that it is added with."""

SUBJECTS = [*TALKS, "summit/unheard-of", "no ref", ""]
STATES = ["stated", "met", "in_session", "arrived", "no such state", ""]
NAMES = ["to", "initial", "from", "set", "plus", "minus", "until", "then", "overrode", "confirms"]
FIELDS = [
    "title",
    "parties",
    "round",
    "party",
    "gates",
    "format",
    "requires",
    "provided",
    "decided_by",
    "within",
    "links",
    "terms",
    "lifecycles",
    "clock",
    "question",
    "claimant",
    "says",
    "best",
    "judgement",
    "due",
    "next_look",
    "about",
    "item",
    "items",
    "of_text",
    "delegation",
    "person",
    "reliability",
    "handling",
    "aka",
    "tags",
]

instants = st.sampled_from(INSTANTS)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start, end = sorted((draw(instants), draw(instants)))
    return Span("some time", "Europe/Kyiv", start, end)


scalars = (
    st.none()
    | st.booleans()
    | st.integers(-3, 3)
    | st.sampled_from([*SUBJECTS, *STATES, *NAMES, "all", "ref"])
)
anything: st.SearchStrategy[Json] = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*FIELDS, "ref", "states", "all", "not", "says"]), inner)
    ),
    max_leaves=6,
)
hostile = st.dictionaries(st.sampled_from(NAMES), anything, max_size=5)


def _said(data: dict[str, Json], ending: Span | None) -> dict[str, Json]:
    return data if ending is None else data | {"until": dict(ending.as_json())}


plausible = st.builds(
    _said,
    st.fixed_dictionaries(
        {"to": st.sampled_from(STATES)},
        optional={
            "then": st.sampled_from(STATES),
            "confirms": st.sampled_from(STATES),
            "set": st.dictionaries(st.sampled_from(FIELDS), scalars, max_size=2),
            "plus": st.fixed_dictionaries({"parties": st.lists(scalars, max_size=2)}),
            "minus": st.fixed_dictionaries({"parties": st.lists(scalars, max_size=2)}),
        },
    ),
    st.none() | spans(),
)


@st.composite
def records(draw: st.DrawFn, data: st.SearchStrategy[dict[str, Json]]) -> list[Entry]:
    """Some entries, each with a place and an id; a retraction names an act that may be there."""
    entries = []
    for number in range(draw(st.integers(1, 8))):
        kind = draw(st.sampled_from([ADDED, ADDED, AMENDED, ADVANCED, NOTED, RETRACTED, "later"]))
        occurred, known = draw(_times())
        acts = st.integers(0, 8).map(str)
        entries.append(
            Entry(
                f"id {number}",
                draw(acts),
                kind,
                draw(acts if kind == RETRACTED else st.sampled_from(SUBJECTS)),
                draw(data),
                occurred,
                known,
                place=draw(st.integers(0, 3)),
                according_to=draw(st.none() | st.just(Ref("party/russia"))),
            )
        )
    return entries


@st.composite
def _times(draw: st.DrawFn) -> tuple[Span | None, Instant | None]:
    """When something happened, and when the desk knew: never before it began."""
    occurred, known = draw(st.none() | spans()), draw(st.none() | instants)
    if known is not None and occurred is not None:
        known = max(known, occurred.start)
    return occurred, known


VOICES = [None, None, Ref("party/russia"), Ref("person/envoy"), Ref("source/tass")]
SOURCES = [None, "nrc:2", "tass:3", "nrc:2 via tass:4", "unheard-of:1"]
CHANGES: dict[str, st.SearchStrategy[Json]] = {
    "title": st.sampled_from(["One", "Another"]),
    "aka": st.lists(st.sampled_from(["The Kremlin", "Kiev"]), max_size=1).map(list),
    "handling": st.sampled_from(["red", "green", None]),
    "next_look": spans().map(lambda span: dict(span.as_json())),
    "decided_by": st.sampled_from(["party/russia", None]),
    "provided": st.sampled_from([SATISFIED, None]),
    "within": st.sampled_from(["round/brest", "item/map", None]),
}
OWN_CHANGES: dict[str, dict[str, st.SearchStrategy[Json]]] = {
    "round": {"scheduled": CHANGES["next_look"], "format": st.sampled_from([["video"], []])},
    "delegation": {"head": st.sampled_from(["person/envoy", None])},
    "precondition": {"degree": st.integers(0, 3)},
    "deadline": {"due": CHANGES["next_look"]},
    "claim": {"best": st.integers(0, 3), "says": st.sampled_from(["Yes", "No", ""])},
    "source": {"reliability": st.sampled_from(["A", "E"])},
    "development": {"bearing": st.sampled_from(["towards", "away", "none"])},
}


@st.composite
def talks(draw: st.DrawFn, most: int = 12, least: int = 8) -> list[Entry]:
    """The record of such talks: what was added, then what was heard of it, numbered as stored.

    `most` is how much was heard, `least` how many things there are.
    """
    there = draw(st.lists(st.sampled_from([*TALKS]), unique=True, min_size=least))
    entries = [draw(_added(ref)) for ref in TALKS if ref in there]
    entries += [draw(_heard()) for _ in range(draw(st.integers(0, most)))]
    draw(st.randoms(use_true_random=False)).shuffle(entries)
    numbered = [
        one._replace(id=f"id {seq}", act=f"act {seq}", seq=seq, place=seq)
        for seq, one in enumerate(entries, start=1)
    ]
    return [draw(_citing(one, numbered)) for one in numbered]


@st.composite
def _citing(draw: st.DrawFn, entry: Entry, others: list[Entry]) -> Entry:
    """Let an entry cite an act that the desk knew by then, or take it back."""
    known = entry.known or INSTANTS[0]
    acts = [
        one.act
        for one in others
        if one.seq < entry.seq
        and (one.known or known) <= known
        and (one.order.moment <= entry.order.moment or entry.type == RETRACTED)
    ]
    if entry.type == RETRACTED:
        subject = draw(st.sampled_from(acts or ["no act"]))
        return entry._replace(subject=subject, occurred=None, known=known)
    cited = draw(st.sampled_from(["", "item/map", *acts]))
    return entry._replace(because=(cited,) if cited else ())


@st.composite
def _added(draw: st.DrawFn, ref: str) -> Entry:
    table = load(Ref(ref).kind)
    data: dict[str, Json] = {"set": dict(TALKS[ref])}
    if table is not None:
        data |= {"to": draw(st.sampled_from([*table.states])), "initial": table.initial}
    return draw(_entry(ADDED, ref, data))


@st.composite
def _heard(draw: st.DrawFn) -> Entry:
    """Something that was heard of a thing, there or not; or that takes an act back."""
    kind = draw(st.sampled_from([AMENDED, AMENDED, ADVANCED, ADVANCED, NOTED, RETRACTED]))
    ref = draw(st.sampled_from([*TALKS]))
    table = load(Ref(ref).kind)
    if kind == RETRACTED:
        return draw(_entry(RETRACTED, "", {}))
    data: dict[str, Json] = {}
    if kind == AMENDED:
        own = CHANGES | OWN_CHANGES.get(Ref(ref).kind, {})
        name = draw(st.sampled_from([*own]))
        data["set"] = {name: draw(own[name])}
    elif table is not None:
        states = st.sampled_from([*table.states])
        data["to" if kind == ADVANCED else "confirms"] = draw(states)
        if kind == ADVANCED:
            data |= {"trigger": table.triggers[0], "from": draw(states)}
        if draw(st.booleans()):
            data["until"] = dict(draw(spans()).as_json())
            data |= {"then": draw(states)} if draw(st.booleans()) else {}
    return draw(_entry(kind, draw(st.sampled_from([ref, ref, ""])) if kind == NOTED else ref, data))


@st.composite
def _entry(draw: st.DrawFn, kind: str, subject: str, data: dict[str, Json]) -> Entry:
    occurred, known = draw(_times())
    if occurred is not None and known is None:
        known = occurred.start
    return Entry(
        "",
        "",
        kind,
        subject,
        data,
        occurred,
        known,
        operator="m.k.",
        according_to=draw(st.sampled_from(VOICES)),
        actor=draw(st.sampled_from([None, Ref("party/ukraine")])),
        source=draw(st.sampled_from(SOURCES)),
        note=draw(st.sampled_from([None, "So it is said."])),
        handling=draw(st.sampled_from([None, None, "red"])),
    )
