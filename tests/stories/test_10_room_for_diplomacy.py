"""Room for diplomacy: by day what led towards talks and away, beside signed judgements."""

from __future__ import annotations

from negotiation.views.filters import Choice, Filters
from negotiation.views.timeline import timeline
from tests.talks import Talks
from tests.told import Lines, line, on_the_day, seen

PROCESS = "{id: minsk-2, title: Normandy talks, zone: Europe/Minsk}"
MINSK = """
sources:
  reuters: {name: Reuters, reliability: B}
  osce: {name: OSCE, reliability: A}
  dnr: {name: Donetsk News Agency, reliability: E}
parties: {ukraine: Ukraine, russia: Russia, germany: Germany, france: France}
people:
  merkel: {name: Angela Merkel, party: germany}
  hollande: {name: François Hollande, party: france}
developments:
  kremlin:
    {title: Merkel and Hollande in the Kremlin, bearing: towards, category: diplomacy,
    at: 2015-02-06, source: reuters:1}
  call:
    {title: The four agree to meet in Minsk, bearing: towards, category: diplomacy,
    at: 2015-02-08, source: reuters:1}
  kramatorsk:
    {title: Rockets on Kramatorsk, bearing: away, category: violence, at: 2015-02-10,
    source: "reuters:2 via osce:1"}
  donetsk:
    {title: A bus station shelled in Donetsk, bearing: away, category: violence,
    at: 2015-02-11 morning, source: "reuters:3 via dnr:4"}
questions:
  room:
    title: Will it succeed?
    at: 2015-02-06
    claims:
      merkel:
        {says: It is uncertain, judgement: true, at: 2015-02-07, source: reuters:1}
      hollande:
        {says: One of the last chances, judgement: true, at: 2015-02-07, source: reuters:1}
rounds:
  minsk: {title: Summit in Minsk, at: 2015-02-08, scheduled: wed, state: scheduled}
texts:
  package: {title: Package of measures, at: 2015-02-10}
"""


class TestMinsk:
    """From the Kremlin on 6 February 2015 to the morning of the 12th."""

    def told(self) -> Talks:
        talks = on_the_day(MINSK, PROCESS, "2015-02-12T14:00+03:00")
        talks.say("round/minsk open --at '2015-02-11 evening' --source reuters:1")
        talks.say("text/package close --at '2015-02-12 morning' --source reuters:1")
        return talks

    def test_each_day_counts_what_led_towards_talks_and_what_led_away(self) -> None:
        assert {day: lines[0].partition(" ▲")[2] for day, lines in _days(self.told()).items()} == {
            "Fri 6 Feb": "1 ▼0",
            "Sat 7 Feb": "",
            "Sun 8 Feb": "1 ▼0",
            "Tue 10 Feb": "0 ▼1",
            "Wed 11 Feb": "0 ▼1",
            "Thu 12 Feb": "",
        }

    def test_what_is_counted_stands_under_its_day_with_its_sources(self) -> None:
        days = _days(self.told())

        assert line(days["Tue 10 Feb"], "Kramatorsk") == (
            "▼ developments Rockets on Kramatorsk Reuters B2 via OSCE A1"
        )
        assert "Reuters B3 via Donetsk News Agency E4" in line(days["Wed 11 Feb"], "bus station")
        assert line(days["Fri 6 Feb"], "Kremlin").startswith("▲ developments")

    def test_judgements_stand_beside_the_counts_each_with_who_signed_it(self) -> None:
        judged = [one for one in _days(self.told())["Sat 7 Feb"] if "judgements" in one]

        assert judged == [
            "judgements Angela Merkel on Will it succeed?: It is uncertain Reuters B1",
            "judgements François Hollande on Will it succeed?: One of the last chances Reuters B1",
        ]

    def test_what_moved_in_the_talks_stands_on_its_day_too(self) -> None:
        days = _days(self.told())

        assert "evening Summit in Minsk: in session" in line(days["Wed 11 Feb"], "Summit")
        assert "morning Package of measures: closed" in line(days["Thu 12 Feb"], "Package")

    def test_nothing_is_made_of_it_but_counts(self) -> None:
        talks = self.told()
        for day in timeline(talks.state(), Choice()).as_json()["days"]:  # type: ignore[attr-defined]
            assert set(day) == {"day", "towards", "away", "rows"}
            bearings = [row["bearing"] for row in day["rows"]]
            assert (day["towards"], day["away"]) == (
                bearings.count("towards"),
                bearings.count("away"),
            )

    def test_a_late_fact_is_counted_on_the_day_on_which_it_happened(self) -> None:
        talks = self.told()
        talks.say(
            "add development debaltseve title='The road to Debaltseve is cut' bearing=away"
            " --at 2015-02-09 --known 2015-02-12 --source reuters:2"
        )
        (head, told) = _days(talks)["Mon 9 Feb"]

        assert head == "Mon 9 Feb ▲0 ▼1"
        assert told.endswith("learned Thu 12 Feb")
        assert "Mon 9 Feb" not in _days(talks, known_at="2015-02-11")

    def test_it_reads_otherwise_to_one_side_whose_account_is_not_counted(self) -> None:
        talks = self.told()
        talks.say("amend development/donetsk bearing=none --according-to russia --source dnr:5")

        days = _days(talks)
        assert days["Wed 11 Feb"][0].endswith("▲0 ▼1")

    def test_only_what_bears_on_one_side_or_since_a_day_can_be_asked_for(self) -> None:
        talks = self.told()
        shown = seen(talks, "timeline", Filters(find="donetsk"))

        assert [one for one in shown[1:] if "▼" in one] == [
            "Wed 11 Feb ▲0 ▼1",
            line(shown, "bus station"),
        ]


def _days(talks: Talks, known_at: str | None = None) -> dict[str, Lines]:
    """Show the timeline, the lines of each day by that day."""
    found: dict[str, Lines] = {}
    for one in seen(talks, "timeline", known_at=known_at)[1:]:
        if one[:3] in {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}:
            found[" ".join(one.split()[:3])] = day = []
        day.append(one)
    return found
