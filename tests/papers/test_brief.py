import pytest

from negotiation.papers.brief import SECTIONS, Asked, Brief, compose
from negotiation.papers.brief.compose import sections
from negotiation.papers.brief.content import Hindrances
from negotiation.views.filters import Filters
from negotiation.views.handover import Since
from negotiation.words.problems import Problem
from negotiation.words.refs import Ref
from negotiation.words.when.parse import parse
from tests.talks import BREST, Talks

TALKS = (
    BREST
    + """
items:
  ceasefire: {title: Ceasefire, at: 2022-03-01, positions: {ukraine: {state: demands}}}
questions:
  dead:
    title: Soldiers killed
    unit: people
    claims:
      ukraine: {best: 5300, source: nrc:6}
      russia: {best: 500, source: nrc:6 via tass:6}
developments:
  raid: {title: Air raid on Kharkiv, at: 2022-03-02, bearing: away, source: nrc:2}
"""
)


def brief_of(talks: Talks, asked: Asked | None = None) -> Brief:
    return compose(talks.state(), asked or Asked())


def of(talks: Talks) -> Hindrances:
    found = brief_of(talks).hindrances
    assert found is not None
    return found


def test_a_brief_has_every_section_and_says_of_when_and_what_record_it_is() -> None:
    talks = Talks.of(TALKS)
    brief = brief_of(talks)
    assert brief.sections == tuple(SECTIONS)
    assert all(getattr(brief, name) is not None for name in SECTIONS)
    assert (brief.title, brief.as_of, brief.zone) == (
        "Talks of March 2022",
        "Wed 2 Mar 2022 22:00",
        "Europe/Kyiv",
    )
    assert (brief.entries, brief.head) == (talks.entries[-1].seq, talks.entries[-1].hash)


def test_it_tells_what_is_in_the_way_of_the_next_round_and_who_could_clear_it() -> None:
    found = of(Talks.of())
    assert (found.of, found.trigger) == ("Second round", "open")
    first, *delegations = found.each
    assert first.thing.title == "Stop bombing civilians"
    assert first.thing.notes == ("Ukraine asks Russia",)
    assert first.cleared_by[:2] == ("Russia: meet", "Ukraine: waive, supersede, withdraw")
    assert len(delegations) == 2


def test_what_stands_behind_a_hindrance_follows_it_one_step_deeper() -> None:
    talks = Talks.of()
    talks.say("add measure corridor title=Corridor undertaken_by=russia")
    condition = "{arrive: {ref: measure/corridor, states: [in_effect]}}"
    talks.say(f"amend delegation/ukraine-brest 'requires={condition}'")
    depths = {one.thing.title: one.depth for one in of(talks).each}
    assert depths["Corridor"] == 1


def test_what_was_overtaken_at_the_gate_is_still_told() -> None:
    talks = Talks.of()
    talks.say("delegation/russia-brest arrive --source nrc:2")
    talks.say("delegation/ukraine-brest arrive --source nrc:2")
    talks.say("round/brest open --source nrc:2 --despite 'they met all the same'")
    found = of(talks)
    assert (found.trigger, found.each) == ("", ())
    assert found.overtaken == ("Stop bombing civilians",)


def test_talks_without_a_round_have_a_brief_that_says_so() -> None:
    found = brief_of(Talks.of("parties: {ukraine: Ukraine}"))
    assert found.standing is not None
    assert found.standing.next is None
    assert found.hindrances == Hindrances("", "", (), ())


def test_every_line_cites_its_entry_and_names_its_sources_with_grades() -> None:
    brief = brief_of(Talks.of(TALKS))
    assert brief.answers is not None
    (asked,) = brief.answers
    ukraine, russia = asked.answers
    assert ukraine.cited is not None
    assert russia.cited is not None
    assert (ukraine.cited.sources, russia.cited.sources) == ("NRC B6", "NRC B6 via TASS D6")
    seq = russia.cited.entry
    assert Talks.of(TALKS).entries[seq - 1].subject == "claim/russia-dead"


def test_answers_that_contradict_each_other_are_contested_and_come_first() -> None:
    talks = Talks.of(TALKS)
    talks.say("add question early title='Who came first?'")
    talks.say("add claim ukraine-early question=early claimant=ukraine says='We did'")
    brief = brief_of(talks)
    assert brief.answers is not None
    assert [(one.title, one.contested) for one in brief.answers] == [
        ("Soldiers killed", True),
        ("Who came first?", False),
    ]
    assert {one.standing for one in brief.answers[0].answers} == {"disputed"}


