"""The standing of a claim: who bears it out, who disputes it, and whether the accused denies it.

The contradictions are real ones; who heard what from whom is made up.
"""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negotiation.events import ADDED, Entry, Json
from negotiation.fold.history import History
from negotiation.fold.state import State
from negotiation.views.answers import answer_of
from negotiation.views.standing import Standing, standing, standing_of
from negotiation.words.refs import Ref
from negotiation.words.when import Instant
from tests.talks import Talks

SREBRENICA = """
sources:
  icrc: {name: ICRC, reliability: B}
  icmp: {name: ICMP, reliability: B}
  reuters: {name: Reuters, reliability: B}
  bbc: {name: BBC, reliability: B}
  srna: {name: SRNA, reliability: E, interested_party: rs}
  rs-bureau: {name: Bureau for relations with the Tribunal, interested_party: rs}
parties: {rs: Republika Srpska, bosnia: Bosnia and Herzegovina, un: United Nations}
people:
  trivic: {name: Trivić, party: rs}
questions:
  dead:
    title: Men and boys killed at Srebrenica
    unit: people
    about: [party/rs]
    claims:
      icrc: {best: 7300, covers: "reported missing, July 1995", source: icrc:2}
"""

DEAD = "claim/icrc-dead"


def of(talks: Talks, ref: str = DEAD) -> tuple[str, set[str]]:
    state = talks.state()
    claim = state[Ref(ref)]
    answers = [answer_of(one, state) for one in state.parts(Ref("question/dead"), "claim")]
    found = standing(answer_of(claim, state), answers, state)
    assert found.standing == standing_of(claim, state)
    return found.standing, set(map(str, found.by))


def add(talks: Talks, slug: str, words: str) -> None:
    talks.say(f"add claim {slug} question=dead {words}")


@pytest.fixture
def talks() -> Talks:
    return Talks.of(SREBRENICA)


def test_an_answer_that_nobody_else_gives_is_uncorroborated(talks: Talks) -> None:
    assert of(talks) == ("uncorroborated", set())


def test_two_answers_from_two_sources_whose_ranges_overlap_bear_each_other_out(
    talks: Talks,
) -> None:
    add(talks, "un-dead", "claimant=un low=7000 high=8000 --source icmp:2")

    assert of(talks) == ("corroborated", {"claim/un-dead"})
    assert of(talks, "claim/un-dead") == ("corroborated", {DEAD})


@pytest.mark.parametrize(
    ("chain", "why"),
    [
        ("icrc:3", "the same source"),
        ("reuters:2 via icrc:2", "heard from the same source"),
        ("bbc:2 via reuters:2 via icrc:2", "heard from it at second hand"),
    ],
)
def test_an_answer_heard_from_the_same_source_is_no_second_source(
    talks: Talks, chain: str, why: str
) -> None:
    add(talks, "un-dead", f"claimant=un best=7300 --source '{chain}'")

    assert of(talks) == ("uncorroborated", set()), why


def test_two_papers_that_share_a_distant_link_are_one_source() -> None:
    talks = Talks.of(SREBRENICA.replace("source: icrc:2", "source: reuters:2 via icmp:3"))
    add(talks, "un-dead", "claimant=un best=7300 --source 'bbc:2 via icmp:3'")

    assert of(talks, "claim/un-dead") == ("uncorroborated", set())


def test_a_report_without_a_source_bears_nothing_out(talks: Talks) -> None:
    add(talks, "un-dead", "claimant=un best=7300")

    assert of(talks) == ("uncorroborated", set())


def test_a_claim_is_corroborated_by_another_source_that_confirms_it(talks: Talks) -> None:
    talks.say(f"confirm {DEAD} --source 'bbc:2 via icrc:2'")
    assert of(talks) == ("uncorroborated", set())

    talks.say(f"confirm {DEAD} --source icmp:1")
    assert of(talks) == ("corroborated", {"source/icmp"})


def test_a_confirmation_of_an_older_figure_is_none_of_the_new_one(talks: Talks) -> None:
    talks.say(f"confirm {DEAD} --source icmp:1")
    talks.say(f"amend {DEAD} best=8000 --source icrc:2")

    assert of(talks) == ("uncorroborated", set())


