"""The lifecycles as they are meant, written down a second time and compared with the tables."""

from __future__ import annotations

import pytest

from negotiation.kinds import registry
from negotiation.lifecycle.guards import GUARDS
from negotiation.lifecycle.letters import LETTERS, letters
from negotiation.lifecycle.table import CATEGORIES, DENIED, DENY, Table, load, parse
from negotiation.words import strictyaml

MEANT = """
process gate=conclude
○ exploring ◐ active ◐ suspended ◐ stalled ✔ concluded ✗ abandoned
start: exploring suspended stalled concluded abandoned → active
suspend: exploring active stalled suspended → suspended
stall: exploring active → stalled
conclude: any → concluded
abandon: any → abandoned

party gate=join
◐ participating ○ invited ◐ suspended ✗ excluded ✗ withdrawn
invite: any → invited
join: invited suspended excluded withdrawn → participating
suspend: invited participating suspended → suspended
exclude: any → excluded
readmit: suspended excluded withdrawn → invited
withdraw: any → withdrawn

track gate=open
○ planned ◐ open ◐ paused · closed
open: planned paused closed → open
pause: open paused → paused
close: planned open paused → closed

round gate=open
○ proposed ○ agreed_in_principle ○ scheduled ○ postponed ◐ convening ◐ in_session ◐ suspended ◐
  adjourned ✔ concluded ✗ collapsed ✗ cancelled ✗ not_held
agree: proposed → agreed_in_principle
schedule: proposed agreed_in_principle postponed cancelled not_held → scheduled
reschedule: scheduled convening → same
postpone: proposed agreed_in_principle scheduled convening → postponed
convene: proposed agreed_in_principle scheduled postponed → convening
open: proposed agreed_in_principle scheduled postponed convening cancelled not_held → in_session
  if delegations_arrived
suspend: in_session adjourned suspended → suspended
adjourn: in_session suspended → adjourned
resume: suspended adjourned concluded collapsed → in_session if delegations_arrived
conclude: any → concluded
collapse: any → collapsed
cancel: proposed agreed_in_principle scheduled postponed convening → cancelled
miss: scheduled postponed convening → not_held

delegation gate=depart
○ named ○ confirmed ✗ declined ◐ en_route ◐ delayed ◐ arrived ◐ present ◐ participation_suspended
  ◐ walked_out ◐ heading_home · home ✗ recalled ✗ no_show
confirm: named declined → confirmed
decline: named confirmed → declined
depart: named confirmed declined delayed home recalled no_show → en_route
delay: named confirmed en_route → delayed
arrive: named confirmed en_route delayed heading_home home no_show → arrived
sit_down: named confirmed en_route delayed arrived walked_out participation_suspended → present
rise: present → arrived
suspend: any → participation_suspended
readmit: participation_suspended → arrived
walk_out: arrived present → walked_out
come_back: walked_out heading_home home → arrived
leave: arrived present walked_out participation_suspended → heading_home
get_home: any → home
recall: any → recalled
miss: named confirmed en_route delayed → no_show

member gate=attend
○ named ○ expected ◐ present ◐ absent ✗ barred · left · replaced ✗ dead
expect: named absent barred left replaced dead → expected
attend: named expected absent left replaced dead → present
miss: named expected present → absent
bar: any → barred
leave: named expected present absent → left
replace: any → replaced
die: any → dead

precondition gate=meet
○ stated ◐ pledged ◐ partially_met ✔ met ✗ violated ✗ rejected ✔ waived · overtaken · superseded ·
  withdrawn
pledge: stated rejected partially_met violated → pledged
partly_meet: any → partially_met
meet: any → met
violate: pledged partially_met met waived → violated
reject: stated pledged partially_met → rejected
waive: any → waived
overtake: any → overtaken
supersede: any → superseded
withdraw: any → withdrawn
restate: any → stated

measure gate=start
○ requested ○ offered ◐ agreed ✔ in_effect ◐ suspended ✗ breached ✗ refused · completed ·
  withdrawn
request: refused withdrawn → requested
offer: requested refused withdrawn → offered
agree: requested offered refused → agreed
refuse: requested offered agreed → refused
start: requested offered agreed suspended completed withdrawn → in_effect
extend: agreed in_effect breached → same
suspend: agreed in_effect breached → suspended
breach: agreed in_effect suspended → breached
repair: breached suspended → in_effect
complete: any → completed
withdraw: any → withdrawn

item gate=accept
○ proposed ○ contested ◐ on_agenda ◐ under_discussion ◐ agreed_in_principle ◐ agreed_ad_referendum
  ◐ provisionally_agreed ✔ agreed ✗ deadlocked ○ deferred · withdrawn
contest: any → contested
accept: proposed contested deferred withdrawn → on_agenda
discuss: any → under_discussion
agree_in_principle: any → agreed_in_principle
agree_ad_referendum: any → agreed_ad_referendum
provisionally_agree: any → provisionally_agreed
agree: any → agreed
deadlock: any → deadlocked
defer: any → deferred
withdraw: any → withdrawn
reopen: agreed_in_principle agreed_ad_referendum provisionally_agreed agreed deadlocked withdrawn
  → under_discussion

position
○ no_position ◐ demands ◐ offers ✔ accepts ◐ accepts_if ◐ open_to ◐ reserves ✗ rejects ✗ red_line
  · withdrawn
demand: every → demands
offer: every → offers
accept: every → accepts
accept_if: every → accepts_if
be_open_to: every → open_to
reserve: every → reserves
reject: every → rejects
draw_red_line: every → red_line
withdraw: every → withdrawn

text gate=bring_into_force
○ non_paper ○ proposal ◐ single_text ◐ bracketed ◐ agreed_in_principle ◐ agreed_ad_referendum ✔
  closed ✔ in_force ◐ suspended ✗ rejected ✗ repudiated · withdrawn
propose: any → proposal
merge: any → single_text
bracket: any → bracketed
agree_in_principle: any → agreed_in_principle
agree_ad_referendum: any → agreed_ad_referendum
close: any → closed
bring_into_force: any → in_force
suspend: in_force → suspended
reject: any → rejected
repudiate: any → repudiated
withdraw: any → withdrawn
reopen: any → bracketed

consent gate=sign
○ awaited ◐ initialled ◐ signed_ad_referendum ✔ signed ✔ ratified ✗ opposed · abstained ✗ refused
  ✗ failed ✗ withdrawn
initial: every → initialled
sign_ad_referendum: every → signed_ad_referendum
sign: every → signed
ratify: every → ratified
oppose: every → opposed
abstain: every → abstained
refuse: every → refused
fail: every → failed
withdraw: every → withdrawn
await: every → awaited

deadline
○ set ✔ met ✗ missed · dropped
extend: set missed dropped → set
meet: any → met
miss: any → missed
drop: any → dropped

question
○ open ✔ settled
settle: open → settled
reopen: settled → open

claim
○ reported · retracted · superseded
retract: any → retracted
supersede: any → superseded
restate: any → reported
"""