def test_accounts_of_others_stand_beside_the_desks() -> None:
    talks = Talks.of()
    talks.say("delegation/ukraine-brest depart --according-to ukraine --source nrc:3")
    brief = brief_of(talks)
    assert brief.delegations is not None
    ((_, ukraine),) = (table.delegations for table in brief.delegations)
    assert ukraine.stood is not None
    assert ukraine.stood.label == "named"
    ((who, says, cited),) = ukraine.accounts
    assert (who, says) == ("Ukraine", "en route")
    assert cited is not None
    assert cited.grade == "B3"


def test_a_position_is_told_by_party_and_dashes_stand_for_silence() -> None:
    brief = brief_of(Talks.of(TALKS))
    assert brief.agenda is not None
    (item,) = brief.agenda.items
    assert [(one.party, one.stances) for one in item.positions] == [("Ukraine", ("demands",))]


def test_developments_stand_under_their_day_and_are_counted() -> None:
    brief = brief_of(Talks.of(TALKS))
    assert brief.developments is not None
    last = brief.developments[-1]
    assert (last.date, last.towards, last.away) == ("2022-03-02", 0, 1)
    assert [(one.says, one.bearing) for one in last.happenings] == [("Air raid on Kharkiv", "away")]


def test_what_changed_and_the_days_begin_where_one_says() -> None:
    talks = Talks.of(TALKS)
    talks.say("delegation/russia-brest arrive --at '2022-03-02 21:00' --source nrc:2")
    state = talks.state()
    since = Since(known=parse("2022-03-02 20:59", zone=state.zone, now=state.now).start)
    brief = brief_of(talks, Asked(since=since))
    assert brief.changes is not None
    assert "Russia's delegation, Second round: arrived" in [
        one.says for one in brief.changes.happened
    ]
    assert brief.changes.since == "Wed 2 Mar 20:59"
    assert brief.developments is not None
    assert [one.date for one in brief.developments] == ["2022-03-02"]


def test_only_the_sections_that_were_asked_for_are_composed_in_the_order_asked() -> None:
    brief = brief_of(Talks.of(), Asked(sections=("sources", "standing")))
    assert brief.sections == ("sources", "standing")
    assert brief.agenda is None
    assert list(brief.as_json())[-2:] == ["standing", "sources"]


def test_a_section_that_there_is_not_is_named_with_those_there_are() -> None:
    assert sections(["agenda", " standing ", "agenda"]) == ("agenda", "standing")
    with pytest.raises(
        Problem, match=r"'agend' is not a section of a brief, did you mean 'agenda'"
    ):
        sections(["agend"])
    with pytest.raises(Problem, match="Which sections"):
        sections([" "])


MARKED = (
    BREST
    + """
items:
  kherson: {title: Kherson, handling: amber}
  secret: {title: Secret, handling: red}
"""
)


def test_it_carries_the_narrowest_marking_of_what_is_in_it() -> None:
    talks = Talks.of(MARKED)
    assert brief_of(talks).handling == "red"
    assert brief_of(talks, Asked(sections=("delegations",))).handling == ""


def test_under_a_ceiling_it_carries_the_ceiling_and_counts_what_is_left_out() -> None:
    brief = brief_of(Talks.of(MARKED), Asked(filters=Filters(handling="amber")))
    assert (brief.handling, brief.withheld) == ("amber", 1)
    assert brief.agenda is not None
    assert [one.thing.title for one in brief.agenda.items] == ["Kherson"]
    assert "Secret" not in str(brief.as_json())


def test_under_a_ceiling_nobody_is_told_of_what_they_may_not_see() -> None:
    talks = Talks.of()
    talks.say("add source mole name=Mole reliability=A handling=red")
    talks.say("delegation/russia-brest arrive --source mole:1 --handling red --quote 'as agreed'")
    talks.say("delegation/ukraine-brest depart --source mole:1")
    talks.say("round/brest postpone --according-to russia --handling red --source nrc:2")
    brief = brief_of(talks, Asked(filters=Filters(handling="green")))
    assert "Mole" not in str(brief)
    assert "as agreed" not in str(brief)
    assert brief.withheld
    assert "postponed" not in str(brief)
    assert brief.handling == "green"


def test_sources_are_those_that_are_cited_with_how_far_each_is_trusted() -> None:
    brief = brief_of(Talks.of(TALKS))
    assert [(one.name, one.reliability, one.means, one.cited) for one in brief.sources or ()] == [
        ("NRC", "B", "usually reliable", 3),
        ("TASS", "D", "not usually reliable", 1),
    ]


def test_a_filter_narrows_it() -> None:
    brief = brief_of(Talks.of(TALKS), Asked(filters=Filters(party=Ref("party/russia"))))
    assert brief.agenda is not None
    assert brief.agenda.items == ()
    assert brief.delegations is not None
    assert [one.title for table in brief.delegations for one in table.delegations] == ["Russia"]