def test_a_confirmation_that_was_taken_back_no_longer_counts(talks: Talks) -> None:
    talks.say(f"confirm {DEAD} --source icmp:1")
    talks.say("undo")

    assert of(talks) == ("uncorroborated", set())


def test_a_party_and_the_agency_that_pleads_its_case_are_not_independent(talks: Talks) -> None:
    add(talks, "rs-dead", "claimant=rs best=1800 covers='killed in combat' --source reuters:2")
    talks.say("confirm claim/rs-dead --source srna:3")
    add(talks, "rs-bureau-dead", "claimant=rs-bureau best=1800 covers='killed in combat'")

    assert of(talks, "claim/rs-dead") == ("uncorroborated", set())

    talks.say("confirm claim/rs-dead --source bbc:2")
    assert of(talks, "claim/rs-dead") == ("corroborated", {"source/bbc"})


def test_answers_that_cover_different_things_neither_agree_nor_contradict(talks: Talks) -> None:
    add(talks, "un-dead", "claimant=un best=100 covers='exhumed by 1996' --source icmp:2")

    assert of(talks) == ("uncorroborated", set())
    assert of(talks, "claim/un-dead") == ("uncorroborated", set())


def test_words_and_figures_are_no_answers_to_each_other(talks: Talks) -> None:
    add(talks, "un-dead", "claimant=un says=Thousands --source icmp:2")

    assert of(talks) == ("uncorroborated", set())


def test_at_least_a_few_is_no_support_for_at_least_many(talks: Talks) -> None:
    add(talks, "un-dead", "claimant=un low=5000 --source icmp:2")
    add(talks, "bosnia-dead", "claimant=bosnia low=200 --source bbc:2")

    assert of(talks, "claim/bosnia-dead") == ("corroborated", {DEAD, "claim/un-dead"})
    assert of(talks, "claim/un-dead") == ("corroborated", {DEAD})


def test_the_accused_denies_by_an_answer_that_contradicts(talks: Talks) -> None:
    """The Bureau's report of September 2002 put it at some 2,000, and most of them as soldiers."""
    add(talks, "un-dead", "claimant=un best=7300 --source icmp:2")
    add(talks, "rs-dead", "claimant=rs best=2000 --source reuters:2 --at 2022-03-01")

    assert of(talks) == ("denied", {"claim/rs-dead"})
    assert of(talks, "claim/rs-dead") == ("disputed", {DEAD, "claim/un-dead"})


def test_a_person_denies_for_their_party_but_a_friendly_source_only_disputes(
    talks: Talks,
) -> None:
    add(talks, "srna-dead", "claimant=srna best=2000")
    assert of(talks) == ("disputed", {"claim/srna-dead"})

    add(talks, "trivic-dead", "claimant=trivic best=1900 --source reuters:2")
    assert of(talks) == ("denied", {"claim/trivic-dead"})


def test_nobody_is_accused_by_those_who_plead_their_case(talks: Talks) -> None:
    add(talks, "rs-dead", "claimant=rs best=2000 --source reuters:2")
    add(talks, "srna-dead", "claimant=srna best=1000")

    assert of(talks, "claim/srna-dead")[0] == "disputed"


def test_a_contradiction_that_was_withdrawn_no_longer_counts(talks: Talks) -> None:
    """In 2004 Republika Srpska withdrew that report, and named 7,800 itself."""
    add(talks, "un-dead", "claimant=un best=7300 --source icmp:2")
    add(talks, "rs-dead", "claimant=rs best=2000 --source reuters:2")
    talks.say("claim/rs-dead retract --source reuters:2")

    assert of(talks) == ("corroborated", {"claim/un-dead"})
    assert of(talks, "claim/rs-dead")[0] == "disputed"


def test_to_deny_a_claim_by_ones_own_account_needs_no_answer_of_ones_own(talks: Talks) -> None:
    talks.say(f"{DEAD} deny --according-to bosnia")
    assert of(talks) == ("disputed", {"party/bosnia"})

    talks.say(f"{DEAD} deny --according-to rs")
    assert of(talks) == ("denied", {"party/rs"})


def test_another_figure_in_somebodys_account_contradicts_too(talks: Talks) -> None:
    talks.say(f"amend {DEAD} best=2000 --according-to rs")

    assert of(talks) == ("denied", {"party/rs"})


