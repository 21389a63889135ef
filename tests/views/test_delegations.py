"""The delegations: where each is, its members one by one, and how it gets there and home."""

from __future__ import annotations

from negotiation.views.delegations import DelegationRow, Delegations, delegations
from negotiation.views.filters import Choice, Filters
from tests.talks import BREST, Talks

STOCKHOLM = "{id: yemen, title: Yemen talks, zone: Europe/Stockholm, clock: 2018-12-14T12:00}"
YEMEN = """
sources: {un-news: {name: UN News, reliability: B}}
parties:
  government: Government of Yemen
  houthis: Ansar Allah
  un: {name: United Nations, role: mediator}
  kuwait: {name: Kuwait, role: guarantor}
people: {abdulsalam: Mohammed Abdulsalam, yamani: Khaled al-Yamani}
rounds:
  stockholm:
    title: Stockholm
    scheduled: 2018-12-06
    delegations: {government: {head: yamani}, houthis: {head: abdulsalam}}
  geneva:
    title: Geneva
    scheduled: 2018-09-06
    state: not_held
    at: 2018-09-08
    delegations: {houthis: {state: no_show, at: 2018-09-08}}
measures:
  flight-out:
    title: Flight to Sweden
    undertaken_by: [kuwait, un]
    undertaken_for: houthis
    leg: outbound
    state: in_effect
    at: 2018-12-04
  flight-home: {title: Flight to Sanaa, undertaken_for: houthis, leg: return, at: 2018-12-13}
  corridor:
    title: Airport opened
    undertaken_for: houthis
    leg: outbound
    links: [{about: delegation/houthis-geneva}]
  truce: {title: Truce at Hodeidah, undertaken_for: houthis}
"""
GOMEL = "{id: gomel, title: Talks of 2022, zone: Europe/Kyiv, clock: 2022-03-06T12:00}"
KIREEV = """
sources: {nrc: {name: NRC, reliability: B}, hur: Military intelligence, mps: Members of parliament}
parties: {ukraine: Ukraine, russia: Russia}
people: {kireev: Denis Kireev, arakhamia: David Arakhamia, reznikov: Oleksii Reznikov}
rounds:
  border:
    title: First round
    at: 2022-02-28
    delegations:
      ukraine:
        head: arakhamia
        size: 6
        members:
          arakhamia: {role: head, listed_by: ukraine}
          reznikov: {role: negotiator, listed_by: ukraine}
"""
DEAD = "member/kireev-ukraine-border"


def seen(talks: Talks, wanted: Filters | None = None) -> Delegations:
    return delegations(talks.state(), Choice(wanted))


def rows(talks: Talks, wanted: Filters | None = None) -> dict[str, DelegationRow]:
    found = seen(talks, wanted)
    return {row.part.thing.ref.slug: row for one in found.rounds for row in one.delegations}


def yemen() -> Talks:
    return Talks.past(YEMEN, STOCKHOLM)


def kyiv() -> Talks:
    talks = Talks.past(KIREEV, GOMEL)
    talks.say(
        "add member kireev-ukraine-border delegation=ukraine-border person=kireev state=present"
        " --at 2022-02-28 --known 2022-03-05 --source nrc:3"
    )
    return talks


def test_rounds_stand_in_the_order_of_when_they_are() -> None:
    found = seen(yemen(), Filters(find="yemen houthis stockholm"))
    assert found.rounds == ()
    talks = yemen()
    talks.say("delegation/houthis-geneva depart --at 2018-09-07")

    assert [one.round.title for one in seen(talks).rounds] == ["Geneva", "Stockholm"]


def test_delegations_stay_listed_after_the_round_until_they_are_home() -> None:
    talks = yemen()
    for party in ("government", "houthis"):
        talks.say(f"delegation/{party}-stockholm arrive --at 2018-12-05")
        talks.say(f"delegation/{party}-stockholm leave --at 2018-12-13")
    talks.say("round/stockholm conclude --at 2018-12-13")
    talks.say("delegation/government-stockholm get_home --at 2018-12-14")
    assert list(rows(talks)) == ["houthis-stockholm"]

    talks.say("delegation/houthis-stockholm recall --at 2018-12-13T20:00")
    assert list(rows(talks)) == ["houthis-stockholm"]
    assert set(rows(talks, Filters(state="home"))) == {"government-stockholm"}


def test_who_never_came_to_a_round_that_was_not_held_is_no_longer_awaited() -> None:
    talks = yemen()

    assert "houthis-geneva" not in rows(talks)
    geneva = talks.state().of_kind("round")[1].ref
    assert list(rows(talks, Filters(round=geneva))) == ["houthis-geneva"]


def test_safe_passage_is_shown_for_both_legs_with_all_who_guarantee_it() -> None:
    found = rows(yemen())

    assert [
        (one.leg, one.thing.ref, one.whose, one.thing.stand and one.thing.stand.state)
        for one in found["houthis-stockholm"].passage
    ] == [
        ("outbound", "measure/flight-out", "Kuwait, United Nations for Ansar Allah", "in_effect"),
        ("return", "measure/flight-home", "", "requested"),
    ]
    assert found["government-stockholm"].passage == ()


