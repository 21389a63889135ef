"""Text from hostile sources, made safe to show."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiation.words.printable import one_line, printable

TEXT = st.text(st.characters() | st.characters(categories=["Cc", "Cf", "Cs", "Zl", "Zp"]))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The Ukrainian delegation has arrived.",
        "Зеленський: перемовини тривають",
        "الوفد وصل",
        "first line\n\tsecond line",
        "[sic] [$50m] [/x]",
        "👩‍⚖️ and 🏳️‍🌈",
    ],
)
def test_what_can_be_seen_stays_as_it_is(text: str) -> None:
    assert printable(text) == text


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("\x1b]52;c;b3duZWQ=\x07", "␛]52;c;b3duZWQ=␇"),
        ("\x00\r\x7f", "␀␍␡"),
        ("\x9b2J", "⟨U+009B⟩2J"),
        ("\u202eecruos", "⟨U+202E⟩ecruos"),
        ("\u2066a\u2069\u200e\u061c", "⟨U+2066⟩a⟨U+2069⟩⟨U+200E⟩⟨U+061C⟩"),
        ("Tre\u200baty\u2060\ufeff", "Tre⟨U+200B⟩aty⟨U+2060⟩⟨U+FEFF⟩"),
        ("one\u2028two\u2029", "one⟨U+2028⟩two⟨U+2029⟩"),
        ("\ud800", "⟨U+D800⟩"),
        ("ok\U000e0041", "ok⟨U+E0041⟩"),
    ],
)
def test_what_a_terminal_would_obey_or_hide_becomes_a_mark(text: str, marked: str) -> None:
    assert printable(text) == marked


@pytest.mark.parametrize(
    "text", ["pass\u200dword", "\u200d👩", "👩\u200d", "a\u200d👩", "👩\u200da"]
)
def test_a_joiner_that_joins_no_signs_is_marked(text: str) -> None:
    assert printable(text) == text.replace("\u200d", "⟨U+200D⟩")


@given(TEXT)
def test_marks_are_made_once(text: str) -> None:
    assert printable(printable(text)) == printable(text)


@given(TEXT)
def test_no_control_and_no_half_of_a_pair_is_left(text: str) -> None:
    left = {
        unicodedata.category(character) for character in printable(text) if character not in "\n\t"
    }

    assert not left & {"Cc", "Cs", "Zl", "Zp"}
    assert printable(text).encode().decode() == printable(text)


@given(TEXT)
def test_one_line_is_one_line(text: str) -> None:
    line = one_line(text)

    assert len(line.splitlines()) <= 1
    assert "\t" not in line
    assert line == line.strip()
    assert one_line(line) == line


def test_white_space_in_a_cell_is_one_space() -> None:
    assert one_line(" arrived\n\tin  Brest\n") == "arrived in Brest"
