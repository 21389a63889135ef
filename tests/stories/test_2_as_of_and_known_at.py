"""Any view at any pair of times, what a shift hands over, and what is not the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Parley
from tests.talks import Talks
from tests.told import difference, handed_over, line, on_the_day

PROCESS = "{id: good-friday, title: Multi-party talks, zone: Europe/London}"
STORMONT = """
sources: {bbc: {name: BBC, reliability: B}, rte: {name: RTÉ, reliability: B}}
parties:
  uup: Ulster Unionist Party
  sinn-fein: Sinn Féin
  dublin: Ireland
  london: United Kingdom
  chairmen: {name: The chairmen, role: mediator}
people:
  ahern: {name: Bertie Ahern, party: dublin}
  donaldson: {name: Jeffrey Donaldson, party: uup}
  taylor: {name: John Taylor, party: uup}
rounds:
  final:
    title: Final session
    state: in_session
    at: 1998-03-30
    source: bbc:2
    delegations:
      dublin:
        state: present
        at: 1998-03-30
        members: {ahern: {state: expected, at: 1998-03-30}}
      uup:
        state: present
        at: 1998-03-30
        members: {donaldson: {state: present, at: 1998-03-30}}
items:
  strand-two:
    title: North–South bodies
    state: under_discussion
    at: 1998-03-30
    next_look: 1998-04-08
    positions:
      uup: {state: no_position}
      dublin: {state: demands, at: 1998-03-30}
  decommissioning: {title: Decommissioning, state: under_discussion, at: 1998-03-25}
texts:
  draft: {title: Draft agreement, pen_holder: chairmen, at: 1998-03-25}
deadlines:
  mitchell:
    title: The chairman's deadline
    due: 1998-04-09
    set_by: chairmen
    bears_on: text/draft
    at: 1998-03-25
"""
AHERN = "member/ahern-dublin-final"


def tuesday() -> Talks:
    """As the shift of Tuesday 7 April 1998 left it, at 22:00."""
    talks = on_the_day(STORMONT, PROCESS, "1998-04-07T22:00+01:00")
    talks.say("text/draft propose version='of 7 April' --at '1998-04-07 night' --source bbc:2")
    talks.say(
        "position/uup-strand-two reject --at 1998-04-07 --actor taylor --source bbc:1"
        " --quote 'I would not touch this with a 40-foot barge pole'"
    )
    return talks


def wednesday() -> Talks:
    """The shift of Wednesday 8 April, until 14:00."""
    talks = tuesday()
    talks.turn_clock("1998-04-08T14:00+01:00")
    talks.say(f"{AHERN} attend --at '1998-04-08 morning' --source rte:2")
    talks.say(
        f"{AHERN} miss --at 1998-04-08T12:00 --until '1998-04-08 evening' --then present"
        " --source rte:1 --note 'Buries his mother in Dublin, and is to be back tonight.'"
    )
    talks.say("text/draft reject --at 1998-04-07 --according-to uup --source bbc:2")
    talks.say("note 'Somebody of the UUP has been seen leaving.' --source bbc:4")
    return talks


class TestTheShifts:
    def test_what_is_due_about_to_end_contradictory_and_unfiled_is_handed_over_by_ref(self) -> None:
        shift = handed_over(wednesday(), "1998-04-08")

        assert line(shift["Due in the next two days"], "deadline/mitchell") == (
            "The chairman's deadline due Thu 9 Apr F6 deadline/mitchell"
        )
        assert line(shift["Due in the next two days"], "item/strand-two").startswith(
            "North–South bodies to be looked at Wed 8 Apr"
        )
        assert line(shift["About to end"], AHERN).startswith(
            "Bertie Ahern in Ireland's delegation, Final session absent until Wed 8 Apr 23:59,"
            " then present"
        )
        assert line(shift["Contradictory"], "text/draft").startswith(
            "Draft agreement Ulster Unionist Party says otherwise: rejected"
        )
        assert line(shift["Unfiled reports"], "leaving")
        assert line(shift["No word for long"], "item/decommissioning").startswith(
            "Decommissioning no word since Wed 25 Mar"
        )

    def test_what_happened_since_is_told_apart_from_what_was_only_learned(self) -> None:
        talks = wednesday()
        shift = handed_over(talks, "1998-04-08")
        assert line(shift["What happened"], "absent").endswith(
            "B1 rte:1 m.k. member/ahern-dublin-final"
        )
        assert line(shift["Learned about earlier days"], "rejected").endswith("text/draft")

        talks.turn_clock("1998-04-09T09:00+01:00")
        talks.say(
            "position/dublin-strand-two be_open_to --at '1998-04-08 morning' --source rte:3"
            " --note 'He agreed at Hillsborough to open the strand again.'"
        )
        shift = handed_over(talks, "1998-04-09")
        assert line(shift["Learned about earlier days"], "open to")
        assert "What happened" not in shift

    def test_what_was_missed_is_overdue_and_what_was_not_looked_at_is_stale(self) -> None:
        talks = wednesday()
        talks.turn_clock("1998-04-10T09:00+01:00")
        shift = handed_over(talks, "1998-04-09")

        assert line(shift["Overdue"], "deadline/mitchell").startswith(
            "The chairman's deadline was due Thu 9 Apr"
        )
        assert line(shift["No word for long"], "item/strand-two").startswith(
            "North–South bodies was to be looked at Wed 8 Apr"
        )
        assert talks.where(AHERN) == "present"

    def test_a_report_is_filed_by_the_update_that_cites_it_and_a_slip_corrected(self) -> None:
        talks = wednesday()
        report = talks.entries[-1].seq
        talks.turn_clock("1998-04-10T16:00+01:00")
        talks.say(
            "member/donaldson-uup-final leave --at '1998-04-10 afternoon' --source bbc:2"
            f" --because '#{report}'"
        )
        talks.say("round/final conclude outcome=comprehensive_agreement --at 1998-04-10T15:00")
        slip = talks.entries[-1].seq
        talks.turn_clock("1998-04-10T19:00+01:00")
        talks.say(f"correct {slip} --at 1998-04-10T17:36 --source bbc:1")
        shift = handed_over(talks, "1998-04-10")

        assert "Unfiled reports" not in shift
        assert line(shift["Taken back or corrected"], "Final session: concluded")
        assert line(shift["What happened"], "Final session: concluded").startswith(
            f"#{slip + 2} Fri 10 Apr 17:36"
        )
        assert talks.where("round/final", as_of="1998-04-10T16:00") == "in_session"
        assert (
            talks.where("round/final", as_of="1998-04-10T16:00", known_at="1998-04-10T18:00+01:00")
            == "concluded"
        )


class TestTheDifference:
    def test_between_two_times_as_they_are_known_now_or_as_they_were_known(self) -> None:
        talks = wednesday()
        talks.turn_clock("1998-04-09T09:00+01:00")
        talks.say("position/dublin-strand-two be_open_to --at '1998-04-08 morning' --source rte:3")

        now_known = difference(talks, "1998-04-06", "1998-04-08T13:00")
        assert "state demands → open to" in now_known
        assert "state non-paper → proposal" in now_known
        as_known = difference(talks, "1998-04-07T12:00", "1998-04-08T13:00", as_known=True)
        assert "state demands → open to" not in as_known
        assert "according to party/uup – → rejected" not in as_known

    def test_an_account_that_changed_is_a_difference(self) -> None:
        changed = difference(wednesday(), "1998-04-06")

        assert "according to party/uup – → rejected" in changed
        assert "state expected → absent" in changed
        assert line(changed, "until – → Wed 8 Apr 23:59")


SCENARIO = f"""parley: 1
process: {PROCESS.replace("}", ", clock: 1998-04-10T20:00}")}
{STORMONT}
history:
  1998-04-07 night:
    - text/draft propose: {{source: bbc:2}}
  1998-04-07:
    - position/uup-strand-two reject: {{source: bbc:1}}
