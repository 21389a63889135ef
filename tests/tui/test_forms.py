"""Forms: made from the kinds' models, checked while typed, saved as the command line would."""

import shlex
from time import perf_counter

import pytest

from negotiation.desk import Desk
from negotiation.events import Entry
from negotiation.fold.state import State
from negotiation.kinds import registry
from negotiation.kinds.base import Kind
from negotiation.record import Store
from negotiation.updates.decision import Proposal
from negotiation.updates.grammar import Said, line
from negotiation.updates.understand import understand
from negotiation.words.refs import Ref, slug_from
from tests.tui.conftest import in_memory_desk
from tests.tui.hands import Hands, at_the_board
from tui.dialogs.form import FormDialog
from tui.dialogs.forms import of_change, of_new
from tui.forms.fields import SLUG, Field
from tui.forms.form import Form, completed, faults, missing, slug, to_add, to_amend, words
from tui.forms.written import joined, split
from tui.typed.matching import Candidate, Names, matching
from tui.typed.suggested import Suggestion

KINDS = [one for one in registry.models() if not one.one_a_record]
EVERY_KIND = pytest.mark.parametrize("model", KINDS, ids=lambda one: one.kind)
UKRAINE = Ref("delegation/ukraine-brest")


def last(store: Store) -> Entry:
    return list(store.read())[-1]


def sensible(field: Field, names: Names) -> str:
    """Something that a person could say in a field."""
    shape = field.shape
    if shape.words:
        return shape.words[0]
    if shape.kinds is not None:
        each = names.candidates(shape.kinds)
        return names.brief(Ref(each[0].key), shape.kinds) if each else ""
    if shape.is_time:
        return "2 mar evening"
    if "number" in shape.hint:
        return "1"
    if "{" in shape.hint or "Kyiv" in shape.hint:
        return {"links": "{about: item/ceasefire}", "place": "Brest, Belarus"}.get(field.name, "")
    return "Brest, and “more”" if not shape.several else 'one, "two, or three"'


def filled(form: Form, state: State, names: Names) -> dict[str, str]:
    """Say something in every field of the thing."""
    texts = {one.key: sensible(one, names) for one in form.fields if not one.is_word}
    texts |= {"within": "", "--source": "nrc:2", "--at": "2 mar 18:00", "--note": "as read"}
    assert form.model is not None
    if form.model.part is not None:
        texts[form.model.part.owner] = unused(form, texts, state, names)
    return texts


def unused(form: Form, texts: dict[str, str], state: State, names: Names) -> str:
    """An owner who has no such part of that whole yet."""
    assert form.model is not None
    assert form.model.part is not None
    owner = form.field(form.model.part.owner)
    assert owner is not None
    for one in names.candidates(owner.shape.kinds or ()):
        said = {**texts, owner.key: one.key}
        if Ref.of(form.model.kind, slug(form, said, state, names)) not in state:
            return one.key
    raise AssertionError("every owner has one")


def as_command(said: Said) -> str:
    """Write words as they are typed on the command line."""
    options = {name: one for name, one in said.words.items() if name not in {"kind", "slug"}}
    fields = options.pop("fields", [])
    assert isinstance(fields, list)
    each = [said.verb, str(said.words["kind"]), str(said.words["slug"]), *fields]
    for name, value in options.items():
        each += [f"--{name.replace('_', '-')}", str(value)]
    return shlex.join(each)


def say(desk: Desk, words: str) -> None:
    proposal = desk.propose(understand(line(words), desk.state()))
    assert isinstance(proposal, Proposal)
    desk.record(proposal)


async def open_form(hands: Hands, dialog: FormDialog) -> None:
    hands.board._dialog(dialog)
    await hands.pilot.pause()


@EVERY_KIND
async def test_every_kind_has_a_form_which_saves_what_the_command_line_would(
    desk: Desk, store: Store, model: type[Kind]
) -> None:
    say(desk, "add text draft 'title=Draft of a ceasefire'")
    state = desk.state()
    names, form = Names(state), to_add(model.kind, state)
    texts = filled(form, state, names)
    said = words(form, texts, state, names)
    expected = desk.propose(understand(line(as_command(said)), state))
    assert isinstance(expected, Proposal)
    async with at_the_board(desk, (80, 24)) as hands:
        dialog = of_new(hands.board.session, Suggestion(model.kind), "")
        await open_form(hands, dialog)
        for name in model.required:
            assert f"* {name.replace('_', ' ')}" in hands.frame
        dialog.take(texts)
        await hands.pilot.pause()
        assert "✗" not in hands.frame
        await hands.press("enter")
        await hands.until_back()
    entry, [due] = last(store), expected.entries
    assert (entry.type, entry.subject, entry.data) == (due.type, due.subject, due.data)
    assert (entry.occurred, entry.source, entry.note) == (due.occurred, "nrc:2", "as read")
    said_fields = entry.data["set"]
    assert isinstance(said_fields, dict)
    assert len(said_fields) >= len([one for one in texts if one in model.names() and texts[one]])


