"""The agenda: where each party stands on each item, what is agreed for good, and the texts."""

from __future__ import annotations

from negotiation.views.agenda import Agenda, ItemRow, agenda
from negotiation.views.filters import Choice, Filters
from negotiation.views.texts import TextRow
from tests.talks import PEOPLE, Talks

HAVANA = "{id: havana, title: Havana talks, zone: America/Bogota, clock: 2016-12-01"
COLOMBIA = """
sources: {el-tiempo: {name: El Tiempo, reliability: B}}
parties: {government: Government of Colombia, farc: FARC-EP, congress: Congress}
items:
  land: {title: Land reform, at: 2013-05-26, state: agreed}
  participation: {title: Political participation, at: 2013-11-06, state: agreed}
  drugs: {title: Illicit drugs, at: 2014-05-16, state: agreed}
  victims: {title: Victims, at: 2012-08-26, state: under_discussion}
  end: {title: End of the conflict, at: 2012-08-26, state: under_discussion}
"""
DAYTON = "{id: dayton, title: Dayton talks, zone: America/New_York, clock: 1995-11-21T15:00}"
BOSNIA = """
parties: {bosnia: Bosnia, croatia: Croatia, serbia: Serbia}
items:
  map:
    title: The map
    state: under_discussion
    positions:
      bosnia: {state: demands, at: 1995-11-18, text: Gorazde joined to Sarajevo by land}
      serbia: {state: offers, at: 1995-11-18}
  brcko:
    title: Brcko
    links: [{split_from: item/map, since: 1995-11-21}]
  slavonia: {title: Eastern Slavonia, state: agreed, at: 1995-11-12}
  peace:
    title: Peace between the republics
    state: agreed
    at: 1995-11-12
    links: [{only_with: item/slavonia}]
  arbitration: {title: Arbitration, links: [{alternative_to: item/brcko, rank: 1}]}
  corridor: {title: A corridor, links: [{alternative_to: item/brcko, rank: 2}]}
"""
RAMBOUILLET = "{id: kosovo, title: Kosovo talks, zone: Europe/Paris, clock: 1999-03-19T12:00}"
KOSOVO = """
parties:
  kosovo-albanians: Kosovo Albanians
  yugoslavia: Yugoslavia
  contact-group: {name: Contact Group, role: mediator}
people: {mayorski: Boris Mayorski}
texts:
  interim:
    title: Interim agreement
    version: of 23 February
    pen_holder: contact-group
    state: closed
    at: 1999-03-15
    consents: {kosovo-albanians: , yugoslavia: , mayorski: }
  military: {title: Military chapter, within: text/interim, state: bracketed}
  civilian: {title: Civilian chapter, within: text/interim, state: closed}
"""
NATO = (
    PEOPLE
    + """
items:
  nato: {title: Ukraine stays outside NATO}
  guarantees:
    title: Guarantees
    positions:
      ukraine:
        state: open_to
        at: 2022-03-01
        speaker: medinsky
        visibility: leaked
        provided: {ref: item/nato, states: agreed}
"""
)


def seen(talks: Talks, wanted: Filters | None = None, as_of: str | None = None) -> Agenda:
    return agenda(talks.state(as_of=as_of), Choice(wanted))


def items(talks: Talks, wanted: Filters | None = None) -> dict[str, ItemRow]:
    return {one.thing.ref.slug: one for one in seen(talks, wanted).items}


def the_text(talks: Talks, slug: str) -> TextRow:
    return next(one for one in seen(talks).texts if one.thing.ref.slug == slug)


def havana(linkage: str | None = "nothing_until_everything") -> Talks:
    rule = f", linkage: {linkage}" if linkage else ""
    return Talks.past(COLOMBIA, f"{HAVANA}{rule}}}")


def test_in_havana_nothing_was_agreed_until_everything_was() -> None:
    talks = havana()

    assert str(seen(talks).linkage) == (
        "Nothing is agreed until everything is agreed: 3 of 5 agreed, provisionally"
    )
    provisional = {slug for slug, row in items(talks).items() if row.provisional}
    assert provisional == {"land", "participation", "drugs"}

    talks.say("item/victims agree --at 2015-12-15")
    talks.say("item/end agree_in_principle --at 2016-06-23")
    assert str(seen(talks).linkage).endswith("4 of 5 agreed, 1 agreed in principle, provisionally")

    talks.say("item/end agree --at 2016-08-24")
    assert str(seen(talks).linkage) == "Everything is agreed: 5 of 5 agreed"
    assert not any(row.as_json()["provisional"] for row in items(talks).values())


def test_what_was_withdrawn_is_not_waited_for() -> None:
    talks = havana()
    talks.say("item/victims withdraw --at 2016-01-01")
    talks.say("item/end deny --at 2016-01-01")

    assert seen(talks).as_json()["linkage"] == {
        "rule": "nothing_until_everything",
        "kind": "item",
        "of": 3,
        "states": {"agreed": 3},
        "complete": True,
    }


