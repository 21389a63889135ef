"""By whose word: the desk's account and those of others."""

from __future__ import annotations

from negotiation.fold.history import History
from negotiation.fold.state import State
from negotiation.words.refs import Ref
from negotiation.words.when import Instant
from tests.talks import PEOPLE, Talks

UKRAINE = "delegation/ukraine-brest"
BOMBING = "precondition/stop-bombing"


def test_anothers_word_never_changes_the_desks() -> None:
    talks = Talks.of()
    talks.say(f"{UKRAINE} depart --according-to ukraine")
    talks.say(f"amend {UKRAINE} size=5 --according-to ukraine")

    assert talks.where(UKRAINE) == "named"
    assert talks.field(UKRAINE, "size") is None
    assert talks.where(UKRAINE, by="ukraine") == "en_route"
    assert talks.field(UKRAINE, "size", by="ukraine") == 5


def test_each_voice_has_an_account_of_its_own() -> None:
    talks = Talks.of()
    talks.say(f"{BOMBING} meet --according-to russia")
    talks.say(f"{BOMBING} partly_meet degree=1 --according-to belarus")

    stands = [talks.where(BOMBING, by=who) for who in ("russia", "belarus", "ukraine")]

    assert stands == ["met", "partially_met", "stated"]


def test_an_account_without_a_word_of_its_own_starts_from_the_desks_state_at_that_moment() -> None:
    talks = Talks.of()
    talks.say(f"{UKRAINE} depart --at 2022-03-02T10:00")
    before = talks.say(f"{UKRAINE} delay --according-to ukraine --at 2022-03-02T09:00")
    after = talks.say(f"{UKRAINE} arrive --according-to russia --at 2022-03-02T11:00")

    assert before.entries[0].data["from"] == "named"
    assert after.entries[0].data["from"] == "en_route"


def test_an_account_that_says_nothing_of_the_state_goes_with_the_desks() -> None:
    talks = Talks.of()
    talks.say(f"amend {UKRAINE} size=5 --according-to ukraine")
    talks.say(f"{UKRAINE} arrive")

    assert talks.where(UKRAINE, by="ukraine") == "arrived"


def test_an_account_with_a_word_of_its_own_stays_where_it_is() -> None:
    talks = Talks.of()
    talks.say(f"{UKRAINE} depart --according-to ukraine --at 2022-03-02T09:00")
    talks.say(f"{UKRAINE} arrive --at 2022-03-02T10:00")

    assert talks.where(UKRAINE, by="ukraine") == "en_route"


def test_what_somebody_else_adds_stands_at_the_desk_in_its_initial_state() -> None:
    talks = Talks.of()
    talks.say("add measure pause title=Pause state=in_effect --according-to russia")

    assert talks.where("measure/pause") == "requested"
    assert talks.where("measure/pause", by="russia") == "in_effect"
    assert talks.where("measure/pause", by="ukraine") == "requested"

    talks.say("measure/pause refuse")

    assert talks.where("measure/pause") == "refused"
    assert talks.where("measure/pause", by="russia") == "in_effect"


def test_a_scenario_may_list_what_others_say_is_there() -> None:
    talks = Talks.of(
        PEOPLE + "measures: {pause: {title: Pause, state: agreed, according_to: russia}}"
    )

    assert talks.where("measure/pause") == "requested"
    assert talks.where("measure/pause", by="russia") == "agreed"


def test_confirming_by_their_word_makes_the_state_as_it_stands_their_account() -> None:
    talks = Talks.of()
    talks.say(f"confirm {BOMBING} --according-to ukraine --at 2022-03-02T10:00")
    talks.say(f"{BOMBING} meet --at 2022-03-02T12:00")

    assert talks.where(BOMBING) == "met"
    assert talks.where(BOMBING, by="ukraine") == "stated"


def test_confirming_by_their_word_does_not_overwrite_what_they_said() -> None:
    talks = Talks.of()
    talks.say(f"{BOMBING} meet --according-to russia --at 2022-03-02T10:00")
    talks.say(f"confirm {BOMBING} --according-to russia --at 2022-03-02T12:00")

    assert talks.where(BOMBING, by="russia") == "met"


def test_anybody_may_deny_that_there_is_such_a_thing() -> None:
    talks = Talks.of()
    talks.say(f"{UKRAINE} deny --according-to russia")
    assert (talks.where(UKRAINE), talks.where(UKRAINE, by="russia")) == ("named", "denied")

    talks.say(f"{UKRAINE} deny")
    assert talks.where(UKRAINE) == "denied"


def test_from_denied_every_trigger_is_open() -> None:
    talks = Talks.of()
    talks.say(f"{UKRAINE} deny --at 2022-03-02T10:00")
    talks.say(f"{UKRAINE} rise --at 2022-03-02T11:00")

    assert talks.where(UKRAINE) == "arrived"


def test_lists_change_element_by_element_in_anybodys_account() -> None:
    talks = Talks.of()
    talks.say("amend round/brest parties=russia parties=ukraine")
    talks.say("amend round/brest parties+=belarus --according-to russia")
    talks.say("amend round/brest parties-=ukraine --according-to russia")
    talks.say("amend round/brest parties+=belarus parties+=russia --according-to belarus")

    assert talks.field("round/brest", "parties") == ["party/russia", "party/ukraine"]
    assert talks.field("round/brest", "parties", by="russia") == ["party/russia", "party/belarus"]
    assert talks.field("round/brest", "parties", by="belarus") == [
        "party/russia",
        "party/ukraine",
        "party/belarus",
    ]


def test_a_person_has_fields_by_every_account_and_no_state_by_any() -> None:
    talks = Talks.of()
    talks.say("amend person/medinsky office=Aide --according-to ukraine")
    talks.say("confirm person/medinsky")

    assert talks.field("person/medinsky", "office", by="ukraine") == "Aide"
    assert talks.state().standing(talks.thing("person/medinsky").ref) is None


def test_who_has_said_nothing_yet_may_tell_when_it_came_to_stand_where_it_does() -> None:
    talks = Talks.of()
    talks.say(f"{UKRAINE} arrive --at 2022-03-02T20:00")
    talks.say(f"{UKRAINE} arrive --at 2022-03-02T21:00 --according-to ukraine")

    assert talks.where(UKRAINE, by="ukraine") == "arrived"
    assert "not possible" in talks.refused(f"{UKRAINE} arrive --according-to ukraine")
    assert "not possible" in talks.refused(f"{UKRAINE} arrive")


def test_what_the_desk_added_itself_stands_as_it_has_it_whoever_spoke_of_it_before() -> None:
    """Two desks that merge their records may both have added a thing, one by another's word."""
    ours, another = Talks.of(), Talks.of()
    ours.say("add measure pause title=Pause state=agreed --at 2022-03-02")
    another.say(
        "add measure pause title=Truce place=Brest state=in_effect"
        " --according-to russia --at 2022-03-01"
    )
    merged = State(History([*ours.entries, another.entries[-1]]), Instant("2022-03-02T20:00Z"))
    pause = merged[Ref("measure/pause")]

    assert pause.desk.fields == {"title": "Pause"}
    assert pause.desk.state == "agreed"
    assert pause.standing(merged.now, Ref("party/russia")) is not None
    assert pause.account(Ref("party/russia")).state == "in_effect"
    assert pause.account(Ref("party/russia")).fields["title"] == "Truce"