def test_a_member_who_was_learned_of_later_and_stands_on_no_list_is_counted() -> None:
    talks = kyiv()
    row = rows(talks)["ukraine-border"]

    assert [str(one) for one in row.tallies] == ["2 of 3 named, 1 present"]
    assert [(one.name, one.listed_by) for one in row.members] == [
        ("David Arakhamia", "Ukraine"),
        ("Oleksii Reznikov", "Ukraine"),
        ("Denis Kireev", ""),
    ]
    before = talks.state(known_at="2022-03-01")
    assert len(delegations(before, Choice()).rounds[0].delegations[0].members) == 2


def test_a_death_in_three_versions_is_three_accounts() -> None:
    talks = kyiv()
    versions = {
        "source/hur": "Killed on a special assignment",
        "source/mps": "Shot at his arrest",
        "party/russia": "Killed by his own side",
    }
    for who, how in versions.items():
        talks.say(f"{DEAD} die text='{how}' --according-to {who} --at 2022-03-05")
    kireev = rows(talks)["ukraine-border"].members[-1].part.thing

    assert kireev.stand is not None
    assert kireev.stand.state == "present"
    assert {one.who: one.fields["text"] for one in kireev.voices} == versions
    assert {one.stand.state for one in kireev.voices if one.stand} == {"dead"}


def test_members_are_substituted_and_barred() -> None:
    talks = kyiv()
    talks.say("member/reznikov-ukraine-border replace --at 2022-03-03")
    talks.say("member/arakhamia-ukraine-border bar --at 2022-03-03")
    row = rows(talks)["ukraine-border"]

    assert {str(one.kind): one.as_json()["states"] for one in row.tallies} == {
        "member": {"barred": 1, "replaced": 1, "present": 1}
    }


def test_presence_is_told_day_by_day_by_the_last_state_of_each() -> None:
    talks = kyiv()
    reznikov = "member/reznikov-ukraine-border"
    talks.say(f"{reznikov} attend --at 2022-02-28T14:00")
    talks.say(f"confirm {reznikov} --at 2022-03-01")
    talks.say(f"{reznikov} miss --according-to russia --at 2022-03-02")
    talks.say(f"{reznikov} miss --at 2022-03-03T09:00")
    talks.say(f"{reznikov} attend --at 2022-03-03T23:30")
    talks.say(f"{reznikov} miss --at '2022-03-04 or 2022-03-05'")
    member = rows(talks)["ukraine-border"].members[1]

    assert [(one.date, one.state, one.exact) for one in member.days] == [
        ("2022-02-28", "present", True),
        ("2022-03-01", "present", True),
        ("2022-03-03", "present", True),
        ("2022-03-05", "absent", False),
    ]


def test_a_delegation_that_others_see_elsewhere_or_under_another_head_says_so() -> None:
    talks = kyiv()
    talks.say("delegation/ukraine-border depart head=reznikov --according-to russia")
    (voice,) = rows(talks)["ukraine-border"].part.thing.voices

    assert voice.stand is not None
    assert (voice.stand.state, voice.fields) == ("en_route", {"head": "person/reznikov"})


def test_the_role_at_this_table_is_said_else_the_usual_one() -> None:
    talks = Talks.of()
    talks.say("add delegation belarus-brest round=brest party=belarus")
    talks.say("amend delegation/russia-brest role=observer")

    assert {slug: row.role for slug, row in rows(talks).items()} == {
        "russia-brest": "observer",
        "ukraine-brest": "party",
        "belarus-brest": "host",
    }


def test_a_delegation_is_found_by_who_belongs_to_it() -> None:
    assert list(rows(kyiv(), Filters(find="kireev"))) == ["ukraine-border"]
    assert list(rows(kyiv(), Filters(find="lavrov"))) == []


def test_members_and_rounds_above_the_ceiling_are_left_out_and_counted() -> None:
    talks = kyiv()
    talks.say(f"amend {DEAD} handling=red")
    choice = Choice(Filters(handling="amber", find="kireev"))
    assert delegations(talks.state(), choice).rounds == ()

    choice = Choice(Filters(handling="amber"))
    (at,) = delegations(talks.state(), choice).rounds
    assert [one.name for one in at.delegations[0].members] == [
        "David Arakhamia",
        "Oleksii Reznikov",
    ]
    assert choice.withheld == 1

    talks.say("amend round/border handling=red")
    assert delegations(talks.state(), Choice(Filters(handling="amber"))).rounds == ()


def test_what_is_told_to_scripts_names_the_round_and_the_days() -> None:
    talks = Talks.of(BREST)
    talks.say("delegation/russia-brest arrive --at 2022-03-02")
    (at,) = seen(talks).rounds
    told = at.delegations[0].as_json()

    assert at.as_json()["ref"] == "round/brest"
    assert told["owner"] == "party/russia"
    assert told["days"] == [{"date": "2022-03-02", "state": "arrived", "exact": True}]