def test_under_early_harvest_each_agreed_item_counts_on_its_own() -> None:
    talks = havana("early_harvest")

    assert str(seen(talks).linkage) == "What is agreed counts on its own: 3 of 5 agreed"
    assert not any(row.provisional for row in items(talks).values())


def test_without_a_rule_only_the_count_is_told() -> None:
    assert str(seen(havana(None)).linkage) == "3 of 5 agreed"


def test_reopening_an_item_says_what_it_takes_with_it() -> None:
    talks = havana()
    assert items(talks)["land"].takes_along == ()
    talks.say("item/land reopen --at 2016-10-03 --note 'After the plebiscite.'")

    assert items(talks)["land"].as_json()["takes_along"] == ["item/participation", "item/drugs"]
    assert items(talks)["victims"].takes_along == ()


def test_under_early_harvest_only_the_package_falls_with_what_is_reopened() -> None:
    talks = Talks.past(BOSNIA, DAYTON)
    talks.say("add item map-annex title='Annex' state=agreed --at 1995-11-20")
    talks.say("item/slavonia reopen --at 1995-11-20")

    assert items(talks)["slavonia"].takes_along == ("item/peace",)
    talks.say("item/slavonia agree --at 1995-11-20")
    talks.say("item/peace reopen --at 1995-11-20")
    assert items(talks)["peace"].takes_along == ("item/slavonia",)


def test_what_counts_only_while_an_item_is_agreed_falls_with_it() -> None:
    talks = Talks.of(
        NATO
        + """  neutrality:
    title: Neutrality
    state: agreed
    at: 2022-03-01
    provided: {ref: item/nato, states: agreed}
  bases: {title: Bases, state: agreed, at: 2022-03-01, links: [{in_exchange_for: item/neutrality}]}
"""
    )
    talks.say("item/nato agree --at 2022-03-01")
    talks.say("item/nato reopen --at 2022-03-02")

    assert items(talks)["nato"].takes_along == ("item/neutrality", "item/bases")
    assert str(seen(talks).linkage) == "1 of 4 agreed"


def test_an_item_is_split_and_packages_and_ranked_alternatives_are_seen_from_both_ends() -> None:
    ties = {slug: [str(one) for one in row.ties] for slug, row in items(_dayton()).items()}

    assert ties["map"] == ["split into Brcko"]
    assert ties["brcko"] == [
        "split from The map",
        "alternative to Arbitration, rank 1",
        "alternative to A corridor, rank 2",
    ]
    assert ties["slavonia"] == ["only with Peace between the republics"]
    assert ties["peace"] == ["only with Eastern Slavonia"]
    assert ties["corridor"] == ["alternative to Brcko, rank 2"]


def _dayton() -> Talks:
    return Talks.past(BOSNIA, DAYTON)


def test_parties_with_a_position_stand_in_the_order_in_which_they_were_added() -> None:
    talks = _dayton()
    talks.say("add position croatia-slavonia item=slavonia party=croatia state=demands")

    assert seen(talks).parties == (
        ("party/bosnia", "Bosnia"),
        ("party/croatia", "Croatia"),
        ("party/serbia", "Serbia"),
    )


def test_a_stance_by_anothers_word_stands_beside_the_desks() -> None:
    talks = _dayton()
    talks.say("position/serbia-map reject --according-to bosnia --at 1995-11-19")
    (position,) = items(talks)["map"].of(seen(talks).parties[1][0])

    assert position.thing.stand is not None
    assert position.thing.stand.state == "offers"
    (voice,) = position.thing.voices
    assert (voice.who, voice.stand and voice.stand.state) == ("party/bosnia", "rejects")


def test_each_stance_of_a_position_is_told_with_its_date_source_and_grade() -> None:
    talks = Talks.of(NATO)
    talks.say("position/ukraine-guarantees demand --at '2022-03-02 evening' --source nrc:2")
    talks.say("position/ukraine-guarantees demand --at 2022-03-02T21:00 --source tass:3")
    (position,) = items(talks)["guarantees"].positions

    told = [(one.state, one.word.occurred and one.word.occurred.edtf) for one in position.moves]
    assert told == [
        ("open_to", "2022-03-01"),
        ("demands", "2022-03-02T21:00"),
        ("demands", "2022-03-02 evening"),
    ]
    history = position.as_json()["history"]
    assert isinstance(history, list)
    assert {one["grade"] for one in history} == {"F6", "B2", "D3"}


