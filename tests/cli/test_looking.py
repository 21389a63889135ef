"""Commands that show a view, as people read them."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

Parley = Callable[..., CompletedProcess[str]]

HAVANA = """\
parley: 1
process:
  id: havana
  title: Havana talks
  zone: America/Bogota
  clock: 2016-12-01
  linkage: nothing_until_everything
parties: {government: Government, farc: FARC}
items:
  land: {title: Land reform, at: 2013-05-26, state: agreed}
  victims:
    title: Victims
    at: 2014-06-01
    state: agreed
    positions:
      government: {state: offers, at: 2016-10-01, according_to: government}
      farc: {state: rejects, at: 2014-06-01, visibility: public, text: Truth before justice}
  end: {title: End of the conflict, within: item/victims}
texts:
  final:
    title: Final agreement
    version: of 24 August
    items: [land]
    state: closed
    at: 2016-08-24
    consents: {government: {at: 2016-08-24}, farc: }
history:
  2014-12-15:
    - position/farc-victims offer
  2016-10-02:
    - consent/government-final fail
  2016-10-03:
    - item/victims reopen
    - position/farc-victims reject: {according_to: government}
    - text/final bracket: {according_to: farc}
  2016-11-30:
    - consent/government-final ratify
"""

STOCKHOLM = """\
parley: 1
process: {id: yemen, title: Yemen talks, zone: Europe/Stockholm, clock: 2018-12-09T12:00}
parties:
  houthis: Ansar Allah
  un: {name: United Nations, role: mediator}
  kuwait: {name: Kuwait, role: guarantor}
people: {abdulsalam: Mohammed Abdulsalam, ejri: Abdulmalik al-Ejri}
rounds:
  stockholm:
    title: Stockholm
    scheduled: 2018-12-06
    state: in_session
    delegations:
      houthis:
        head: abdulsalam
        size: 12
        mandate: prisoners
        state: arrived
        at: 2018-12-04
        members:
          abdulsalam: {role: head, listed_by: houthis}
          ejri: {state: barred, at: 2018-12-06}
measures:
  flight-out:
    title: Flight to Sweden
    undertaken_by: [kuwait, un]
    undertaken_for: houthis
    leg: outbound
    state: in_effect
    at: 2018-12-04
    links: [{about: delegation/houthis-stockholm}]
history:
  2018-12-06: [member/abdulsalam-houthis-stockholm attend]
  2018-12-07: [member/abdulsalam-houthis-stockholm miss]
  2018-12-08: [member/abdulsalam-houthis-stockholm attend]
"""


BELFAST = """\
parley: 1
process: {id: belfast, title: Belfast talks, zone: Europe/London, clock: 1998-02-25T12:00}
parties:
  sinn-fein: Sinn Féin
  governments: Both governments
  london: {name: United Kingdom, within: governments}
  dublin: {name: Ireland, within: governments}
  iicd: {name: Commission on Decommissioning, role: verifier}
tracks: {strand-one: {title: Strand One, chair: governments}}
rounds:
  plenary: {title: Plenary, track: strand-one, state: in_session, at: 1997-10-07}
preconditions:
  disarm:
    title: Decommissioning of weapons
    demanded_by: governments
    addressed_to: sinn-fein
    hardness: hard
    degree: 1
    decided_by: iicd
    gates: process/belfast
    state: partially_met
    at: 1997-10-01
history:
  1998-02-20:
    - party/sinn-fein suspend: {actor: governments, until: 1998-03-09T00:00, then: invited}
  1998-02-21:
    - round/plenary adjourn: {known: 1998-02-23, according_to: sinn-fein}
    - observe round/plenary in_session: {note: "They met.", according_to: dublin, at: 1998-02-22}
