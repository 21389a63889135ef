"""Amending: fields change, old values stay on record."""

from __future__ import annotations

import pytest

from negotiation.updates.decision import Proposal
from tests.talks import BREST, PEOPLE, Talks

ROUND = "round/brest"


def test_an_amendment_records_the_new_value_and_the_old() -> None:
    talks = Talks.of()
    talks.say(f"amend {ROUND} ordinal=1")
    entry = talks.say(f"amend {ROUND} ordinal=2 level=expert").entries[0]

    assert entry.data == {"set": {"ordinal": 2, "level": "expert"}, "old": {"ordinal": 1}}
    assert (talks.field(ROUND, "ordinal"), talks.where(ROUND)) == (2, "proposed")


def test_a_late_amendment_replaces_what_was_said_by_then() -> None:
    talks = Talks.of()
    talks.say(f"amend {ROUND} ordinal=1 --at 2022-02-28T10:00")
    later = talks.say(f"amend {ROUND} ordinal=3 --at 2022-03-02T10:00")
    late = talks.say(f"amend {ROUND} ordinal=2 --at 2022-03-01T10:00")

    assert late.entries[0].data["old"] == {"ordinal": 1}
    assert late.later == later.entries[0]
    assert talks.field(ROUND, "ordinal") == 3


def test_two_amendments_of_different_fields_do_not_overrule_each_other() -> None:
    talks = Talks.of()
    talks.say(f"amend {ROUND} ordinal=3 --at 2022-03-02T10:00")

    assert talks.say(f"amend {ROUND} level=expert --at 2022-03-01T10:00").later is None


def test_lists_change_element_by_element_whatever_the_order_they_are_reported_in() -> None:
    talks = Talks.of()
    talks.say(f"amend {ROUND} parties=russia --at 2022-03-01T10:00")
    talks.say(f"amend {ROUND} parties+=belarus --at 2022-03-02T10:00")
    talks.say(f"amend {ROUND} parties+=ukraine --at 2022-03-01T12:00")
    talks.say(f"amend {ROUND} parties-=russia --at 2022-03-02T11:00")

    assert talks.field(ROUND, "parties") == ["party/ukraine", "party/belarus"]


def test_a_list_that_changed_keeps_its_old_value_on_record() -> None:
    talks = Talks.of()
    talks.say(f"amend {ROUND} parties=russia")
    entry = talks.say(f"amend {ROUND} parties+=belarus").entries[0]

    assert entry.data == {
        "plus": {"parties": ["party/belarus"]},
        "old": {"parties": ["party/russia"]},
    }


def test_what_is_there_already_is_not_added_twice_and_what_is_not_is_not_missed() -> None:
    talks = Talks.of()
    talks.say(f"amend {ROUND} parties+=russia parties+=russia")
    talks.say(f"amend {ROUND} parties+=russia parties-=belarus")

    assert talks.field(ROUND, "parties") == ["party/russia"]


def test_an_empty_value_clears_a_field() -> None:
    talks = Talks.of()
    talks.say(f"amend {ROUND} ordinal=2")
    entry = talks.say(f"amend {ROUND} ordinal=").entries[0]

    assert entry.data == {"set": {"ordinal": None}, "old": {"ordinal": 2}}
    assert "ordinal" not in talks.thing(ROUND).fields


def test_signs_are_for_lists_and_need_a_value() -> None:
    talks = Talks.of()

    assert "ordinal holds one value" in talks.refused(f"amend {ROUND} ordinal+=2")
    assert "lacks what is to be added" in talks.refused(f"amend {ROUND} parties+=")


def test_all_that_is_wrong_is_said_at_once_with_the_nearest_word() -> None:
    talks = Talks.of()
    reason = talks.refused(f"amend {ROUND} ordnal=2 level=expret parties+=rusia nothing")

    for part in ("'ordinal'", "'expert'", "party/russia", "'nothing' is not field=value"):
        assert part in reason


def test_nothing_to_amend_is_refused() -> None:
    talks = Talks.of()

    assert talks.refused(f"amend {ROUND}").startswith("Nothing to amend")