"""

VIEWS = (
    ("status",),
    ("status", "position/dublin-strand-two"),
    ("list", "position"),
    ("why", "item/strand-two", "agree"),
    ("road", "item/strand-two", "agreed"),
    ("log",),
    ("conditions",),
    ("agenda",),
    ("delegations",),
    ("claims",),
    ("timeline",),
)


@pytest.mark.usefixtures("record")
class TestOnTheCommandLine:
    @pytest.fixture
    def record(self, machine: Path, parley: Parley, monkeypatch: pytest.MonkeyPatch) -> Path:
        """A record of the talks, and what was learned on Thursday about Wednesday."""
        monkeypatch.setenv("PARLEY_OPERATOR", "m.k.")
        (machine / "talks.yaml").write_text(SCENARIO, "utf-8")
        assert parley("new", "talks.yaml", "-r", "ours.parley").returncode == 0
        monkeypatch.setenv("PARLEY_RECORD", "ours.parley")
        learned = ("--at", "1998-04-08", "--known", "1998-04-09T09:00", "--source", "rte:3")
        moved = ("advance", "position/dublin-strand-two", "be_open_to", "text=HILLSBOROUGH")
        assert parley(*moved, *learned).returncode == 0
        return machine

    @pytest.mark.parametrize("view", VIEWS, ids=" ".join)
    @pytest.mark.parametrize(
        ("as_of", "known_at", "told"),
        [
            ("1998-04-10", "1998-04-10", True),
            ("1998-04-10", "1998-04-08", False),
            ("1998-04-07", "1998-04-10", False),
            ("1998-04-07", "1998-04-07", False),
        ],
    )
    def test_any_view_at_any_pair_of_times_leaves_out_what_came_later(
        self,
        parley: Parley,
        view: tuple[str, ...],
        as_of: str,
        known_at: str,
        told: bool,
    ) -> None:
        ran = parley(*view, "--as-of", as_of, "--known-at", known_at)

        assert (ran.returncode, ran.stderr) == (0, "")
        for words in ("HILLSBOROUGH", "open to"):
            assert told or words not in ran.stdout
        if told and view[0] in {"status", "list", "log", "agenda"}:
            assert "open to" in ran.stdout

    def test_a_handover_as_it_would_have_been_on_wednesday(self, parley: Parley) -> None:
        wednesday = parley("handover", "--since", "1998-04-08", "--until", "1998-04-08T22:00")
        thursday = parley("handover", "--since", "1998-04-08", "--until", "1998-04-09T12:00")

        assert "HILLSBOROUGH" not in wednesday.stdout
        assert "deadline/mitchell" in wednesday.stdout
        assert "HILLSBOROUGH" in thursday.stdout

    def test_two_records_of_the_same_talks_are_compared(self, parley: Parley) -> None:
        assert parley("new", "talks.yaml", "-r", "theirs.parley").returncode == 0
        ran = parley("diff", "theirs.parley")
        assert [" ".join(told.split()) for told in ran.stdout.splitlines()] == [
            "Changed",
            "Ireland on North–South bodies position/dublin-strand-two",
            "state demands → open to",
            "text – → HILLSBOROUGH",
        ]
        changed = json.loads(parley("diff", "theirs.parley", "--json").stdout)["changed"]
        assert [one["ref"] for one in changed] == ["position/dublin-strand-two"]
