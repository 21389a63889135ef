"""Recording beyond an update: adopting, correcting, taking in, filing, making, editing."""

import pytest

from negotiation.desk import Desk
from negotiation.events import Entry
from negotiation.record import Store
from negotiation.words.refs import Ref
from tests.tui.hands import Hands, at_the_board
from tui.dialogs.adopt import accounts
from tui.dialogs.correct import entry_to_correct
from tui.dialogs.unfiled import file_report
from tui.typed.report_line import line_of, parse, vocabulary
from tui.typed.suggested import Cursor, Suggestion, suggested

STOP_BOMBING = Ref("precondition/stop-bombing")
UKRAINE = Ref("delegation/ukraine-brest")
RUSSIA = Ref("party/russia")
CEASEFIRE = Ref("item/ceasefire")
KHERSON = Ref("question/kherson")


class Counting:
    """Counts the keys that are pressed, besides the words."""

    def __init__(self, hands: Hands) -> None:
        self.hands, self.keys = hands, 0

    async def press(self, *keys: str) -> None:
        self.keys += len(keys)
        await self.hands.press(*keys)

    async def type(self, words: str) -> None:
        await self.hands.type(words)


async def file(hands: Hands, report: Entry) -> None:
    """Press a on a report that is not filed yet."""
    board = hands.board
    file_report(hands.app, board.session, report.seq, "", board._recorded)
    await hands.pilot.pause()


def last(store: Store) -> Entry:
    return list(store.read())[-1]


def state_of(store: Store, ref: str, voice: Ref | None = None) -> str:
    standing = Desk(store).state().standing(Ref(ref), voice)
    assert standing is not None
    return standing.state


async def test_russia_says_it_is_met_and_ukraine_says_it_is_not_in_seven_keys(
    desk: Desk, store: Store
) -> None:
    async with at_the_board(desk) as hands:
        hands.board.view.stand_on(STOP_BOMBING)
        counting = Counting(hands)
        await counting.press("a", "t")
        await counting.type("says russia tass:4")
        await counting.press("tab", "enter")
        await hands.until_back()
        await counting.press("full_stop")
        await counting.type("says ukraine reuters:2")
        await counting.press("enter")
        await hands.until_back()
        assert counting.keys <= 7
    assert state_of(store, STOP_BOMBING, RUSSIA) == "met"
    assert state_of(store, STOP_BOMBING, Ref("party/ukraine")) == "stated"
    assert state_of(store, STOP_BOMBING) == "stated"


async def test_adopting_shows_the_account_as_a_sentence_and_another_key_confirms(
    desk: Desk, store: Store
) -> None:
    async with at_the_board(desk) as hands:
        hands.board.view.stand_on(UKRAINE)
        await hands.press("equals_sign")
        assert "Ukraine: Ukraine's delegation, Second round: en route" in hands.frame
        await hands.press("equals_sign")
        assert state_of(store, UKRAINE) == "named"
        await hands.press("enter")
        await hands.until_back()
    assert state_of(store, UKRAINE) == "en_route"
    adopted = last(store)
    assert adopted.according_to is None
    assert len(adopted.because) == 1


async def test_of_several_accounts_one_is_picked(desk: Desk, store: Store) -> None:
    async with at_the_board(desk) as hands:
        hands.board.view.stand_on(UKRAINE)
        await hands.press("a", "r")
        await hands.type("says russia nrc:3")
        await hands.press("enter")
        await hands.until_back()
        await hands.press("equals_sign")
        assert "Russia: Ukraine's delegation, Second round: arrived" in hands.frame
        await hands.press("down", "up", "enter")
        await hands.until_back()
    assert state_of(store, UKRAINE) == "arrived"


async def test_what_nobody_else_says_can_not_be_adopted(desk: Desk) -> None:
    async with at_the_board(desk) as hands:
        hands.board.view.stand_on(STOP_BOMBING)
        await hands.press("equals_sign")
        assert "Nobody else" in hands.frame
        assert hands.app.screen is hands.board


async def test_an_account_whose_conditions_are_unmet_asks_for_the_reason(
    desk: Desk, store: Store
) -> None:
    async with at_the_board(desk) as hands:
        hands.board.view.stand_on(Ref("round/brest"))
        await hands.press("a", "o")
        await hands.type("says russia nrc:3")
        await hands.press("enter")
        await hands.until_back()
        await hands.press("equals_sign")
        assert "Stop bombing civilians" in hands.frame
        await hands.press("enter")
        assert state_of(store, "round/brest") == "convening"
        await hands.type("they sat down all the same")
        await hands.press("enter")
        await hands.until_back()
    assert state_of(store, "round/brest") == "in_session"
    assert last(store).data["despite"] == "they sat down all the same"


