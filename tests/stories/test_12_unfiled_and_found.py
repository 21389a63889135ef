"""Reports are filed by the update that cites them, and things found by any name and filter."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from negotiation.views.attention import unfiled
from tests.cli.conftest import Parley
from tests.talks import Talks
from tests.told import handed_over, line, log, on_the_day, under

HELSINKI = "{id: aceh, title: Aceh talks, zone: Europe/Helsinki}"
ACEH = """
sources:
  cmi: {name: Crisis Management Initiative, reliability: A, aka: [CMI]}
  reuters: {name: Reuters, reliability: B}
parties:
  gam: {name: Free Aceh Movement, aka: [GAM, Gerakan Aceh Merdeka]}
  indonesia: {name: Government of Indonesia, aka: [GoI]}
  cmi: {name: Crisis Management Initiative, role: mediator}
rounds:
  fourth:
    title: Fourth round
    state: in_session
    at: 2005-05-26
    source: cmi:1
    delegations: {gam: {state: present, at: 2005-05-26}, indonesia: }
  fifth:
    title: Fifth round
    aka: [Helsinki V, Vantaa]
    scheduled: 12 jul
    state: scheduled
    at: 2005-05-31
    tags: next
    delegations:
      gam: {aka: [Stockholm exiles], at: 2005-07-01}
      indonesia: {handling: amber, at: 2005-07-01}
preconditions:
  pause:
    {title: A pause in the fighting, aka: [jeda], demanded_by: gam, addressed_to: indonesia,
    gates: round/fifth, at: 2005-05-31}
items:
  parties:
    title: Local political parties
    aka: [partai lokal]
    tags: hard
    rounds: round/fifth
    state: under_discussion
    at: 2005-05-28
    positions: {gam: {state: demands, at: 2005-05-28}}
questions:
  strength:
    title: How many fighters are there?
    aka: [kekuatan]
    at: 2005-06-01
    claims: {gam: {best: 3000, at: 2005-06-01, source: reuters:3}}
developments:
  offensive: {title: An offensive, aka: [operasi], bearing: away, at: 2005-06-20, tags: hard}