MH17 = """
sources:
  jit: {name: Joint Investigation Team, reliability: B}
  bellingcat: {name: Bellingcat, reliability: C}
  reuters: {name: Reuters, reliability: B}
parties: {russia: Russia, ukraine: Ukraine, malaysia: Malaysia}
questions:
  dead:
    title: Who shot down MH17?
    about: [party/russia, party/ukraine]
    claims:
      jit: {says: A Buk of Russia's 53rd brigade, links: [{about: party/russia}]}
      bellingcat: {says: "a Buk of Russia's 53rd  Brigade"}
"""


def test_a_claim_is_denied_only_by_those_whom_it_accuses() -> None:
    """MH17, 17 July 2014: Russia laid it at Ukraine's door, and the investigators at Russia's."""
    talks = Talks.of(MH17)
    assert of(talks, "claim/jit-dead") == ("corroborated", {"claim/bellingcat-dead"})

    add(talks, "malaysia-dead", "claimant=malaysia says='Nobody can tell' --source reuters:3")
    assert of(talks, "claim/jit-dead") == ("disputed", {"claim/malaysia-dead"})

    add(talks, "russia-dead", "claimant=russia says='A Ukrainian Buk' --source reuters:3")
    add(talks, "ukraine-dead", "claimant=ukraine says='A Russian Buk' --source reuters:3")
    assert of(talks, "claim/jit-dead") == ("denied", {"claim/russia-dead"})
    assert of(talks, "claim/russia-dead") == ("denied", {"claim/ukraine-dead"})


def test_standing_is_that_of_the_time_looked_at(talks: Talks) -> None:
    add(talks, "un-dead", "claimant=un best=7300 --source icmp:2 --at 2022-03-01")
    talks.say("claim/un-dead supersede --at 2022-03-02T12:00")

    claim = Ref(DEAD)
    before = talks.state(as_of="2022-03-01")
    assert standing_of(before[claim], before) == "corroborated"
    assert of(talks) == ("uncorroborated", set())


SOURCES = ["a:1", "b:2", "a:2 via c:3", "d:2 via b:1", "pleads:3"]
CLAIMANTS = ["party/x", "party/y", "person/of-x", "source/a", "source/pleads"]


@st.composite
def answers(draw: st.DrawFn) -> dict[str, Json]:
    low, best, high = sorted(draw(st.tuples(*[st.integers(0, 6)] * 3)))
    kept = draw(st.sets(st.sampled_from(["low", "best", "high"])))
    figures = {"low": low, "best": best, "high": high}
    return {
        "question": "question/q",
        "claimant": draw(st.sampled_from(CLAIMANTS)),
        "says": draw(st.sampled_from(["", "", "Yes", "yes ", "No"])),
        "covers": draw(st.sampled_from(["", "", "May", "June"])),
        **{name: value for name, value in figures.items() if name in kept},
    }


claims = st.tuples(
    answers(),
    st.none() | st.sampled_from(SOURCES),
    st.sampled_from(["reported", "reported", "retracted"]),
)


@settings(max_examples=100, deadline=None)
@given(given=st.lists(claims, min_size=1, max_size=5), mixed=st.randoms(use_true_random=False))
def test_standing_does_not_depend_on_the_order_of_answers(
    given: list[tuple[dict[str, Json], str | None, str]], mixed: random.Random
) -> None:
    numbered = [
        _added(f"claim/c{n}", fields, source, to) for n, (fields, source, to) in enumerate(given)
    ]
    shuffled = list(numbered)
    mixed.shuffle(shuffled)

    assert _standings(shuffled) == _standings(numbered)


def _added(ref: str, fields: dict[str, Json], source: str | None = None, to: str = "") -> Entry:
    return Entry(ref, ref, ADDED, ref, {"set": fields, "to": to}, source=source)


def _standings(entries: list[Entry]) -> dict[str, Standing]:
    beside = [
        _added("question/q", {"about": ["party/x"]}),
        _added("person/of-x", {"party": "party/x"}),
        _added("source/pleads", {"interested_party": "party/x"}),
    ]
    state = State(
        History([*beside, *entries]),
        Instant("2022-03-02T20:00Z"),
    )
    each = [answer_of(one, state) for one in state.of_kind("claim")]
    return {str(one.claim.ref): standing(one, each, state) for one in each}
