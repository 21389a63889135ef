"""Adding what is tracked from now on."""

from __future__ import annotations

import pytest

from tests.talks import Talks


def test_a_thing_is_added_in_the_initial_state_of_its_kind_or_where_it_stands() -> None:
    talks = Talks.of()
    talks.say("add measure pause title=Pause undertaken_by=russia")
    talks.say("add measure corridor title=Corridor state=offered")

    assert talks.where("measure/pause") == "requested"
    assert talks.where("measure/corridor") == "offered"
    assert talks.field("measure/pause", "undertaken_by") == ["party/russia"]


def test_nothing_is_added_twice() -> None:
    talks = Talks.of()

    assert "is there already" in talks.refused("add round brest title='Second round'")


def test_what_was_taken_back_may_be_added_anew() -> None:
    talks = Talks.of()
    talks.say("add round antalya title=Antalya")
    talks.say("undo")
    assert talks.where("round/antalya") == "not there"

    talks.say("add round antalya title=Antalya state=scheduled")
    assert talks.where("round/antalya") == "scheduled"


def test_the_slug_of_a_part_follows_from_its_owner_and_whole() -> None:
    talks = Talks.of()

    assert "its slug is 'belarus-brest'" in talks.refused(
        "add delegation minsk-brest party=belarus round=brest"
    )
    talks.say("add delegation belarus-brest party=belarus round=brest")
    assert talks.thing("delegation/belarus-brest").title == "Belarus's delegation, Second round"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("add round Brest title=Brest", "can't be a slug"),
        ("add round a--b title=Brest", "can't be a slug"),
        ("add round antalya", "needs title"),
        ("add round antalya title=", "needs title"),
        ("add round antalya title=Antalya state=convned", "did you mean 'convening'?"),
        ("add rond antalya title=Antalya", "did you mean 'round'?"),
        ("add person lavrov name=Lavrov state=present", "has no states"),
        ("add delegation russia-minsk party=russia round=minsk", "round"),
    ],
)
def test_what_can_not_be_added_is_refused_with_the_reason(words: str, why: str) -> None:
    assert why in Talks.of().refused(words)


def test_what_is_added_now_was_not_there_before() -> None:
    talks = Talks.of()
    talks.say("add round antalya title=Antalya")

    assert talks.where("round/antalya", as_of="2022-03-02T21:59") == "not there"
