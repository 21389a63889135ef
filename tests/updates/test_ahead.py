"""What lies ahead: words without a year are read forwards from what is reported."""

from __future__ import annotations

from negotiation.kinds.base import Json
from tests.talks import Talks

CORRIDOR = "measure/corridor"
TALKS = """
parties: {ukraine: Ukraine, russia: Russia}
measures: {corridor: {title: A corridor out of Mariupol}}
rounds: {brest: {title: Second round, at: 2022-02-28, scheduled: 2 mar evening}}
deadlines: {ultimatum: {title: Ultimatum, at: 2022-02-24, due: 1 mar}}
history:
  2022-02-28:
    - measure/corridor start: {until: 1 mar}
"""


def edtf(value: Json) -> Json:
    assert isinstance(value, dict)
    return value["edtf"]


def field(talks: Talks, ref: str, name: str) -> Json:
    return edtf(talks.field(ref, name))


def until(talks: Talks, words: str) -> Json:
    return edtf(talks.say(words).entries[-1].data["until"])


def test_until_is_the_next_such_day_and_not_the_last_one() -> None:
    talks = Talks.of(TALKS)

    assert until(talks, f'{CORRIDOR} start --until "6 mar"') == "2022-03-06"
    assert until(talks, f'confirm {CORRIDOR} --until "fri 18:00"') == "2022-03-04T18:00"
    assert until(talks, f"confirm {CORRIDOR} --until 18:00") == "2022-03-03T18:00"


def test_until_is_said_from_when_it_happened_however_late_that_is_told() -> None:
    talks = Talks.of(TALKS)

    assert until(talks, f'{CORRIDOR} start --at "25 feb" --until "27 feb"') == "2022-02-27"
    assert until(talks, f"{CORRIDOR} start --at 2022-02-25T09:00 --until 21:00") == (
        "2022-02-25T21:00"
    )


def test_plans_deadlines_periods_and_the_next_look_lie_ahead() -> None:
    talks = Talks.of(TALKS)
    talks.say("amend round/brest scheduled='5 mar 10:00' next_look=fri")
    talks.say("deadline/ultimatum extend due='thu 18:00'")
    talks.say(f"amend {CORRIDOR} period='5 mar to 7 mar'")

    assert field(talks, "round/brest", "scheduled") == "2022-03-05T10:00"
    assert field(talks, "round/brest", "next_look") == "2022-03-04"
    assert field(talks, "deadline/ultimatum", "due") == "2022-03-03T18:00"
    assert field(talks, CORRIDOR, "period") == "2022-03-05/2022-03-07"


def test_a_report_itself_is_of_what_has_been() -> None:
    talks = Talks.live()

    assert "has not come yet" in talks.refused("round/brest convene --at tomorrow")
    (entry,) = talks.say("round/brest convene --at tue").entries
    assert entry.occurred is not None
    assert entry.occurred.edtf == "2022-03-01"


def test_a_correction_looks_ahead_from_the_act_that_it_corrects() -> None:
    talks = Talks.of(TALKS)
    (entry,) = talks.say("deadline/ultimatum extend due='27 feb' --at '25 feb'").entries
    assert field(talks, "deadline/ultimatum", "due") == "2022-02-27"

    talks.say(f"correct {entry.seq} due='28 feb'")
    assert field(talks, "deadline/ultimatum", "due") == "2022-02-28"
    assert "There is no entry 99" in talks.refused("correct 99 due='28 feb'")


def test_a_scenario_looks_ahead_from_when_each_of_its_lines_was_so() -> None:
    talks = Talks.of(TALKS)

    assert field(talks, "round/brest", "scheduled") == "2022-03-02 evening"
    assert field(talks, "deadline/ultimatum", "due") == "2022-03-01"
    endings = (one.data["until"] for one in talks.entries if "until" in one.data)
    assert [edtf(one) for one in endings] == ["2022-03-01"]


def test_a_time_that_is_not_understood_is_refused_once() -> None:
    talks = Talks.of(TALKS)

    assert talks.refused(f"{CORRIDOR} start --at wendesday --until fri").count("wendesday") == 1
    assert talks.refused(f"{CORRIDOR} start --until fryday").startswith("--until: 'fryday'")