def test_a_position_counts_only_while_its_condition_holds() -> None:
    talks = Talks.of(NATO)
    (position,) = items(talks)["guarantees"].positions
    assert position.as_json()["provided"] == {
        "holds": False,
        "on": ["item/nato"],
        "missing": [
            {"ref": "item/nato", "says": "Ukraine stays outside NATO: proposed; agreed is due"}
        ],
    }

    talks.say("item/nato agree")
    (position,) = items(talks)["guarantees"].positions
    assert position.proviso is not None
    assert position.proviso.holds


def test_items_within_an_item_are_counted_and_its_positions_are_not() -> None:
    talks = _dayton()
    for slug in ("sarajevo", "gorazde"):
        talks.say(f"add item {slug} title={slug} within=map state=agreed")

    assert [str(one) for one in items(talks)["map"].tallies] == ["2 of 2 agreed"]


def test_one_sides_closed_text_stands_against_the_others_draft() -> None:
    talks = Talks.past(KOSOVO, RAMBOUILLET)
    talks.say("text/interim bracket --according-to yugoslavia --at 1999-03-15")
    row = the_text(talks, "interim")

    assert row.thing.stand is not None
    assert row.thing.stand.state == "closed"
    assert [(one.who, one.stand and one.stand.state) for one in row.thing.voices] == [
        ("party/yugoslavia", "bracketed")
    ]


def test_who_signed_and_who_refused_is_counted_and_clauses_are_counted_apart() -> None:
    talks = Talks.past(KOSOVO, RAMBOUILLET)
    talks.say("consent/kosovo-albanians-interim sign --at 1999-03-18")
    talks.say("consent/yugoslavia-interim refuse --at 1999-03-18")
    talks.say("consent/mayorski-interim refuse --at 1999-03-18")
    row = the_text(talks, "interim")

    assert [(one.kind, str(one)) for one in row.tallies] == [
        ("text", "1 of 2 bracketed, 1 closed"),
        ("consent", "2 of 3 refused, 1 signed"),
    ]
    assert [one.owner for one in row.consents] == [
        "party/kosovo-albanians",
        "party/yugoslavia",
        "person/mayorski",
    ]


def test_a_ratification_that_failed_and_was_tried_again_keeps_both() -> None:
    talks = havana()
    talks.say("add text final title='Final agreement' --at 2016-08-24 state=closed")
    for party in ("government", "farc", "congress"):
        talks.say(f"add consent {party}-final of_text=final party={party} --at 2016-08-24")
    for party in ("government", "farc"):
        talks.say(f"consent/{party}-final sign --at 2016-09-26")
    talks.say("consent/congress-final fail --at 2016-10-02 --note 'Lost at the plebiscite.'")
    talks.say("consent/government-final sign --at 2016-11-24 --note 'The renegotiated text.'")
    talks.say("consent/congress-final ratify --at 2016-11-30")
    row = the_text(talks, "final")

    congress = row.consents[-1]
    assert [(one.state, one.word.moment[:10]) for one in congress.moves] == [
        ("awaited", "2016-08-25"),
        ("failed", "2016-10-03"),
        ("ratified", "2016-12-01"),
    ]
    assert str(row.tallies[0]) == "2 of 3 signed, 1 ratified"
    before = seen(talks, as_of="2016-10-10").texts[0]
    assert str(before.tallies[0]) == "2 of 3 signed, 1 failed"


def test_an_item_is_found_by_a_party_that_has_a_position_on_it() -> None:
    talks = _dayton()

    party = talks.state().of_kind("party")[0].ref
    assert list(items(talks, Filters(party=party))) == ["map"]
    assert list(items(talks, Filters(find="brcko"))) == ["brcko"]


def test_what_is_marked_above_the_ceiling_is_neither_shown_nor_named() -> None:
    talks = Talks.of(NATO)
    talks.say("amend item/nato handling=red")
    talks.say("position/ukraine-guarantees demand --handling red --at 2022-03-02")
    choice = Choice(Filters(handling="amber"))
    (row,) = agenda(talks.state(), choice).items
    (position,) = row.positions

    assert row.thing.ref == "item/guarantees"
    assert position.proviso is not None
    assert (position.proviso.on, position.proviso.missing) == ((), ())
    assert [one.state for one in position.moves] == ["open_to"]
    assert choice.withheld == 2

    talks.say("amend position/ukraine-guarantees handling=red")
    assert agenda(talks.state(), choice).items[0].positions == ()
    assert list(items(talks, Filters(handling="amber", party=position.owner))) == []


def test_items_that_were_merged_into_another_or_replaced_are_not_waited_for() -> None:
    talks = havana()
    talks.say("add item rest title='Victims and the end' state=agreed --at 2016-08-24")
    talks.say("amend item/victims links+='{continued_in: item/rest}' --at 2016-08-24")
    assert str(seen(talks).linkage).endswith("4 of 5 agreed, provisionally")

    talks.say("amend item/rest links+='{replaces: item/end}' --at 2016-08-24")
    assert str(seen(talks).linkage) == "Everything is agreed: 4 of 4 agreed"
