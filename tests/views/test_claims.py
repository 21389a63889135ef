"""Questions with their answers side by side: ranges, sources link by link, and standings."""

from __future__ import annotations

from negotiation.views.claims import Asked, Row, claims
from negotiation.views.filters import Choice, Filters
from negotiation.words.refs import Ref
from tests.talks import Talks

KUNDUZ = """
sources:
  msf: {name: MSF}
  reuters: {name: Reuters, reliability: B}
  afp: {name: AFP, reliability: B}
  spokesman: {name: A spokesman in Kabul, reliability: D}
parties: {us: United States, afghanistan: Afghanistan}
questions:
  dead:
    title: People killed in the hospital at Kunduz
    unit: people
    at: 2022-03-01
    claims:
      msf: {best: 42, source: msf:2, at: 2022-03-02}
      us: {low: 30, source: "reuters:2 via afp:3 via spokesman:4", at: 2022-03-01}
  aim:
    title: Was the hospital the target?
    at: 2022-03-01
    claims:
      afghanistan: {says: It was, judgement: true, trend: rising, at: 2022-03-01}
      us: {says: By mistake, according_to: afghanistan, source: afp:3, at: 2022-03-01}
"""


def asked(talks: Talks, wanted: Filters | None = None) -> dict[str, Asked]:
    return {one.thing.ref: one for one in claims(talks.state(), Choice(wanted)).questions}


def rows(talks: Talks, question: str, wanted: Filters | None = None) -> dict[str, Row]:
    return {one.thing.ref: one for one in asked(talks, wanted)[question].rows}


def test_each_question_stands_once_with_its_answers_side_by_side() -> None:
    talks = Talks.of(KUNDUZ)
    dead = asked(talks)["question/dead"]

    assert dead.unit == "people"
    assert [(one.claimant, one.gist) for one in dead.rows] == [
        ("MSF", "42"),
        ("United States", "at least 30"),
    ]
    assert list(asked(talks)) == ["question/dead", "question/aim"]


def test_every_link_of_a_chain_is_graded_by_itself() -> None:
    row = rows(Talks.of(KUNDUZ), "question/dead")["claim/us-dead"]

    (report,) = row.reports
    assert [str(one) for one in report.chain] == [
        "Reuters B2",
        "AFP B3",
        "A spokesman in Kabul D4",
    ]
    assert report.as_json()["chain"] == [
        {"source": "source/reuters", "grade": "B2"},
        {"source": "source/afp", "grade": "B3"},
        {"source": "source/spokesman", "grade": "D4"},
    ]


def test_a_report_is_graded_by_what_was_thought_of_its_source_at_that_time() -> None:
    """A source that has misled the desk is trusted less from then on, and was trusted before."""
    talks = Talks.of(KUNDUZ)
    talks.say("amend source/reuters reliability=D --at 2022-03-02T21:00")

    def grades(when: str) -> list[str]:
        (dead, _) = claims(talks.state(as_of=when), Choice()).questions
        (report,) = next(row for row in dead.rows if row.claimant == "United States").reports
        return [one.grade for one in report.chain]

    assert grades("2022-03-02T20:00") == ["B2", "B3", "D4"]
    assert grades("2022-03-02") == ["D2", "B3", "D4"]


def test_a_judgement_is_told_from_a_report_of_fact_and_says_whose_account_it_is() -> None:
    talks = Talks.of(KUNDUZ)
    aim = rows(talks, "question/aim")

    signed, by_another = aim["claim/afghanistan-aim"], aim["claim/us-aim"]
    assert (signed.judgement, signed.trend) == (True, "rising")
    assert by_another.judgement is False
    assert by_another.reports[0].word.voice == "party/afghanistan"
    assert signed.as_json()["standing"] == {"standing": "disputed", "by": ["claim/us-aim"]}


def test_who_confirmed_an_answer_stands_behind_it() -> None:
    talks = Talks.of(KUNDUZ)
    talks.say("confirm claim/msf-dead --source afp:1")

    row = rows(talks, "question/dead")["claim/msf-dead"]
    assert [one.word.source for one in row.reports] == ["msf:2", "afp:1"]
    assert row.standing.standing == "corroborated"


