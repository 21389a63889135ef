"""Texts that would harm a terminal, or vanish as markup, through every screen."""

from contextlib import closing
from pathlib import Path

import pytest
from textual.widgets import Input

from negotiation.desk import Desk
from negotiation.record.sqlite import SqliteStore
from negotiation.updates.decision import Proposal
from negotiation.updates.grammar import line
from negotiation.updates.understand import understand
from negotiation.words.refs import Ref
from tests.tui.hands import Hands, at_the_board, frame
from tui.app import Parley
from tui.cli.records import make, read_scenario
from tui.dialogs.find import FindDialog
from tui.opening import Opening
from tui.rooms import ROOMS, Room
from tui.typed.drafts import folder

HOSTILE = (
    "[/x] [Annex B] [@click=app.quit]press[/] [$50m] [b]",
    "\u202egnirts\u202c \u200bwide 漢字漢字 e\u0301 👩\u200d🚒",
    "long " * 2000,
    "esc \x1b]52;c;aGk=\x07 \x9b31m \x1b[2J bell",
)
SCENARIO = """\
parley: 1
process: {{id: hostile, title: "{0}", zone: Europe/Kyiv, clock: 2022-03-02T22:00}}
parties:
  a: {{name: "{0}"}}
  b: {{name: "{0}"}}
sources:
  s: {{name: "{0}"}}
people:
  p: {{name: "{0}", party: a, office: "{0}"}}
rounds:
  first:
    title: "{0}"
    place: "{0}"
    parties: [a, b]
    at: 2022-03-01
    delegations:
      a: {{head: p, at: 2022-03-01}}
      b: {{at: 2022-03-01, note: "{0}"}}
preconditions:
  c:
    title: "{0}"
    demanded_by: a
    addressed_to: b
    gates: round/first
    at: 2022-03-01
    quote: "{0}"
items:
  i:
    title: "{0}"
    at: 2022-03-01
    positions:
      a: {{text: "{0}", at: 2022-03-01, state: demands}}
developments:
  d: {{title: "{0}", bearing: away, at: 2022-03-02}}
history:
  2022-03-02:
    - delegation/b-first depart: {{according_to: b, note: "{0}", source: s:3}}
    - item/i accept: {{according_to: p}}
"""


def is_clean(painted: str) -> bool:
    return all(
        one == "\n" or (one.isprintable() and one not in "\u202e\u200b") or one == "\u200d"
        for one in painted
    )


@pytest.fixture(params=range(len(HOSTILE)))
def hostile(request: pytest.FixtureRequest) -> str:
    return HOSTILE[request.param]


@pytest.fixture
def hostile_desk(hostile: str, tmp_path: Path) -> Desk:
    """The talks with the hostile text in every field, put there past the strict reader."""
    scenario = tmp_path / "hostile.yaml"
    scenario.write_text(SCENARIO.format("HOSTILE"), encoding="utf-8")
    record = tmp_path / "hostile.parley"
    with closing(make(read_scenario(scenario), tmp_path / "plain.parley")) as plain:
        entries = list(plain.read())
    from negotiation.events import decode, encode

    with closing(SqliteStore.create(record)) as store:
        changed = (entry._replace(seq=0, recorded="") for entry in entries)
        text = "".join(f"\\u{ord(one):04x}" if ord(one) < 0x10000 else one for one in hostile)
        store.append([decode(encode(one).replace("HOSTILE", text)) for one in changed], after=0)
    return Desk(SqliteStore.open(record), operator=hostile[:40], via="tui")


async def walk(hands: Hands) -> None:
    keys = ("w", "enter", "a", "full_stop", "colon", "x", "i", "n", "N", "e")
    for key in keys:
        await hands.press(key)
        assert is_clean(hands.frame), hands.frame
        await hands.press("escape")
        await hands.until_back()


async def test_hostile_text_is_shown_as_itself_on_every_screen(
    hostile: str, hostile_desk: Desk
) -> None:
    async with at_the_board(hostile_desk, (80, 24)) as hands:
        assert is_clean(hands.frame), hands.frame
        if hostile.startswith("["):
            assert "[/x] [Annex B]" in hands.frame
        await walk(hands)


ASKING = ("space", "g", "slash", "f", "s", "t", "question_mark", "w", "enter", "a", "e", "n", "x")
"""The keys that ask or tell something, in any room."""


ESCAPES = len(HOSTILE) - 1
WALKS = [
    pytest.param(room, text, id=f"{room.name}-{text}")
    for number, room in enumerate(ROOMS)
    for text in (ESCAPES, number % ESCAPES)
]
"""Each room with escape codes, and with another of the texts."""

WORST = pytest.mark.parametrize("hostile", [0, ESCAPES], indirect=True)
"""With markup, and with escape codes."""


