"""One thing as it stands, for people and for scripts."""

from __future__ import annotations

import json

from negotiation.views.saying import saying
from negotiation.views.thing import Voice
from tests.talks import BREST, PEOPLE, Talks

ROUND = "round/brest"
UKRAINE = "delegation/ukraine-brest"
BOMBING = "precondition/stop-bombing"


def voice(talks: Talks, ref: str) -> Voice:
    (only,) = talks.thing(ref).voices
    return only


def test_a_thing_shows_its_state_with_its_label_category_and_glyph() -> None:
    talks = Talks.of()
    talks.say(f"{ROUND} open --despite so --at 2022-03-02T15:00")
    stand = talks.thing(ROUND).stand

    assert stand is not None
    assert stand == (
        "in_session",
        "In session",
        "open",
        "◐",
        "2022-03-02T13:00Z",
        False,
    )


def test_words_of_a_list_are_written_as_people_read_them_and_all_else_as_it_was_typed() -> None:
    talks = Talks.of(BREST + "terms: {outcome: [agreed_to_wait]}\n")
    talks.say(f"amend {BOMBING} condition=cease_hostilities")
    assert saying(talks.entries[-1], talks.state()).endswith("condition cease hostilities")
    talks.say(f"amend {ROUND} outcome=agreed_to_wait place=bre_st")
    assert saying(talks.entries[-1], talks.state()).endswith("outcome agreed to wait, place bre_st")
    assert talks.thing(BOMBING).fields["condition"] == "cease_hostilities"


def test_what_has_always_stood_so_stands_since_no_time() -> None:
    stand = Talks.of().thing(ROUND).stand

    assert stand is not None
    assert stand.since is None


def test_another_account_is_shown_where_it_differs() -> None:
    talks = Talks.of()
    talks.say(f"{UKRAINE} depart size=4 --according-to ukraine --source nrc:3")
    said = voice(talks, UKRAINE)

    assert said.who == "party/ukraine"
    assert said.stand is not None
    assert said.stand.state == "en_route"
    assert said.fields == {"size": 4}
    assert said.word is not None
    assert said.word.grade == "B3"


def test_an_account_that_agrees_is_no_difference_but_scripts_are_told_of_it() -> None:
    talks = Talks.of()
    talks.say(f"confirm {BOMBING} --according-to ukraine --source nrc:2 --at 2022-03-02")
    shown = talks.thing(BOMBING)

    assert shown.voices == ()
    assert shown.as_json()["accounts"] == {
        "party/ukraine": {"state": "stated", "source": "nrc:2", "at": "2022-03-02", "fields": {}}
    }


def test_who_only_made_a_remark_has_no_account() -> None:
    talks = Talks.of()
    talks.say(f"note {BOMBING} 'No comment.' --according-to russia")

    assert talks.thing(BOMBING).as_json()["accounts"] == {}


def test_an_account_that_says_the_same_but_has_lapsed_differs() -> None:
    talks = Talks.of()
    talks.say(
        f"confirm {BOMBING} --according-to ukraine --at 2022-03-02T10:00 --until 2022-03-02T12:00"
    )
    said = voice(talks, BOMBING)

    assert said.stand is not None
    assert said.stand.lapsed


def test_a_person_has_no_state_to_show() -> None:
    shown = Talks.of().thing("person/medinsky")

    assert (shown.title, shown.stand) == ("Vladimir Medinsky", None)
    assert shown.as_json()["state"] is None


def test_an_untitled_part_is_named_from_its_owner_and_whole() -> None:
    assert Talks.of().thing(UKRAINE).title == "Ukraine's delegation, Second round"


def test_a_part_of_many_takes_no_second_s() -> None:
    talks = Talks.of(PEOPLE + "rounds: {minsk: Third round}")
    talks.say("add party us name='United States' role=mediator")
    talks.say("add delegation us-minsk party=us round=minsk")
    talks.say("add delegation belarus-minsk party=belarus round=minsk")

    assert talks.thing("delegation/belarus-minsk").title == "Belarus's delegation, Third round"
    assert talks.thing("delegation/us-minsk").title == "United States' delegation, Third round"