"""


@pytest.fixture
def show(parley: Parley, machine: Path) -> Parley:
    """Run a command on a scenario that is held in memory."""

    def run(scenario: str, *words: str) -> CompletedProcess[str]:
        machine.joinpath("talks.yaml").write_text(scenario, "utf-8")
        return parley(*words, "-r", "talks.yaml")

    return run


def line_with(text: str, ran: CompletedProcess[str]) -> str:
    (line,) = (one for one in ran.stdout.splitlines() if text in one)
    return " ".join(line.split())


def told(ran: CompletedProcess[str]) -> Any:
    return json.loads(ran.stdout)


def test_the_agenda_is_a_table_of_items_by_parties(show: Parley) -> None:
    ran = show(HAVANA, "agenda")

    assert ran.stdout.splitlines()[2] == (
        "Nothing is agreed until everything is agreed: 1 of 3 agreed, provisionally."
    )
    assert ran.stdout.splitlines()[4].split() == ["Government", "FARC"]
    assert line_with("item/land", ran) == (
        "✔ Land reform agreed, provisional – – Sun 26 May 2013 F6 item/land"
    )
    assert line_with("item/victims", ran) == (
        "◐ Victims under discussion Government says offers offers; Government says rejects"
        " Mon 3 Oct F6 item/victims"
    )


def test_under_an_item_stands_what_there_is_to_say(show: Parley) -> None:
    ran = show(HAVANA, "agenda")

    assert line_with("public", ran) == "FARC: public · Truth before justice"
    assert line_with("rejects Sun", ran) == "FARC: rejects Sun 1 Jun 2014 → offers Mon 15 Dec 2014"
    assert line_with("reopening", ran) == "reopening takes with it: Land reform"
    assert line_with("parts:", ran) == "parts: 1 of 1 proposed"
    assert line_with("within", ran) == "within Victims"


def test_texts_stand_under_the_items_with_each_consent(show: Parley) -> None:
    ran = show(HAVANA, "agenda")

    assert line_with("text/final", ran).startswith("✔ Final agreement, of 24 August closed")
    assert line_with("FARC says", ran) == "FARC says bracketed Mon 3 Oct F6"
    assert line_with("on Land", ran) == "on Land reform"
    assert line_with("consents:", ran) == "consents: 1 of 2 ratified, 1 awaited"
    assert line_with("consent/government", ran).startswith("✔ Government ratified Wed 30 Nov")
    assert line_with("failed", ran) == (
        "awaited Wed 24 Aug → failed Sun 2 Oct → ratified Wed 30 Nov"
    )


def test_the_agenda_is_told_to_scripts_and_filtered(show: Parley) -> None:
    whole = told(show(HAVANA, "agenda", "--json"))

    assert [one["ref"] for one in whole["items"] if one["provisional"]] == ["item/land"]
    assert [one["ref"] for one in whole["texts"]] == ["text/final"]
    assert show(HAVANA, "agenda", "--find", "corridor").stdout.endswith(
        "Nothing is on the agenda.\n"
    )


def test_delegations_are_listed_by_round_with_their_way(show: Parley) -> None:
    ran = show(STOCKHOLM, "delegations")

    assert ran.stdout.splitlines()[2] == "Stockholm · in session · Thu 6 Dec"
    assert line_with("delegation/houthis", ran).startswith("◐ Ansar Allah arrived Tue 4 Dec")
    assert line_with("size", ran) == "head Mohammed Abdulsalam · size 12 · mandate: prisoners"
    assert line_with("measure/", ran).startswith("✔ Flight to Sweden in effect Tue 4 Dec")
    assert line_with("outbound", ran) == "outbound · Kuwait, United Nations for Ansar Allah"
    assert "subject of" not in ran.stdout


def test_members_are_listed_one_by_one_with_their_days(show: Parley) -> None:
    ran = show(STOCKHOLM, "delegations")

    assert line_with("members:", ran) == "members: 1 of 2 present, 1 barred"
    assert line_with("member/abdulsalam", ran).startswith("◐ Mohammed Abdulsalam, head present")
    assert line_with("listed by", ran) == "listed by Ansar Allah"
    assert line_with("absent", ran) == "Thu present · Fri absent · Sat present"
    assert line_with("member/ejri", ran).startswith("✗ Abdulmalik al-Ejri barred Thu 6 Dec")


def test_delegations_are_told_to_scripts_and_filtered(show: Parley) -> None:
    (one,) = told(show(STOCKHOLM, "delegations", "--json"))["rounds"]

    assert [member["owner"] for member in one["delegations"][0]["members"]] == [
        "person/abdulsalam",
        "person/ejri",
    ]
    assert show(STOCKHOLM, "delegations", "--find", "oman").stdout.endswith(
        "No delegation is named, at a table or on its way.\n"
    )


def test_titles_of_several_lines_stay_on_one(show: Parley) -> None:
    broken = STOCKHOLM.replace("title: Stockholm", 'title: "Stock\\nholm"').replace(
        "mandate: prisoners", 'mandate: "prisoners\\n\\nonly"'
    )
    ran = show(broken, "delegations")

    assert line_with("in session", ran) == "Stock holm · in session · Thu 6 Dec"
    assert line_with("size", ran).endswith("mandate: prisoners only")


def test_of_what_ends_by_itself_it_is_told_when_what_then_and_by_whose_act(show: Parley) -> None:
    listed = show(BELFAST, "list", "party")
    assert line_with("until", listed) == "until Mon 9 Mar 00:00, then invited, by Both governments"
    logged = show(BELFAST, "log", "party/sinn-fein")
    assert "Sinn Féin: suspended, until Mon 9 Mar 00:00, then invited, by Both gov" in logged.stdout


def test_wholes_show_how_what_is_within_them_stands(show: Parley) -> None:
    assert line_with("parts: ", show(BELFAST, "list", "party")) == "parts: 2 of 2 participating"
    strand = show(BELFAST, "status", "track/strand-one")
    assert line_with("rounds: ", strand) == "rounds: 1 of 1 in session"
    assert told(show(BELFAST, "status", "track/strand-one", "--json"))["entities"][
        "track/strand-one"
    ]["parts"] == [{"kind": "round", "of": 1, "states": {"in_session": 1}}]


def test_a_late_word_tells_since_when_it_is_known(show: Parley) -> None:
    logged = show(BELFAST, "log", "round/plenary")

    assert line_with("known", logged) == "known since Mon 23 Feb 23:59"


def test_another_account_of_when_a_round_was_is_told_beside_the_desks(show: Parley) -> None:
    listed = show(BELFAST, "list", "round")

    assert line_with("Ireland says", listed) == "Ireland says in session Sun 22 Feb F6"


def test_a_condition_tells_how_far_it_is_met_and_who_judges(show: Parley) -> None:
    lines = [" ".join(one.split()) for one in show(BELFAST, "conditions").stdout.splitlines()]

    assert "Both governments asks Sinn Féin · hard · degree 1 of 3" in lines[3]
    assert "judged by Commission on Decommissioning" in lines[3]


def test_what_is_behind_a_blocker_and_marked_above_the_ceiling_is_not_named(show: Parley) -> None:
    asked = """\
parley: 1
process: {id: talks, title: Talks, zone: Europe/Kyiv, clock: 2022-03-02T22:00}
parties: {ukraine: Ukraine, russia: Russia}
rounds: {brest: {title: Second round, format: video}}
preconditions:
  hold-fire: {title: Hold fire, demanded_by: ukraine, gates: round/brest}
  order: {title: An order, demanded_by: russia, gates: precondition/hold-fire, handling: red}
"""
    for words in (("why", "round/brest", "open"), ("status", "round/brest")):
        ran = show(asked, *words, "--handling", "amber")
        assert "Hold fire" in ran.stdout
        assert "An order" not in ran.stdout
        assert ran.stderr == "1 left out for their handling.\n"
    told_ = told(show(asked, "why", "round/brest", "open", "--json", "--handling", "amber"))
    assert told_["blockers"][0]["behind"] == []