async def test_what_is_typed_replaces_what_an_entry_said_and_the_rest_stays(
    desk: Desk, store: Store
) -> None:
    async with at_the_board(desk) as hands:
        hands.board.view.stand_on(UKRAINE)
        await hands.press("a", "r")
        await hands.type("-2h reuters:2 – seen at the station")
        await hands.press("enter")
        await hands.until_back()
        await hands.press("x")
        assert "It said" in hands.frame
        await hands.type("depart nrc:3")
        assert "en route" in hands.frame
        await hands.press("enter")
        await hands.until_back()
    entry = last(store)
    assert state_of(store, UKRAINE) == "en_route"
    assert (entry.source, entry.note) == ("nrc:3", "seen at the station")
    assert entry.occurred is not None
    assert entry.occurred.edtf == "2022-03-02T20:00"


async def test_a_correction_that_says_nothing_is_not_recorded_and_one_may_take_back_instead(
    desk: Desk, store: Store
) -> None:
    async with at_the_board(desk) as hands:
        hands.board.view.stand_on(UKRAINE)
        await hands.press("a", "r", "enter")
        await hands.until_back()
        before = last(store)
        await hands.press("x", "enter")
        assert "why it is taken back" in hands.frame
        await hands.press("tab", "enter")
        assert "needs its reason" in hands.frame
        assert last(store) == before
        await hands.type("it was the other delegation")
        await hands.press("enter")
        await hands.until_back()
    assert (last(store).type, last(store).note) == ("retracted", "it was the other delegation")
    assert state_of(store, UKRAINE) == "named"


def test_the_entry_that_is_looked_at_is_corrected_else_what_was_recorded_last(desk: Desk) -> None:
    state = desk.state()
    assert entry_to_correct(UKRAINE, 1, state) == state.history.numbered(1)
    assert entry_to_correct(UKRAINE, None, state) == max(
        state[UKRAINE].entries, key=lambda one: one.seq
    )
    assert entry_to_correct(None, None, state) is None


def test_an_entry_by_somebody_else_is_what_is_adopted_there(desk: Desk) -> None:
    state = desk.state()
    [told] = accounts(UKRAINE, None, state)
    assert accounts(STOP_BOMBING, told.seq, state) == (told,)


async def test_a_report_is_taken_in_word_for_word_however_many_lines_it_has(
    desk: Desk, store: Store
) -> None:
    raw = 'BREAKING\n\tDelegation – "en route" –\x1b[31m left Gomel\nmore soon'
    async with at_the_board(desk, (80, 24)) as hands:
        await hands.press("i")
        await hands.type(raw)
        assert "\x1b" not in hands.frame
        await hands.press("tab")
        await hands.type('-1h reuters:3 "we are on our way"')
        await hands.press("enter")
        await hands.until_back()
    entry = last(store)
    assert (entry.type, entry.subject, entry.note) == ("noted", "", raw)
    assert (entry.source, entry.quote) == ("reuters:3", "we are on our way")
    assert entry.occurred is not None
    assert entry.occurred.edtf == "2022-03-02T21:00"


async def test_a_report_without_words_is_not_recorded(desk: Desk, store: Store) -> None:
    before = last(store)
    async with at_the_board(desk) as hands:
        await hands.press("i", "enter")
        assert "needs its text" in hands.frame
    assert last(store) == before


async def test_filing_a_report_carries_when_source_and_quotation_and_cites_it(
    desk: Desk, store: Store
) -> None:
    async with at_the_board(desk) as hands:
        await hands.press("i")
        await hands.type("Ukrainians seen in Brest")
        await hands.press("tab")
        await hands.type('-1h reuters:3 "they are here"')
        await hands.press("enter")
        await hands.until_back()
        report = last(store)
        await file(hands, report)
        await hands.type("ukr brest del")
        await hands.press("enter", "r")
        assert 'T21:00 reuters:3 "they are here"' in hands.frame
        await hands.press("enter")
        await hands.until_back()
        assert hands.board.last_source == "reuters:3"
    filed = last(store)
    assert state_of(store, UKRAINE) == "arrived"
    assert (filed.source, filed.quote, filed.because) == (
        "reuters:3",
        "they are here",
        (report.act,),
    )