"""
UNFILED = "Unfiled reports"


class TestTheFiling:
    """Notes that came in on the evening of 12 July 2005, before anybody had the time for them."""

    def told(self) -> Talks:
        talks = on_the_day(ACEH, HELSINKI, "2005-07-12T20:00+03:00")
        talks.say("note 'Indonesians have landed, says their embassy' --source reuters:3 --at -3h")
        talks.say("note 'GAM and GoI both seated; Ahtisaari opened at six' --source cmi:1 --at -1h")
        return talks

    def test_a_report_is_unfiled_until_an_update_cites_it(self) -> None:
        talks = self.told()
        landed, seated = (one.seq for one in talks.entries[-2:])
        unfiled = handed_over(talks, "2005-07-12")[UNFILED]
        assert "landed" in line(unfiled, f"#{landed} ")

        talks.say(
            f"delegation/indonesia-fifth arrive --at '12 jul' --because '#{landed}'"
            " --source reuters:3"
        )
        assert [one[:3] for one in handed_over(talks, "2005-07-12")[UNFILED] if "#" in one] == [
            f"#{seated}"
        ]
        assert f"because of #{landed}" in list(
            under(log(talks), "delegation, Fifth round: arrived")
        )

    def test_one_report_may_be_filed_by_several_updates_and_all_of_it_stays(self) -> None:
        talks = self.told()
        seated = talks.entries[-1].seq
        for side in ("indonesia", "gam"):
            talks.say(
                f"delegation/{side}-fifth sit_down --at 18:00 --because '#{seated}' --source cmi:1"
            )

        assert len(handed_over(talks, "2005-07-12")[UNFILED]) == 1
        assert "Ahtisaari opened at six" in line(log(talks), f"#{seated} ")

    def test_an_update_that_is_taken_back_leaves_the_report_unfiled_again(self) -> None:
        talks = self.told()
        landed = talks.entries[-2].seq
        talks.say(f"delegation/indonesia-fifth arrive --because '#{landed}'")
        talks.say("undo")

        assert "landed" in line(handed_over(talks, "2005-07-12")[UNFILED], f"#{landed} ")

    def test_what_was_unfiled_then_stays_askable(self) -> None:
        talks = self.told()
        landed = talks.entries[-2].seq
        talks.turn_clock("2005-07-12T22:00+03:00")
        talks.say(f"delegation/indonesia-fifth arrive --because '#{landed}'")

        assert landed in {one.seq for one in unfiled(talks.state(known_at="20:30"))}
        assert landed not in {one.seq for one in unfiled(talks.state())}


SEARCHES = {
    "status": ("gerakan", "party/gam"),
    "list round": ("vantaa", "round/fifth"),
    "list delegation": ("exiles", "delegation/gam-fifth"),
    "log": ("vantaa", "Fifth round"),
    "conditions": ("JEDA", "precondition/pause"),
    "agenda": ("partai lokal", "item/parties"),
    "delegations": ("stockholm exiles", "delegation/gam-fifth"),
    "claims": ("kekuatan", "question/strength"),
    "timeline": ("operasi", "An offensive"),
    "handover": ("partai", "item/parties"),
}
"""Another spelling for each command that lists, and what is found by it."""

READING = [
    "status",
    "status round/fifth",
    "list rounds",
    "why round/fifth open",
    "road round/fifth in_session",
    "log",
    "log round/fifth",
    "conditions",
    "agenda",
    "delegations",
    "claims",
    "timeline",
    "handover",
    "diff --from 2005-05-30",
    "verify",
]
UPDATES = [
    "advance round/fifth convene",
    "advance round/fifth open",
    "advance round/fifth adjourn",
    "observe round/fifth suspended --note so",
    "add item flag title=Flag",
    "amend round/fifth level=expert",
    "confirm round/fifth",
    "deny item/parties",
    "note Pasted",
    "note round/fifth Remark",
]
FILTERS = [
    ("--party", "gam"),
    ("--round", "fifth"),
    ("--state", "denied"),
    ("--since", "2005-06-15"),
    ("--tag", "hard"),
    ("--find", "fifth"),
    ("--handling", "green"),
]


class TestOnTheCommandLine:
    @pytest.fixture(autouse=True)
    def record(self, machine: Path, parley: Parley, monkeypatch: pytest.MonkeyPatch) -> None:
        process = HELSINKI.replace("}", ", clock: 2005-07-12T20:00}")
        (machine / "aceh.yaml").write_text(f"parley: 1\nprocess: {process}\n{ACEH}", "utf-8")
        monkeypatch.setenv("PARLEY_RECORD", str(machine / "aceh.parley"))
        monkeypatch.setenv("PARLEY_OPERATOR", "m.k.")
        assert parley("new", "aceh.yaml", "-r", str(machine / "aceh.parley")).returncode == 0

    @pytest.mark.parametrize("command", SEARCHES)
    def test_every_list_is_searched_by_other_spellings_too(
        self, command: str, parley: Parley
    ) -> None:
        words, found = SEARCHES[command]

        assert found in parley(*command.split(), "--find", words).stdout
        assert found not in parley(*command.split(), "--find", "no such words").stdout

    @pytest.mark.parametrize("given", FILTERS, ids=[name for name, _ in FILTERS])
    @pytest.mark.parametrize("command", SEARCHES)
    def test_every_list_takes_every_filter(
        self, command: str, given: tuple[str, str], parley: Parley
    ) -> None:
        whole = parley(*command.split())
        filtered = parley(*command.split(), *given)

        assert (whole.returncode, filtered.returncode) == (0, 0), filtered.stderr
        assert len(filtered.stdout) <= len(whole.stdout)

    def test_filters_are_told_apart(self, parley: Parley) -> None:
        def refs(*words: str) -> set[str]:
            return set(json.loads(parley("status", *words, "--json").stdout)["entities"])

        assert refs("--tag", "hard") == {"item/parties", "development/offensive"}
        assert refs("--state", "scheduled") == {"round/fifth"}
        assert refs("--kind", "delegations", "--round", "fourth") == {
            "delegation/gam-fourth",
            "delegation/indonesia-fourth",
        }
        assert "delegation/indonesia-fifth" not in refs("--handling", "green")
        assert refs("--since", "2005-06-15", "--party", "gam") == {"delegation/gam-fifth"}

    @pytest.mark.parametrize("command", READING)
    def test_every_answer_to_a_question_can_be_had_in_json(
        self, command: str, parley: Parley
    ) -> None:
        ran = parley(*command.split(), "--json")

        assert ran.returncode in {0, 1}
        assert json.loads(ran.stdout)

    @pytest.mark.parametrize("command", UPDATES)
    def test_every_answer_to_an_update_can_be_had_in_json(
        self, command: str, parley: Parley
    ) -> None:
        ran = parley(*command.split(), "--json")

        assert json.loads(ran.stdout)["answer"] in {"recorded", "flagged", "not_a_transition"}

    def test_a_name_in_any_spelling_names_a_thing_in_an_update(self, parley: Parley) -> None:
        assert parley("amend", "Helsinki V", "host=GoI").returncode == 0
        assert "party/indonesia" in parley("status", "round/fifth").stdout