@EVERY_KIND
def test_every_field_says_what_it_means_and_the_needed_ones_come_first(model: type[Kind]) -> None:
    form = to_add(model.kind, in_memory_desk().state())
    own = [one.key for one in form.fields if not one.is_word and one.key != "state"]
    assert sorted(own) == sorted(model.names())
    assert all(one.doc for one in form.fields)
    needed = [one.is_required for one in form.fields]
    assert needed == sorted(needed, reverse=True)
    assert missing(form, {}) == tuple(one.key for one in form.fields if one.is_required)


@EVERY_KIND
def test_nonsense_is_told_beside_its_field(model: type[Kind]) -> None:
    state = in_memory_desk().state()
    names, form = Names(state), to_add(model.kind, state)
    checked = [
        one
        for one in form.fields
        if one.shape.has_choices or one.shape.is_time or "number" in one.shape.hint
        if one.key != "state"
    ]
    wrong = faults(form, {one.key: "Atlantis!" for one in checked}, state, names)
    assert set(wrong) == {one.key for one in checked}


async def test_errors_stand_beside_the_field_while_typing_and_go_when_they_are_mended(
    desk: Desk,
) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        await open_form(hands, of_new(hands.board.session, Suggestion("round"), ""))
        await hands.type("Third round")
        while "▌  scheduled" not in hands.frame:
            await hands.press("down")
        await hands.type("lunchtime")
        row = next(one for one in hands.frame.splitlines() if "scheduled" in one)
        assert "✗" in row
        assert "is not a word of time" in hands.frame
        await hands.press(*["backspace"] * 9)
        await hands.type("2022-03-07T10:00")
        row = next(one for one in hands.frame.splitlines() if "scheduled" in one)
        assert "Mon 7 Mar 2022 10:00" in row
        assert "✗" not in hands.frame


async def test_enter_goes_to_what_is_missing_and_saves_nothing(desk: Desk, store: Store) -> None:
    before = last(store)
    async with at_the_board(desk, (80, 24)) as hands:
        await open_form(hands, of_new(hands.board.session, Suggestion("precondition"), ""))
        await hands.press("enter")
        assert "▌* title" in hands.frame
        assert "This is needed." in hands.frame
        await hands.type("Open the border")
        await hands.press("enter")
        assert "▌* demanded by" in hands.frame
    assert last(store) == before


async def test_another_answer_to_an_open_question_takes_at_most_five_keys(
    desk: Desk, store: Store
) -> None:
    question = Ref("question/kharkiv-dead")
    async with at_the_board(desk) as hands:
        pressed = 0

        async def press(*keys: str) -> None:
            nonlocal pressed
            pressed += len(keys)
            await hands.press(*keys)

        await hands.press("5")
        hands.board.view.stand_on(question)
        await press("n")
        assert "New claim · People killed in Kharkiv" in hands.frame
        await hands.type("us-intelligence")
        await press("tab")
        await hands.type("more than a dozen")
        await press("pagedown")
        await hands.type("nrc:3")
        await press("enter")
        await hands.until_back()
        assert pressed <= 5
    entry = last(store)
    assert entry.subject == "claim/us-intelligence-kharkiv-dead"
    assert entry.source == "nrc:3"
    assert entry.data["set"] == {
        "question": question,
        "claimant": "source/us-intelligence",
        "says": "more than a dozen",
    }


async def test_n_makes_what_the_list_holds_and_a_capital_n_anything(desk: Desk) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        await hands.press("n")
        assert "New precondition · Second round" in hands.frame
        await hands.press("escape")
        assert hands.app.screen is not hands.board or "New" not in hands.frame
        await hands.until_back()
        await hands.press("N")
        await hands.type("dead")
        assert "deadline" in hands.frame
        await hands.press("enter")
        assert "New deadline" in hands.frame


async def test_who_is_not_there_yet_is_made_on_the_spot(desk: Desk, store: Store) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        await open_form(hands, of_change(hands.board.session, UKRAINE, ""))
        while "▌  head" not in hands.frame:
            await hands.press("down")
        await hands.type("Mykhailo Podolyak")
        await hands.press("enter")
        assert "a new person “Mykhailo Podolyak”" in hands.frame
        await hands.press("enter")
        assert "New person" in hands.frame
        assert "mykhailo-podolyak" in hands.frame
        await hands.press("enter")
        await hands.until_shown("Edit Ukraine's delegation")
        assert last(store).subject == "person/mykhailo-podolyak"
        await hands.press("enter")
        await hands.until_back()
    assert last(store).data["set"] == {"head": "person/mykhailo-podolyak"}