async def test_a_report_about_what_never_moves_is_filed_as_a_remark_and_about_the_new_as_that(
    desk: Desk, store: Store
) -> None:
    async with at_the_board(desk) as hands:
        await hands.press("i")
        await hands.type("Medinsky speaks of a ceasefire")
        await hands.press("enter")
        await hands.until_back()
        report = last(store)
        await file(hands, report)
        await hands.type("medinsky person/")
        await hands.press("enter", "enter")
        await hands.until_back()
        remark = last(store)
        assert (remark.subject, remark.note) == ("person/medinsky", report.note)
        assert remark.because == (report.act,)
        await file(hands, report)
        await hands.type("Podolyak")
        assert "something new “Podolyak”" in hands.frame
        await hands.press("enter")
        await hands.type("person")
        await hands.press("enter")
        assert "New person" in hands.frame
        await hands.press("enter")
        await hands.until_back()
    assert (last(store).subject, last(store).because) == ("person/podolyak", (report.act,))


@pytest.mark.parametrize(
    ("place", "ref", "made"),
    [
        (("board", "rounds"), "round/border", Suggestion("round")),
        (("board", "way"), STOP_BOMBING, Suggestion("precondition", {"gates": Ref("round/brest")})),
        (("board", "where"), UKRAINE, Suggestion("delegation", {"round": Ref("round/brest")})),
        (("board", "agenda"), CEASEFIRE, Suggestion("item", {"rounds": Ref("round/brest")})),
        (("claims", "any"), KHERSON, Suggestion("claim", {"question": KHERSON})),
        (("agenda", "any"), CEASEFIRE, Suggestion("position", {"item": CEASEFIRE})),
        (("agenda", "any"), "", Suggestion("item")),
        (("agenda", "texts"), "", Suggestion("text")),
        (("delegations", "any"), UKRAINE, Suggestion("member", {"delegation": UKRAINE})),
        (("delegations", "any"), "round/brest", Suggestion("delegation", {"round": "round/brest"})),
        (("conditions", "precondition"), STOP_BOMBING, Suggestion("precondition")),
        (("conditions", "measure"), "measure/safe-corridor", Suggestion("measure")),
    ],
)  # fmt: skip
def test_a_place_suggests_what_belongs_there(
    desk: Desk, place: tuple[str, str], ref: str, made: Suggestion
) -> None:
    cursor = Cursor(*place, Ref(ref), round=Ref("round/brest"))
    assert suggested(cursor, desk.state()) == (made,)


def test_another_answer_is_to_the_question_of_the_one_under_the_cursor(desk: Desk) -> None:
    state = desk.state()
    answer = next(one for one in state if one.kind == "claim")
    question = state[answer].desk.fields["question"]
    [made] = suggested(Cursor("claims", "any", answer), state)
    assert made == Suggestion("claim", {"question": Ref(str(question))})


def test_a_place_that_suggests_nothing_leaves_it_open(desk: Desk) -> None:
    assert suggested(Cursor("log", "entries", UKRAINE), desk.state()) == ()
    assert suggested(Cursor("board", "latest", UKRAINE), desk.state()) == ()


def test_the_column_says_whose_position_is_missing(desk: Desk) -> None:
    cursor = Cursor("agenda", "items", CEASEFIRE, cell="party/ukraine")
    given = {"item": CEASEFIRE, "party": Ref("party/ukraine")}
    assert suggested(cursor, desk.state()) == (Suggestion("position", given),)


@pytest.mark.parametrize(
    "words",
    [
        {"at": "-40m", "source": "reuters:2", "according_to": "party/russia", "note": "at last"},
        {"at": "wed 20:00", "until": "fri 18:00", "then": "offered", "quote": "we – both – left"},
        {"fields": ["outcome=breakdown", "place=Brest, Belarus"], "source": "nrc:2 via tass:3"},
    ],
)
def test_a_line_that_is_written_says_the_same_when_it_is_taken_apart(
    desk: Desk, words: dict[str, object]
) -> None:
    known = vocabulary(desk.state())
    text, beside = line_of(words, known)
    assert beside == {}
    assert parse(text, known).words() == words


def test_what_no_line_can_say_is_kept_beside_it(desk: Desk) -> None:
    words = {"quote": 'a "corridor" indeed', "link": "https://example.org", "source": "nrc:2"}
    text, beside = line_of(words, vocabulary(desk.state()))
    assert text == "nrc:2"
    assert beside == {"quote": 'a "corridor" indeed', "link": "https://example.org"}
