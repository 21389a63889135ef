"""What may be left out, and what it then means."""

from collections.abc import Callable

import pytest

from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.words.refs import Ref

Talks = Callable[..., State]

BREST = """
    rounds:
      brest:
        title: Second round
        delegations: {russia: , ukraine: }
"""


def test_a_bare_text_is_a_title_or_a_name(talks: Talks) -> None:
    state = talks("items: {kherson: Kherson}\n")
    assert called(state, Ref("item/kherson")) == "Kherson"
    assert called(state, Ref("party/ukraine")) == "Ukraine"


def test_a_party_of_which_nothing_else_is_said_has_no_role_but_its_usual_one(talks: Talks) -> None:
    assert "role" not in talks("")[Ref("party/ukraine")].desk.fields


def test_a_part_may_be_empty_and_is_named_from_its_owner_and_whole(talks: Talks) -> None:
    state = talks(BREST)
    delegation = state[Ref("delegation/russia-brest")]
    assert delegation.desk.fields == {"round": "round/brest", "party": "party/russia"}
    assert called(state, delegation.ref) == "Russia's delegation, Second round"


def test_something_empty_that_needs_no_title_of_its_own_is_still_there(talks: Talks) -> None:
    assert Ref("source/tass") in talks("measures:\n")


def test_one_value_may_stand_where_a_list_is_due(talks: Talks) -> None:
    state = talks(
        BREST
        + """
    preconditions:
      stop: {title: Stop, demanded_by: ukraine, addressed_to: russia, gates: round/brest}
"""
    )
    fields = state[Ref("precondition/stop")].desk.fields
    assert fields["addressed_to"] == ["party/russia"]
    assert fields["gates"] == ["round/brest"]


def test_a_bare_slug_is_found_in_the_one_kind_that_has_it(talks: Talks) -> None:
    state = talks("preconditions: {stop: {title: Stop, demanded_by: medinsky}}\n")
    assert state[Ref("precondition/stop")].desk.fields["demanded_by"] == "person/medinsky"


def test_a_ref_in_full_says_which_of_two_with_the_same_slug(talks: Talks) -> None:
    state = talks(
        """
        items: {brest: Brest fortress}
        rounds: {brest: Second round}
        developments: {shelling: {title: Shelling, bears_on: [round/brest, item/brest]}}
        """
    )
    bears_on = state[Ref("development/shelling")].desk.fields["bears_on"]
    assert bears_on == ["round/brest", "item/brest"]


def test_what_is_listed_further_down_can_be_named(talks: Talks) -> None:
    state = talks(
        """
        items:
          phase-two: {title: Second phase, within: withdrawal}
          withdrawal: Withdrawal
        """
    )
    assert state[Ref("item/phase-two")].desk.fields["within"] == "item/withdrawal"


def test_parts_nest_two_levels_deep(talks: Talks) -> None:
    state = talks(
        """
        rounds:
          brest:
            title: Second round
            delegations:
              russia:
                head: medinsky
                members:
                  medinsky: {role: head}
        """
    )
    member = state[Ref("member/medinsky-russia-brest")]
    assert member.desk.fields["delegation"] == "delegation/russia-brest"
    assert member.desk.fields["person"] == "person/medinsky"
    assert called(state, member.ref) == "Vladimir Medinsky in Russia's delegation, Second round"


@pytest.mark.parametrize(
    ("text", "ref", "name"),
    [
        (
            "questions: {dead: {title: Soldiers killed, claims: {russia: {best: 500}}}}\n",
            "claim/russia-dead",
            "Russia on Soldiers killed",
        ),
        (
            "items: {kherson: {title: Kherson, positions: {ukraine: {state: demands}}}}\n",
            "position/ukraine-kherson",
            "Ukraine on Kherson",
        ),
        (
            "texts: {accord: {title: Accord, consents: {russia: {state: initialled}}}}\n",
            "consent/russia-accord",
            "Russia's consent to Accord",
        ),
    ],
)
def test_claims_positions_and_consents_nest_under_what_they_are_about(
    talks: Talks, text: str, ref: str, name: str
) -> None:
    state = talks(text)
    assert called(state, Ref(ref)) == name


def test_the_owner_of_a_part_may_be_named_in_full_where_its_slug_is_taken_twice(
    talks: Talks,
) -> None:
    state = talks(
        """
        questions: {dead: {title: Killed, claims: {person/russia: {best: 500}}}}
        """,
        "parley: 1\nprocess: {id: talks, title: T}\nparties: {russia: R}\npeople: {russia: R}\n",
    )
    assert state[Ref("claim/russia-dead")].desk.fields["claimant"] == "person/russia"


def test_a_part_at_the_top_level_has_its_owner_and_whole_from_its_slug(talks: Talks) -> None:
    state = talks(
        """
        rounds: {second-round: Second round}
        delegations: {russia-second-round: {head: medinsky}}
        """
    )
    fields = state[Ref("delegation/russia-second-round")].desk.fields
    assert (fields["party"], fields["round"]) == ("party/russia", "round/second-round")


def test_a_slug_that_can_be_split_in_two_ways_needs_its_fields_said(
    talks: Talks, complaints: Callable[..., list[str]]
) -> None:
    rounds = """
        parties: {a: A, a-b: A B}
        rounds: {b-c: One, c: Other}
    """
    head = "parley: 1\nprocess: {id: talks, title: The talks}\n"
    assert complaints(f"{rounds}    delegations: {{a-b-c: }}\n", head) == [
        "talks.yaml:6:15: 'a-b-c' can be split in several ways: say `party` and `round`."
    ]
    state = talks(f"{rounds}    delegations: {{a-b-c: {{party: a, round: b-c}}}}\n", head)
    assert state[Ref("delegation/a-b-c")].desk.fields["round"] == "round/b-c"


def test_a_title_of_its_own_goes_before_the_name_from_owner_and_whole(talks: Talks) -> None:
    state = talks("rounds: {brest: {title: Second, delegations: {russia: The team}}}\n")
    assert called(state, Ref("delegation/russia-brest")) == "The team"