BLOCKS = [block.replace("\n  ", " ").splitlines() for block in MEANT.strip().split("\n\n")]
BY_KIND = {block[0].split()[0]: block for block in BLOCKS}
STILL = {"person", "source", "development"}

by_kind = pytest.mark.parametrize("kind", sorted(BY_KIND))


def table_of(kind: str) -> Table:
    table = load(kind)
    assert table is not None
    return table


def meant_states(kind: str) -> dict[str, str]:
    words = BY_KIND[kind][1].split()
    return dict(zip(words[1::2], words[::2], strict=True))


def meant_steps(kind: str) -> set[tuple[str, str, str, str]]:
    """Every (trigger, source, destination, condition)."""
    states, steps = meant_states(kind), set()
    for line in BY_KIND[kind][2:]:
        trigger, _, rest = line.partition(": ")
        before, _, after = rest.partition(" → ")
        dest, _, condition = after.partition(" if ")
        sources = {"any": set(states) - {dest}, "every": set(states)}.get(before, before.split())
        steps |= {
            (trigger, source, source if dest == "same" else dest, condition) for source in sources
        }
    return steps


def steps(table: Table) -> set[tuple[str, str, str, str]]:
    return {
        (row.trigger, source, row.dest or source, " ".join(row.conditions))
        for row in table.transitions
        for source in row.sources
    }


def test_every_kind_moves_but_people_sources_and_developments() -> None:
    assert {kind for kind in registry.names() if load(kind) is None} == STILL
    assert set(registry.names()) - STILL == set(BY_KIND)