async def test_a_source_that_is_not_there_yet_is_made_on_the_spot(desk: Desk, store: Store) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        await open_form(hands, of_new(hands.board.session, Suggestion("development"), ""))
        await hands.type("Humanitarian corridor announced")
        await hands.press("pagedown")
        await hands.type("afp:3")
        await hands.press("enter", "enter", "enter")
        await hands.until_shown("New development")
        assert "afp:3" in hands.frame
        await hands.press("enter")
        await hands.until_back()
    assert last(store).source == "afp:3"


async def test_letters_of_a_name_are_completed_and_a_space_lists_what_there_is(desk: Desk) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        await open_form(hands, of_new(hands.board.session, Suggestion("person"), ""))
        await hands.type("Leonid Slutsky")
        await hands.press("tab")
        await hands.type("rus")
        assert "tab: Russia" in hands.frame
        await hands.press("tab")
        assert "tab: Russia" not in hands.frame
        await hands.press("backspace", "backspace", *["backspace"] * 8, "space")
        assert "party/belarus" in hands.frame
        await hands.press("down", "enter")
        assert "Ukraine" in next(one for one in hands.frame.splitlines() if "▌  party" in one)


async def test_editing_changes_what_was_changed_and_lists_by_their_elements(
    desk: Desk, store: Store
) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        await open_form(hands, of_change(hands.board.session, Ref("round/brest"), ""))
        await hands.press("enter")
        assert "Nothing to amend" in hands.frame
        while "▌  parties" not in hands.frame:
            await hands.press("down")
        await hands.press(*["backspace"] * 30)
        await hands.type("Ukraine, belarus")
        await hands.press("down")
        assert "Brest, Belarus" in hands.frame
        await hands.press("enter")
        await hands.until_back()
    entry = last(store)
    assert entry.type == "amended"
    assert entry.data["plus"] == {"parties": ["party/belarus"]}
    assert entry.data["minus"] == {"parties": ["party/russia"]}
    assert "set" not in entry.data


async def test_tab_in_a_report_opens_its_fields_and_words_are_carried_both_ways(
    desk: Desk, store: Store
) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        hands.board.view.stand_on(UKRAINE)
        await hands.press("a", "r")
        await hands.type("-40m reuters:2 says russia – seen in Brest")
        await hands.press("tab")
        frame = hands.frame
        assert "seen in Brest" in next(one for one in frame.splitlines() if " note " in one)
        assert "B2" in frame
        while "▌  quote" not in hands.frame:
            await hands.press("down")
        await hands.type("we are here")
        await hands.press("escape")
        assert '-40m reuters:2 says russia "we are here" – seen in Brest' in hands.frame
        await hands.press("tab")
        while "▌  size" not in hands.frame:
            await hands.press("down")
        await hands.type("7")
        await hands.press("enter")
        await hands.until_back()
    entry = last(store)
    assert (entry.source, entry.quote, entry.note) == ("reuters:2", "we are here", "seen in Brest")
    assert (entry.according_to, entry.data["set"]) == ("party/russia", {"size": 7})


async def test_fields_of_a_flagged_report_ask_for_the_reason(desk: Desk, store: Store) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        hands.board.view.stand_on(Ref("round/brest"))
        await hands.press("a", "o", "tab", "tab", "enter")
        assert "▌  although" in hands.frame
        assert "Stop bombing civilians: stated" in hands.frame
        await hands.type("they sat down")
        await hands.press("enter")
        await hands.until_back()
    assert last(store).data["despite"] == "they sat down"


async def test_a_form_is_reached_whole_in_a_small_terminal_by_keys_and_wheel(desk: Desk) -> None:
    async with at_the_board(desk, (60, 16)) as hands:
        dialog = of_new(hands.board.session, Suggestion("round"), "")
        await open_form(hands, dialog)
        for field in (*dialog._form.fields[1:], dialog._form.fields[0]):
            await hands.press("down")
            assert any(
                "▌" in one and field.label[:16] in one for one in hands.frame.splitlines()
            ), field
        await hands.press("up")
        assert "handling (entry)" in hands.frame
        await hands.pilot.resize_terminal(120, 40)
        await hands.pilot.pause()
        assert "handling (entry)" in hands.frame


async def test_a_click_goes_to_a_field(desk: Desk) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        await open_form(hands, of_new(hands.board.session, Suggestion("round"), ""))
        row = next(y for y, one in enumerate(hands.frame.splitlines()) if " outcome " in one)
        await hands.pilot.click(offset=(6, row))
        await hands.pilot.pause()
        assert "▌  outcome" in hands.frame