@pytest.mark.parametrize(("room", "hostile"), WALKS, indirect=["hostile"])
async def test_hostile_text_goes_through_every_room_and_what_is_asked_there(
    hostile: str, hostile_desk: Desk, room: Room
) -> None:
    async with at_the_board(hostile_desk, (80, 24)) as hands:
        await hands.press(room.key)
        assert hands.board.room == room.name
        for key in ("j", "l", "tab", "end", "home"):
            await hands.press(key)
            assert is_clean(hands.frame), hands.frame
        for key in ASKING:
            await hands.press(key)
            assert is_clean(hands.frame), (key, hands.frame)
            if isinstance(hands.app.screen.focused, Input) and key in ("slash", "f", "space", "t"):
                await hands.type(hostile[:60])
                await hands.pilot.pause(0.05)
                assert is_clean(hands.frame), (key, hands.frame)
            for _ in range(4):
                if hands.app.screen is not hands.board:
                    await hands.press("escape")
                    assert is_clean(hands.frame), (key, hands.frame)
            await hands.until_back()
        assert is_clean(hands.frame), hands.frame


@pytest.mark.parametrize("size", [(120, 40), (200, 60)], ids=str)
async def test_hostile_text_stays_itself_in_the_wide_rooms(
    hostile_desk: Desk, size: tuple[int, int]
) -> None:
    async with at_the_board(hostile_desk, size) as hands:
        for room in ROOMS:
            await hands.press(room.key)
            for key in ("j", "l", "tab", "end"):
                await hands.press(key)
                assert is_clean(hands.frame), hands.frame


async def test_hostile_text_is_found_and_gone_to(hostile_desk: Desk) -> None:
    async with at_the_board(hostile_desk, (80, 24)) as hands:
        for letters in ("precondition", "person", "#3", "round"):
            await hands.press("slash")
            await hands.type(letters)
            await hands.press("enter")
            await hands.until(lambda: not isinstance(hands.app.screen, FindDialog))
            await hands.pilot.pause()
            assert is_clean(hands.frame), hands.frame
            await hands.press("enter", "escape", "escape")
            await hands.until_back()


async def test_hostile_text_is_tried_travelled_to_and_undone(
    hostile: str, hostile_desk: Desk
) -> None:
    async with at_the_board(hostile_desk, (80, 24)) as hands:
        await hands.press("W")
        await hands.until_shown("what if")
        await hands.press("full_stop")
        await hands.type(f"s:2 – {hostile}")
        await hands.press("enter")
        await hands.until_back()
        for keys in (("W",), ("u",), ("less_than_sign", "t")):
            await hands.press(*keys)
            await hands.type(hostile) if keys[-1] == "t" else await hands.pilot.pause(0.1)
            assert is_clean(hands.frame), hands.frame
            await hands.press("escape")
            await hands.until_back()
            assert is_clean(hands.frame), hands.frame


async def test_hostile_text_stays_itself_in_forms_lists_to_pick_from_and_accounts(
    hostile: str, hostile_desk: Desk
) -> None:
    async with at_the_board(hostile_desk, (80, 24)) as hands:
        hands.board.view.stand_on(Ref("delegation/b-first"))
        await hands.press("equals_sign")
        assert is_clean(hands.frame), hands.frame
        await hands.press("escape", "e")
        assert is_clean(hands.frame), hands.frame
        await hands.press("down", *["backspace"] * 5, "space")
        assert is_clean(hands.frame), hands.frame
        await hands.type(hostile)
        assert is_clean(hands.frame), hands.frame
        await hands.press("enter")
        assert is_clean(hands.frame), hands.frame
        await hands.press("escape", "x")
        await hands.type(hostile)
        await hands.press("tab", "escape")
        assert is_clean(hands.frame), hands.frame


@WORST
async def test_hostile_text_is_compared_and_kept_at_the_end_of_a_what_if(
    hostile: str, hostile_desk: Desk
) -> None:
    async with at_the_board(hostile_desk, (80, 24)) as hands:
        await hands.press("W")
        await hands.until_shown("what if")
        await hands.press("e")
        await hands.press("ctrl+u")
        await hands.type(hostile[::-1])
        await hands.press("enter")
        await hands.until_back()
        await hands.press("W")
        await hands.until_shown("k keep")
        assert is_clean(hands.frame), hands.frame
        await hands.press("k")
        await hands.until_shown("● Kept")
        assert is_clean(hands.frame), hands.frame


