"""Each shipped negotiation answers the ten questions that Parley is for, at a telling moment."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from negotiation.scenario.shipped import folder
from negotiation.words.refs import Ref
from tests.scenario.test_library import NEGOTIATIONS, talks
from tui.cli.main import main

QUESTIONS = (
    "where does each round stand",
    "why is it not sitting",
    "who is where",
    "what is asked first",
    "who stands where on the agenda",
    "which answers contradict each other",
    "what did we know then",
    "what changed since my last shift",
    "what moved towards talks and away",
    "what has to happen before",
    "how did it move",
    "what is not the same",
)
"""The ten, and the two ways to look back over them: the log and the difference."""

TELLING: Mapping[str, tuple[tuple[str, str], ...]] = {
    "camp-david-1978": (
        ("status --as-of 1978-09-15T12:00", "Camp David summit suspended"),
        (
            "why text/sinai bring_into_force --as-of 1978-09-15T12:00",
            "Israel's settlements leave Sinai: stated",
        ),
        ("delegations --as-of 1978-09-15T12:00", "Egypt arrived Fri 15 Sep, morning"),
        ("conditions --as-of 1978-09-15T12:00", "Egypt asks Israel · hard"),
        ("agenda --as-of 1978-09-14", "settlements and airfields deadlocked red line demands"),
        ("claims --as-of 1978-10-20", "Three months, while the treaty is made disputed"),
        ("status round/summit --as-of 1978-09-15 --known-at 1978-09-15", "suspended"),
        ("handover --since 1978-09-14T12:00 --until 1978-09-16T23:59", "Sadat stays"),
        ("timeline --as-of 1978-09-16", "Fri 15 Sep ▲2 ▼1"),
        ("road text/sinai in_force --as-of 1978-09-15T12:00", "consent/knesset-sinai ratify"),
        ("log text/framework", "version without Sinai, 12 September"),
        ("diff --from 1978-09-14T12:00 --to 1978-09-16T23:59", "demands → offers"),
    ),
    "dayton-1995": (
        ("status --as-of 1995-11-21T01:00", "Muhamed Šaćirbegović says collapsed"),
        (
            "why text/gfap close --as-of 1995-11-21T01:00",
            "Brčko: deadlocked; agreed or deferred is due",
        ),
        ("delegations --as-of 1995-11-06", "Croatia heading home Thu 2 Nov"),
        ("conditions --as-of 1995-11-08T06:00", "The reporter David Rohde is let go stated"),
        ("agenda --as-of 1995-11-20T12:00", "Nothing is agreed until everything is agreed"),
        ("claims --as-of 1995-11-21", "Not over, but in complete crisis disputed"),
        ("status text/gfap --as-of 1995-11-21T01:00 --known-at 1995-11-21T01:00", "single text"),
        ("handover --since 1995-11-20T12:00 --until 1995-11-21T12:00", "Clinton announces peace"),
        ("timeline --as-of 1995-11-21", "Tue 21 Nov ▲3 ▼2"),
        ("road text/gfap in_force --as-of 1995-11-21T01:00", "precondition/brcko-too meet"),
        ("log round/dayton", "Muhamed Šaćirbegović: Dayton talks: collapsed"),
        ("diff --from 1995-11-20T12:00 --to 1995-11-21T12:00", "single text → closed"),
    ),
    "ukraine-2022": (
        ("status", "Second round convening"),
        ("why round/brest open", "Stop bombing civilians: stated"),
        ("delegations", "Russia arrived Wed 2 Mar, evening"),
        ("conditions", "Ukraine asks Russia · hard"),
        ("agenda", "Guarantees from NATO countries"),
        ("claims", "Not completely taken disputed"),
        ("status round/brest --as-of 2022-03-01 --known-at 2022-03-01", "agreed in principle"),
        ("handover --since 2022-03-01T09:00", "Second round: convening"),
        ("timeline", "Tue 1 Mar ▲1 ▼0"),
        ("road round/brest in_session", "depends on Russia"),
        ("log delegation/ukraine-brest", "Ukraine: Ukraine's delegation, Second round: en route"),
        ("diff --from 2022-03-01 --to 2022-03-02", "agreed in principle → convening"),
    ),
    "usmca-2018": (
        ("status --as-of 2018-09-29", "Eighth round cancelled"),
        ("why text/usmca close --as-of 2018-09-29", "sell it in Canada: contested; agreed is due"),
        ("delegations --as-of 2018-08-30", "head Chrystia Freeland"),
        ("conditions --as-of 2018-05-31", "Canada accepts a five-year sunset clause stated"),
        ("agenda --as-of 2018-05-17", "Sunset clause contested demands rejects rejects"),
        ("claims --as-of 2018-09-30", "No meeting was requested disputed"),
        ("status round/leaders --as-of 2018-05-30 --known-at 2018-05-30", "is not in this record"),
        ("handover --since 2018-08-26 --until 2018-09-01", "The text is due"),
        ("timeline --as-of 2018-09-30", "Sun 30 Sep ▲2 ▼0"),
        ("road text/usmca closed --as-of 2018-09-29", "depends on United States"),
        ("log text/usmca", "version as lodged at midnight"),
        ("diff --from 2018-09-29 --to 2018-10-01", "bracketed → closed"),
    ),
    "writers-2023": (
        ("status --as-of 2023-09-20", "September talks in session"),
        ("why round/august open --as-of 2023-08-10", "Answer in all fields of work: stated"),
        ("delegations --as-of 2023-09-20", "head Carol Lombardini"),
        ("conditions --as-of 2023-08-10", "AMPTP asks Writers Guild"),
        ("agenda --as-of 2023-08-23", "AMPTP: rejects Mon 1 May B2 → offers Fri 11 Aug B1"),
        ("claims --as-of 2023-09-10", "The guild insisted on staffing disputed"),
        ("agenda --as-of 2023-08-12 --known-at 2023-08-12", "AMPTP: Rises of 4, 3 and 2 %"),
        ("handover --since 2023-09-23 --until 2023-09-26", "Talks of Sunday: concluded"),
        ("timeline --as-of 2023-09-24", "Mon 17 Apr ▲0 ▼1"),
        ("road text/mba-2023 in_force --as-of 2023-09-28", "consent/members-mba-2023 ratify"),
        ("log process/writers-2023", "Hollywood writers' contract: on strike"),
        ("diff --from 2023-09-01 --to 2023-09-25", "on strike → tentative agreement"),
    ),
    "yemen-2018": (
        ("status --as-of 2018-09-09", "Geneva consultations not held"),
        ("why round/geneva open --as-of 2018-09-07T11:00", "The delegation can go home again"),
        ("delegations --as-of 2018-09-07T11:00", "Ansar Allah delayed Wed 5 Sep"),
        ("conditions --as-of 2018-12-02", "Its wounded are flown to Oman pledged"),
        ("agenda --as-of 2018-12-12", "Mohammed Abdulsalam says denied"),
        ("claims --as-of 2018-09-08", "No, the coalition refused it disputed"),
        ("claims --as-of 2018-12-20 --known-at 2018-12-20", "Yes, on prisoners"),
        ("handover --since 2018-12-03 --until 2018-12-06", "Stockholm consultations: in session"),
        ("timeline --as-of 2018-12-13", "Tue 30 Oct ▲1 ▼1"),
        ("road round/stockholm in_session --as-of 2018-12-01", "precondition/way-home meet"),
        ("log round/geneva", "Geneva consultations: not held"),
        (
            "diff --from 2018-09-08T23:00 --to 2018-12-07",
            "Stockholm consultations in session",
        ),
    ),
}
"""By negotiation: a command for each question, and what it tells there."""

LATE: Mapping[str, tuple[str, str, str]] = {
    "camp-david-1978": ("measure/guard", "1982-10-10", "1982-10-12"),
    "dayton-1995": ("claim/study-europeans", "2005-11-20", "2005-11-21"),
    "usmca-2018": ("development/letter-removed", "2018-09-10", "2018-09-12"),
    "writers-2023": ("measure/figures-confidential", "2023-08-21", "2023-08-22"),
    "yemen-2018": ("development/mattis-rings", "2019-07-17", "2019-07-18"),
}
"""By negotiation: what came out late, when it was not known yet, and when it was."""

asked = [
    pytest.param(scenario, command, tells, id=f"{scenario}: {question}")
    for scenario, rows in TELLING.items()
    for question, (command, tells) in zip(QUESTIONS, rows, strict=True)
]


def test_every_shipped_negotiation_is_asked() -> None:
    assert set(TELLING) == {path.stem for path in NEGOTIATIONS}


@pytest.mark.parametrize(("scenario", "command", "tells"), asked)
def test_it_answers(
    scenario: str, command: str, tells: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main([*command.split(" "), "-r", str(folder() / f"{scenario}.yaml")])
    told = capsys.readouterr()
    assert tells in " ".join((told.out + told.err).split())


@pytest.mark.parametrize("scenario", LATE)
def test_what_came_out_late_was_there_and_nobody_knew(scenario: str) -> None:
    ref, before, after = LATE[scenario]
    path = folder() / f"{scenario}.yaml"
    assert Ref(ref) not in talks(path, known_at=before)
    assert Ref(ref) in talks(path, known_at=after)