@pytest.mark.parametrize(
    ("title", "made"),
    [
        ("Stop shelling Mariupol!", "stop-shelling-mariupol"),
        ("Kraków’s “Ötzi” – 2nd talks", "krakows-otzi-2nd-talks"),
        ("Україна", ""),
        ("A" * 50, "a" * 40),
        ("Withdrawal of all foreign armed formations", "withdrawal-of-all-foreign-armed"),
    ],
)
def test_a_slug_is_made_of_the_title(title: str, made: str) -> None:
    assert slug_from(title) == made


def test_a_slug_is_free_of_the_owner_and_the_whole_or_as_it_was_typed() -> None:
    state = in_memory_desk().state()
    names = Names(state)
    item, position = to_add("item", state), to_add("position", state)
    assert slug(item, {"title": "Ceasefire"}, state, names) == "ceasefire-2"
    assert slug(item, {"title": "Україна"}, state, names) == "item"
    assert slug(item, {"title": "Ceasefire", SLUG: "truce"}, state, names) == "truce"
    said = {"item": "Ceasefire", "party": "belarus"}
    assert slug(position, said, state, names) == "belarus-ceasefire"


def test_what_is_recorded_is_typed_again_as_it_would_be_said() -> None:
    desk = in_memory_desk()
    state = desk.state()
    names = Names(state)
    for ref in state:
        form = to_amend(ref, state, names)
        fields = state[ref].desk.fields
        said = [
            f"{field.name}={one}"
            for field in form.fields
            if (text := form.before.get(field.key))
            for one in (split(text) if field.shape.several else [text])
        ]
        again = understand(Said("amend", {"ref": str(ref), "fields": said}), state)
        changes = getattr(again, "fields").set  # noqa: B009 - of a verb that has them
        assert changes == {name: fields[name] for name in changes}, ref
        assert set(changes) >= {one for one in fields if form.field(one) and fields[one]}


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("russia, ukraine", ["russia", "ukraine"]),
        ('"Brest, Belarus", Minsk', ["Brest, Belarus", "Minsk"]),
        ("{about: item/x, rank: 2}, {b: y}", ["{about: item/x, rank: 2}", "{b: y}"]),
        (" , ,", []),
        ('say ""hello"", twice', ['say ""hello""', "twice"]),
    ],
)  # fmt: skip
def test_several_values_stand_between_commas(text: str, each: list[str]) -> None:
    assert split(text) == each


@pytest.mark.parametrize("each", [["a, b", "c"], ['"x"', "y"], ["{about: a, b: c}"], []])
def test_several_values_are_written_so_that_they_are_read_again(each: list[str]) -> None:
    assert split(joined(each)) == each


def test_letters_find_names_in_any_order_the_likeliest_first() -> None:
    each = [
        Candidate.of("person/medinsky", "Vladimir Medinsky", "", "Medinskiy"),
        Candidate.of("person/putin", "Vladimir Putin"),
        Candidate.of("party/ukraine", "Ukraine"),
    ]

    def found(letters: str) -> list[str]:
        return [one.key for one in matching(letters, each)]

    assert found("") == [one.key for one in each]
    assert found("vlad") == ["person/putin", "person/medinsky"]
    assert found("medin vlad") == ["person/medinsky"]
    assert found("mdnsk") == ["person/medinsky"]
    assert found("medinskiy") == ["person/medinsky"]
    assert found("person/p") == ["person/putin"]
    assert found("xyz") == []


def test_five_thousand_names_are_searched_without_a_wait() -> None:
    each = [
        Candidate.of(f"person/p-{one}", f"Person number {one} of {one % 97} many", "", f"aka {one}")
        for one in range(5000)
    ]
    began = perf_counter()
    for letters in ("p", "pe", "per 4", "per 49", "prsn 499", "number of 12"):
        matching(letters, each)
    assert (perf_counter() - began) / 6 < 0.1


def test_a_word_is_completed_and_a_name_by_its_letters() -> None:
    state = in_memory_desk().state()
    names, form = Names(state), to_add("precondition", state)

    def complete(key: str, text: str) -> str | None:
        field = form.field(key)
        assert field is not None
        return completed(field, text, names)

    assert complete("hardness", "ha") == "hard"
    assert complete("hardness", "hard") is None
    assert complete("demanded_by", "zele") == "zelensky"
    assert complete("demanded_by", "Ukraine") is None
    assert complete("addressed_to", "ukraine, russ") == "ukraine, russia"
    assert complete("degree", "1") is None


@pytest.mark.parametrize("words", ["ret\u202epo", "x\u200by", "\x1b[31mred"])
async def test_what_a_field_holds_is_harmless_where_it_is_picked_for(
    desk: Desk, words: str
) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        await hands.press("n", "pagedown")
        await hands.type(words)
        await hands.press("tab")
        await hands.until_shown("a new source")
        assert all(one == "\n" or one.isprintable() for one in hands.frame), hands.frame