@WORST
async def test_a_colleague_with_a_hostile_name_is_told_of_and_asked_about(
    hostile: str, hostile_desk: Desk, tmp_path: Path
) -> None:
    there = Desk(SqliteStore.open(tmp_path / "hostile.parley"), operator=f"o {hostile}"[:60])

    def say(words: str) -> None:
        decision = there.propose(understand(line(words), there.state()))
        assert isinstance(decision, Proposal)
        there.record(decision)

    async with at_the_board(hostile_desk, (80, 24)) as hands:
        hands.board.view.stand_on(Ref("round/first"))
        await hands.press("full_stop")
        say("amend round/first place=Gomel")
        await hands.until(lambda: bool(hands.board.status.says))
        assert is_clean(hands.frame), hands.frame
        await hands.press("enter")
        await hands.until_shown("Meanwhile o")
        assert is_clean(hands.frame), hands.frame
    there.close()


@WORST
async def test_what_was_hostile_and_half_typed_is_offered_again(
    hostile: str, hostile_desk: Desk, tmp_path: Path
) -> None:
    keys = ("full_stop", "colon", "i")
    async with at_the_board(hostile_desk, (80, 24)) as hands:
        for number, key in enumerate(keys, 1):
            await hands.press(key)
            await hands.type(hostile)
            await hands.until(lambda due=number: len(list(folder().glob("*.json"))) == due)
            hands.app.screen.dismiss(None)
            await hands.until_back()
    again = Desk(SqliteStore.open(tmp_path / "hostile.parley"), operator="m.k.", via="tui")
    async with at_the_board(again, (80, 24)) as hands:
        for key in keys:
            await hands.press(key)
            assert "You were typing" in hands.frame
            assert is_clean(hands.frame), hands.frame
            await hands.press("tab")
            assert is_clean(hands.frame), hands.frame
            await hands.press("escape", "d")
            await hands.until_back()


@WORST
async def test_a_hostile_record_is_listed_previewed_typed_and_waited_for(
    hostile: str, hostile_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hostile_desk.close()
    name = hostile.replace("/", "|")[:60]
    place = tmp_path / "parley" / f"{name}.parley"
    place.parent.mkdir(exist_ok=True)
    (tmp_path / "hostile.parley").rename(place)
    monkeypatch.chdir(tmp_path)
    app = Parley(None)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        hands = Hands(app, pilot)
        await hands.until_shown("parties")
        assert is_clean(hands.frame), hands.frame
        await hands.press("a")
        await hands.type(hostile)
        assert is_clean(hands.frame), hands.frame
        await hands.press("enter")
        await hands.until_shown("✗")
        assert is_clean(hands.frame), hands.frame
        app.tell(hostile, wrong=True)
        await hands.pilot.pause(0.1)
        assert is_clean(hands.frame), hands.frame
    waiting = Parley(Opening(place, hostile[:40]))
    async with waiting.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        hands = Hands(waiting, pilot)
        assert is_clean(hands.frame), hands.frame
        await hands.until(lambda: len(waiting.screen_stack) == 2)
        await hands.until_shown("saved")
        assert is_clean(hands.frame), hands.frame


async def test_a_hostile_report_is_taken_in_word_for_word(hostile: str, desk: Desk) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        await hands.press("i")
        await hands.type(hostile)
        assert is_clean(hands.frame), hands.frame
        await hands.press("tab")
        await hands.type("nrc:2")
        await hands.press("enter")
        await hands.until_back()
        assert is_clean(hands.frame), hands.frame
        assert hands.board.state().history.all[-1].note == hostile.strip()


async def test_a_hostile_report_is_pasted_recorded_and_shown(hostile: str, desk: Desk) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        await hands.press("full_stop")
        await hands.type(f"nrc:2 – {hostile}")
        assert is_clean(hands.frame), hands.frame
        await hands.press("enter")
        await hands.until_back()
        assert is_clean(hands.frame), hands.frame
        await hands.press("enter")
        assert is_clean(hands.frame), hands.frame


async def test_a_scenario_with_a_hostile_name_is_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "[b]\x1b[2J[x].yaml").write_text(
        "parley: 1\n[/x]: [", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    app = Parley(None)
    async with app.run_test(size=(100, 30), notifications=True, tooltips=True) as pilot:
        await pilot.pause(0.3)
        assert is_clean(frame(app)), frame(app)
        assert "[b]␛[2J[x].yaml" in frame(app)


def test_only_one_module_makes_content_and_nothing_is_read_as_markup() -> None:
    import re

    forbidden = re.compile(
        r"\bContent\(|from_markup|\bStatic\(|\bLabel\(|rich\.text|notify\((?![^)]*markup=False)",
        re.DOTALL,
    )
    found = {
        path.name
        for path in (Path(__file__).parents[2] / "tui").rglob("*.py")
        if forbidden.search(re.sub(r"plain\(\w+\)\.plain", "", path.read_text("utf-8")))
    }
    assert found == {"content.py"}