def test_a_part_of_what_was_taken_back_is_named_by_the_slug_of_that() -> None:
    talks = Talks.of(PEOPLE)
    colleague = talks.colleague(talks.desk._store, "o.p.")
    talks.say("add round minsk title='Third round'")
    colleague.desk.follow()
    colleague.say("add delegation russia-minsk party=russia round=minsk")
    talks.desk.follow()
    talks.say("undo")

    assert talks.where("round/minsk") == "not there"
    assert talks.thing("delegation/russia-minsk").title == "Russia's delegation, minsk"


def test_what_it_gates_stands_beside_a_precondition() -> None:
    talks = Talks.of()
    talks.say(f"{BOMBING} meet")

    assert talks.thing(BOMBING).as_json()["gates"] == {ROUND: "cleared"}


def test_scripts_get_the_documented_keys() -> None:
    shown = Talks.of().thing(BOMBING).as_json()

    assert list(shown) == [
        "kind",
        "title",
        "state",
        "since",
        "category",
        "lapsed",
        "ends",
        "last_word",
        "accounts",
        "gates",
        "fields",
        "handling",
    ]
    assert json.loads(json.dumps(shown)) == shown


def test_a_scenarios_own_table_is_the_one_that_is_shown() -> None:
    talks = Talks.of(
        BREST
        + """
deadlines: {noon: {title: Noon, due: 2022-03-03}}
lifecycles:
  deadline:
    initial: ticking
    states:
      ticking: {category: pending}
      gone: {label: Gone by, category: failed, glyph: "✗"}
    transitions:
      - {trigger: pass, source: [ticking], dest: gone}
      - {trigger: set, source: [gone], dest: ticking}
"""
    )
    talks.say("deadline/noon pass")
    stand = talks.thing("deadline/noon").stand

    assert stand is not None
    assert (stand.label, stand.category) == ("Gone by", "failed")


def test_a_field_by_their_word_that_is_the_desks_too_is_no_difference() -> None:
    talks = Talks.of()
    talks.say(f"amend {UKRAINE} size=4 mandate=full --according-to ukraine")
    talks.say(f"amend {UKRAINE} size=4")

    assert voice(talks, UKRAINE).fields == {"mandate": "full"}


def test_until_when_a_state_holds_is_told_for_each_whose_act_it_was() -> None:
    talks = Talks.of()
    talks.say("party/russia suspend --actor belarus --at 2022-03-01 --until 2022-03-02T12:00")
    talks.say("party/russia suspend --actor ukraine --at 2022-03-01")
    talks.say("party/russia suspend --actor belarus --until 2022-03-04T10:00 --at 2022-03-01T23:59")

    assert talks.thing("party/russia").as_json()["ends"] == [
        {"actor": "party/belarus", "until": "2022-03-04T08:00Z", "then": None},
        {"actor": "party/ukraine", "until": None, "then": None},
    ]
    talks.say("amend party/russia --at 2022-03-02 --until 2022-03-02T20:00")
    assert talks.thing("party/russia").ends == ()


def test_an_account_of_the_same_state_at_another_time_is_told_apart() -> None:
    talks = Talks.of()
    talks.say(f"{UKRAINE} depart --at 2022-03-02T10:00")
    talks.say(f"{UKRAINE} depart --at 2022-03-02T08:00 --according-to ukraine")
    talks.say(
        f"observe {UKRAINE} en_route --note 'Seen on the road.' --at '2022-03-02 morning'"
        " --according-to russia"
    )
    talks.say(f"confirm {UKRAINE} --at 2022-03-02T11:00 --according-to belarus")
    shown = talks.thing(UKRAINE)

    assert shown.voices == ()
    assert {one.who: one.apart is not None for one in shown.agreeing} == {
        "party/ukraine": True,
        "party/russia": False,
        "party/belarus": False,
    }