def test_a_story_that_was_retracted_stays_listed_and_bears_nothing_out() -> None:
    """Newsweek took back its story of 9 May 2005 a week later; the dead of the riots remained."""
    talks = Talks.of(
        """
sources: {newsweek: {name: Newsweek, reliability: B}, afp: {name: AFP, reliability: B}}
parties: {taliban: Taliban}
questions:
  desecration:
    title: Was a Quran desecrated at Guantánamo?
    claims:
      newsweek: {says: "Yes", at: 2022-02-27}
      taliban: {says: "Yes", source: afp:2, at: 2022-02-28}
developments:
  riots: {title: Riots in Jalalabad, bearing: away, at: 2022-02-28}
"""
    )
    before = rows(talks, "question/desecration")["claim/taliban-desecration"]
    assert before.standing.by == ("claim/newsweek-desecration",)

    talks.say("claim/newsweek-desecration retract --at 2022-03-01 --source newsweek:1")
    after = rows(talks, "question/desecration")
    story = after["claim/newsweek-desecration"]
    assert (story.in_force, story.as_json()["state"]) == (False, "retracted")
    assert after["claim/taliban-desecration"].standing.standing == "uncorroborated"
    assert "development/riots" in talks.state()


def test_what_may_not_be_shown_is_neither_listed_nor_given_away_by_a_standing() -> None:
    talks = Talks.of(KUNDUZ)
    talks.say("add claim reuters-dead question=dead claimant=reuters best=22 handling=red")
    talks.say("confirm claim/msf-dead --source spokesman:1 --handling red")
    choice = Choice(Filters(handling="green"))
    (dead, _) = claims(talks.state(), choice).questions

    assert [one.thing.ref for one in dead.rows] == ["claim/msf-dead", "claim/us-dead"]
    first = dead.rows[0]
    assert [one.word.source for one in first.reports] == ["msf:2"]
    assert (first.standing.standing, first.standing.by) == ("uncorroborated", ())
    assert choice.withheld == 2
    assert rows(talks, "question/dead")["claim/msf-dead"].standing.by == ("claim/reuters-dead",)


def test_only_the_questions_that_are_wanted_are_shown() -> None:
    talks = Talks.of(KUNDUZ)
    talks.say("question/aim settle")

    assert list(asked(talks, Filters(state="settled"))) == ["question/aim"]
    assert list(asked(talks, Filters(find="kunduz"))) == ["question/dead"]


def test_an_answer_that_covers_something_else_than_another_is_told_from_those_that_do_not() -> None:
    """MSF counted patients and staff apart after Kunduz; a total stands beside both."""
    talks = Talks.of(KUNDUZ)
    talks.say(
        "add claim afghanistan-dead question=dead claimant=afghanistan best=24 covers=Patients"
    )
    apart = {one.claimant: one.covers_other for one in rows(talks, "question/dead").values()}
    assert not any(apart.values())

    talks.say("add claim reuters-dead question=dead claimant=reuters best=14 covers=Staff")
    apart = {one.claimant: one.covers_other for one in rows(talks, "question/dead").values()}
    assert [who for who, other in apart.items() if other] == ["Afghanistan", "Reuters"]
    staff = rows(talks, "question/dead")["claim/reuters-dead"]
    assert (staff.answer, staff.covers, staff.gist) == ("14", "Staff", "14, Staff")
    assert staff.as_json()["covers_other"] is True

    talks.say("claim/reuters-dead retract")
    patients = rows(talks, "question/dead")["claim/afghanistan-dead"]
    assert patients.covers_other is False


def test_a_question_is_wanted_for_the_answers_to_it_which_stay_side_by_side() -> None:
    talks = Talks.of(KUNDUZ)
    talks.say("amend claim/afghanistan-aim aka=kabul")

    for wanted in (Filters(party=Ref("party/afghanistan")), Filters(find="kabul")):
        found = asked(talks, wanted)
        assert list(found) == ["question/aim"]
        assert len(found["question/aim"].rows) == 2
