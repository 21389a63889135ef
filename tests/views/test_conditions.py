"""What is asked and undertaken: who asks whom, how the parts of it stand, how it is tied."""

from __future__ import annotations

from negotiation.views.conditions import Row, conditions
from negotiation.views.filters import Choice, Filters
from tests.talks import BREST, Talks

BOMBING = "precondition/stop-bombing"


def rows(talks: Talks, wanted: Filters | None = None) -> dict[str, Row]:
    return {one.thing.ref: one for one in conditions(talks.state(), Choice(wanted)).rows}


def test_a_precondition_says_who_asks_whom_and_a_measure_who_undertakes_it_for_whom() -> None:
    talks = Talks.of()
    talks.say("add measure corridor title=Corridor undertaken_by=russia undertaken_for=ukraine")
    talks.say("add measure pause title=Pause undertaken_by=russia undertaken_by=ukraine")

    whose = {ref: row.whose for ref, row in rows(talks).items()}
    assert whose == {
        BOMBING: "Ukraine asks Russia",
        "measure/corridor": "Russia for Ukraine",
        "measure/pause": "Russia, Ukraine",
    }


def test_a_list_that_grows_is_counted_by_how_its_parts_stand() -> None:
    talks = Talks.of()
    for slug in ("schools", "hospitals", "homes"):
        talks.say(f"add precondition {slug} title={slug} demanded_by=ukraine within={BOMBING}")
    talks.say("precondition/schools meet")

    row = rows(talks)[BOMBING]
    assert [str(one) for one in row.around.tallies] == ["2 of 3 stated, 1 met"]
    assert row.as_json()["parts"] == [
        {"kind": "precondition", "of": 3, "states": {"stated": 2, "met": 1}}
    ]


def test_a_counter_condition_is_seen_from_both_ends() -> None:
    talks = Talks.of(
        BREST
        + """  recognise-crimea:
    title: Recognise Crimea
    demanded_by: russia
    links: [{in_exchange_for: precondition/stop-bombing, since: 2022-03-02}]
"""
    )
    there, here = rows(talks)["precondition/recognise-crimea"], rows(talks)[BOMBING]

    assert [str(one) for one in there.around.ties] == ["in exchange for Stop bombing civilians"]
    assert [str(one) for one in here.around.ties] == ["in exchange for Recognise Crimea"]
    assert here.around.ties[0].as_json() == {
        "type": "in_exchange_for",
        "from": "precondition/recognise-crimea",
        "since": "2022-03-02",
        "rank": None,
    }


def test_only_what_is_wanted_is_listed_and_what_is_withheld_is_counted() -> None:
    talks = Talks.of()
    talks.say("add precondition lists title='Exchange of lists' demanded_by=russia handling=red")
    choice = Choice(Filters(handling="amber"))

    assert [one.thing.ref for one in conditions(talks.state(), choice).rows] == [BOMBING]
    assert choice.withheld == 1
    assert list(rows(talks, Filters(find="lists maps"))) == []
    assert list(rows(talks, Filters(find="LISTS exchange"))) == ["precondition/lists"]