def test_a_round_is_never_within_itself_by_any_way() -> None:
    talks = Talks.of(PEOPLE + "rounds: {a: A, b: {title: B, within: a}, c: {title: C, within: b}}")

    assert "can't be within itself" in talks.refused("amend round/a within=a")
    assert "round/c and round/b would lead back" in talks.refused("amend round/a within=c")
    assert "can't be within itself" in talks.refused("round/a convene within=b")
    assert isinstance(talks.ask("amend round/c within=a"), Proposal)


def test_an_amendment_overrides_nothing_so_it_takes_no_reason() -> None:
    talks = Talks.of()

    assert "--despite" in talks.refused(f"amend {ROUND} ordinal=2 --despite 'I may'")


def test_in_anothers_account_the_old_value_is_theirs() -> None:
    talks = Talks.of()
    talks.say(f"amend {ROUND} ordinal=1")
    first = talks.say(f"amend {ROUND} ordinal=2 --according-to russia").entries[0]
    second = talks.say(f"amend {ROUND} ordinal=3 --according-to russia").entries[0]

    assert (first.data["old"], second.data["old"]) == ({"ordinal": 1}, {"ordinal": 2})


def test_links_and_conditions_are_said_on_the_command_line_as_in_a_scenario() -> None:
    talks = Talks.of(BREST + "measures: {pause: {title: Pause}}\n")
    talks.say(f"amend {ROUND} links+='{{about: measure/pause}}' place='{{name: Brest}}'")
    talks.say(
        f"amend {ROUND} requires='{{convene: [{{ref: measure/pause, states: in_effect}}]}}'"
        " text='[sic'"
    )

    assert talks.field(ROUND, "links") == [{"type": "about", "to": "measure/pause"}]
    assert (talks.field(ROUND, "place"), talks.field(ROUND, "text")) == ({"name": "Brest"}, "[sic")
    assert talks.flagged(f"{ROUND} convene") == ["measure/pause"]

    talks.say(f"amend {ROUND} links-='{{about: measure/pause}}' requires=")
    assert talks.field(ROUND, "links") == []
    assert talks.blockers(ROUND, "convene") == []


def test_a_link_that_is_written_wrongly_is_refused_with_what_is_wrong() -> None:
    talks = Talks.of()

    assert "still open" in talks.refused(f"amend {ROUND} links+='{{about: {ROUND}'")
    assert "is not in this record" in talks.refused(f"amend {ROUND} links+='{{about: round/x}}'")


class TestNames:
    """Zelensky is spelt in as many ways as there are papers."""

    PEOPLE = (
        "parties: {ukraine: {name: Ukraine, aka: [Kyiv's side]}}\n"
        "people: {zelensky: {name: Volodymyr Zelensky, aka: [Zelenskyy, Зеленський]},"
        " zelenska: {name: Olena Zelenska, aka: [O. Zelenska]}}\n"
    )

    @pytest.mark.parametrize("name", ["zelensky", "Volodymyr Zelensky", "ZELENSKYY", "Зеленський"])
    def test_somebody_is_meant_by_any_spelling_of_the_name(self, name: str) -> None:
        talks = Talks.of(self.PEOPLE + "items: {truce: A truce}\n")
        talks.say(f"add position ukraine-truce item=truce party=ukraine 'speaker={name}'")

        assert talks.field("position/ukraine-truce", "speaker") == "person/zelensky"

    def test_a_name_that_two_share_has_to_be_said_in_full(self) -> None:
        talks = Talks.of(self.PEOPLE.replace("O. Zelenska", "zelenskyy"))

        assert "may be person/zelensky or person/zelenska: say which" in talks.refused(
            "amend party/ukraine 'decided_by=Zelenskyy'"
        )

    def test_a_name_of_another_kind_is_not_taken(self) -> None:
        talks = Talks.of(self.PEOPLE + "items: {truce: A truce}\n")

        assert "a party is due here" in talks.refused(
            "add position ukraine-truce item=truce 'party=Volodymyr Zelensky'"
        )