@by_kind
def test_a_table_has_the_transitions_that_are_meant(kind: str) -> None:
    written = {step for step in steps(table_of(kind)) if DENIED not in step}
    assert written == meant_steps(kind)


@by_kind
def test_a_table_has_the_states_that_are_meant_in_their_order(kind: str) -> None:
    states = table_of(kind).states
    assert list(states) == [*meant_states(kind), DENIED]
    assert {name: row.glyph for name, row in states.items()} == meant_states(kind) | {DENIED: "✗"}
    assert all(CATEGORIES[row.category] == row.glyph for row in states.values())


@by_kind
def test_a_thing_begins_in_the_first_state(kind: str) -> None:
    assert table_of(kind).initial == next(iter(meant_states(kind)))


@by_kind
def test_a_table_has_the_gate_that_is_meant(kind: str) -> None:
    _, _, gate = BY_KIND[kind][0].partition(" gate=")
    assert table_of(kind).gate == (gate or None)


@by_kind
def test_triggers_stand_in_the_order_that_is_meant(kind: str) -> None:
    meant = [line.partition(":")[0] for line in BY_KIND[kind][2:]]
    assert list(table_of(kind).triggers) == [*meant, DENY]


@by_kind
def test_every_state_is_reached_from_the_first_without_a_denial(kind: str) -> None:
    reached, found = {table_of(kind).initial}, True
    while found:
        found = {
            dest
            for _, source, dest, _ in steps(table_of(kind))
            if source in reached and dest not in reached | {DENIED}
        } != set()
        reached |= {
            dest
            for _, source, dest, _ in steps(table_of(kind))
            if source in reached and dest != DENIED
        }
    assert reached == set(meant_states(kind))


@by_kind
def test_no_state_is_a_dead_end(kind: str) -> None:
    left = {source for _, source, dest, _ in steps(table_of(kind)) if dest not in {source, DENIED}}
    assert left == set(table_of(kind).states)


@by_kind
def test_anything_can_be_denied_and_from_there_every_trigger_is_open(kind: str) -> None:
    table = table_of(kind)
    for state in meant_states(kind):
        step = table.transition(DENY, state)
        assert step is not None
        assert step.dest == DENIED
    assert set(table.triggers_from(DENIED)) == set(table.triggers) - {DENY}
    for trigger in table.triggers_from(DENIED):
        step = table.transition(trigger, DENIED)
        assert step is not None
        assert step.dest in meant_states(kind)


@by_kind
def test_the_conditions_of_a_table_are_known(kind: str) -> None:
    path = registry.table(kind)
    assert path is not None
    assert parse(strictyaml.read(path).root, kind, GUARDS).flaws == []


@by_kind
def test_a_lifecycle_is_drawn_with_some_of_its_states(kind: str) -> None:
    table = table_of(kind)
    assert set(table.line) <= set(table.states)
    assert table.initial in table.line or kind in {"party", "text"}


@by_kind
def test_a_table_says_when_a_thing_needs_a_fresh_word(kind: str) -> None:
    assert table_of(kind).stale_after is not None


@by_kind
def test_no_two_triggers_of_a_table_share_a_letter(kind: str) -> None:
    given = letters(table_of(kind).triggers)
    assert given == {trigger: LETTERS[trigger] for trigger in table_of(kind).triggers}
    assert len(set(given.values())) == len(given)


def test_a_precondition_no_longer_gates_when_met_waived_overtaken_superseded_or_withdrawn() -> None:
    assert set(table_of("precondition").clears) == {
        "met",
        "waived",
        "overtaken",
        "superseded",
        "withdrawn",
        DENIED,
    }


def test_who_could_meet_a_precondition_is_whom_it_is_addressed_to() -> None:
    step = table_of("precondition").transition("meet", "stated")
    assert step is not None
    assert step.by == "addressed_to"


def test_a_round_is_drawn_from_proposed_to_concluded() -> None:
    line = ("proposed", "scheduled", "convening", "in_session", "concluded")
    assert table_of("round").line == line


def test_no_letter_belongs_to_a_trigger_that_no_table_has() -> None:
    shipped = {trigger for kind in BY_KIND for trigger in table_of(kind).triggers}
    assert set(LETTERS) == shipped
