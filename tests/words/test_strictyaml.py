from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from negotiation.words.problems import Problem
from negotiation.words.strictyaml import Fault, Faults, Tree, load, read

COMMA = "a comma inside { } starts a new key: quote the text, or give it its own line"

SCENARIO = """\
# Where the talks stand.
parley: 1
rounds:
  border:
    title: First round
    delegations: {russia: , ukraine: }
  brest:
    place: Brest, Belarus
    text: |
      The delegations met for five hours.

      They agreed to meet again.
    format: [direct, "closed"]
history:
  - at: 2022-03-02 evening
    do: arrive
"""


def refused(source: str | bytes) -> tuple[Fault, ...]:
    with pytest.raises(Faults) as caught:
        load(source, "talks.yaml")
    return caught.value.faults


def only_fault(source: str | bytes) -> Fault:
    (fault,) = refused(source)
    return fault


class TestWhatIsWrittenStaysText:
    @pytest.mark.parametrize(
        "written",
        [
            *("no", "yes", "on", "true", "null", "~", "12:30", "010", "0x1F", "1_000", "1.10"),
            *("1e3", ".inf", "2026-02-30", "2022-03-02T20:00Z", "2022-03-02?", "=", "5300"),
        ],
    )
    def test_a_plain_word_means_what_its_field_declares(self, written: str) -> None:
        assert load(f"says: {written}", "talks.yaml").root == {"says": written}
        assert load(f"{written}: says", "talks.yaml").root == {written: "says"}

    def test_a_clock_time_is_not_taken_for_minutes(self) -> None:
        root = load("opens: 12:30", "talks.yaml").root
        assert TypeAdapter(dict[str, time]).validate_python(root) == {"opens": time(12, 30)}

    def test_a_key_without_a_value_has_none(self) -> None:
        root = load("russia:\nukraine:   # not named yet\n", "talks.yaml").root
        assert root == {"russia": None, "ukraine": None}

    def test_delegations_may_be_named_in_braces_before_anything_is_known_of_them(self) -> None:
        root = load("delegations: {russia: , ukraine: }", "talks.yaml").root
        assert root == {"delegations": {"russia": None, "ukraine": None}}

    def test_an_item_without_a_value_is_none(self) -> None:
        assert load("items:\n  -\n  - a\n", "talks.yaml").root == {"items": [None, "a"]}

    def test_quotes_without_anything_in_them_are_an_empty_text(self) -> None:
        assert load("a: ''\nb: \"\"", "talks.yaml").root == {"a": "", "b": ""}

    def test_an_uncertain_date_may_stand_in_braces(self) -> None:
        root = load("{at: 2022-03-02?, x: 1}", "talks.yaml").root
        assert root == {"at": "2022-03-02?", "x": "1"}

    def test_one_of_a_set_of_days_arrives_as_a_list(self) -> None:
        root = load("at: [2022-03-02,2022-03-03]", "talks.yaml").root
        assert root == {"at": ["2022-03-02", "2022-03-03"]}

    def test_a_quoted_text_may_hold_a_comma_a_colon_and_what_yaml_reads_as_a_sign(self) -> None:
        root = load("{a: 'Stop bombing, at once: now', b: '*', '<<': '&x !y'}", "talks.yaml").root
        assert root == {"a": "Stop bombing, at once: now", "b": "*", "<<": "&x !y"}

    def test_text_that_is_written_from_right_to_left_is_data(self) -> None:
        root = load("name: \u202bשלום\u202c \u2066x\u2069", "talks.yaml").root
        assert root == {"name": "\u202bשלום\u202c \u2066x\u2069"}

    def test_tabs_may_stand_between_words(self) -> None:
        assert load("a:\tb\tc", "talks.yaml").root == {"a": "b\tc"}

    def test_a_document_may_be_opened_and_closed(self) -> None:
        assert load("%YAML 1.2\n---\na: b\n...\n", "talks.yaml").root == {"a": "b"}


class TestWhereItStood:
    @pytest.fixture
    def tree(self) -> Tree:
        return load(SCENARIO, "talks.yaml")

    @pytest.mark.parametrize(
        ("location", "key", "value"),
        [
            ((), (2, 1), (2, 1)),
            (("parley",), (2, 1), (2, 9)),
            (("rounds",), (3, 1), (4, 3)),
            (("rounds", "border", "title"), (5, 5), (5, 12)),
            (("rounds", "border", "delegations"), (6, 5), (6, 18)),
            (("rounds", "border", "delegations", "russia"), (6, 19), (6, 27)),
            (("rounds", "border", "delegations", "ukraine"), (6, 29), (6, 38)),
            (("rounds", "brest", "text"), (9, 5), (9, 11)),
            (("rounds", "brest", "format"), (13, 5), (13, 13)),
            (("rounds", "brest", "format", 0), (13, 14), (13, 14)),
            (("rounds", "brest", "format", 1), (13, 22), (13, 22)),
            (("history", 0), (15, 5), (15, 5)),
            (("history", 0, "do"), (16, 5), (16, 9)),
        ],
    )
    def test_every_key_and_every_value_has_a_line_and_a_column(
        self,
        tree: Tree,
        location: tuple[str | int, ...],
        key: tuple[int, int],
        value: tuple[int, int],
    ) -> None:
        assert tree.key_mark_of(location) == key
        assert tree.mark_of(location) == value

    @pytest.mark.parametrize("ends", ["\n", "\r\n"])
    @pytest.mark.parametrize("encoded", [str, str.encode, lambda text: text.encode("utf-8-sig")])
    def test_windows_line_ends_and_a_byte_order_mark_change_no_mark(
        self, tree: Tree, ends: str, encoded: Callable[[str], str | bytes]
    ) -> None:
        other = load(encoded(SCENARIO.replace("\n", ends)), "talks.yaml")
        assert other.root == tree.root
        for location in (("rounds", "brest", "text"), ("history", 0, "do"), ("parley",)):
            assert other.mark_of(location) == tree.mark_of(location)
            assert other.key_mark_of(location) == tree.key_mark_of(location)

    def test_columns_count_characters_however_wide(self) -> None:
        tree = load("{Київ: 🕊️ мир, 会談: 明日}", "talks.yaml")
        assert tree.key_mark_of(("会談",)) == (1, 16)
        assert tree.mark_of(("会談",)) == (1, 20)

    def test_what_is_missing_from_a_round_is_told_where_the_round_is_named(
        self, tree: Tree
    ) -> None:
        assert tree.mark_of(("rounds", "brest", "title")) == (7, 3)
        assert tree.mark_of(("rounds", "border", "delegations", "belarus")) == (6, 5)

    def test_what_is_missing_from_an_item_of_a_list_is_told_at_the_item(self, tree: Tree) -> None:
        assert tree.mark_of(("history", 0, "on")) == (15, 5)
        assert tree.mark_of(("rounds", "brest", "format", 2)) == (13, 13)

    def test_what_is_missing_from_the_file_is_told_where_it_begins(self, tree: Tree) -> None:
        assert tree.mark_of(("process",)) == (2, 1)

    def test_names_of_alternatives_in_a_location_are_passed_over(self, tree: Tree) -> None:
        assert tree.mark_of(("rounds", "brest", "Round", "place")) == (8, 12)
        assert tree.mark_of(("rounds", "brest", "place", "is-instance[Place]")) == (8, 12)
        assert tree.mark_of(("rounds", "brest", "format", "list[str]", 1)) == (13, 22)

    def test_a_part_takes_its_marks_along_when_it_moves(self, tree: Tree) -> None:
        rounds = tree.root["rounds"]
        assert isinstance(rounds, dict)
        tree.root["rounds"] = rounds["brest"]
        assert tree.mark_of(("rounds", "place")) == (8, 12)

    def test_a_fault_is_told_at_the_value_or_at_the_key(self, tree: Tree) -> None:
        location = ("rounds", "brest", "place")
        assert tree.fault(location, "no such place.") == Fault(8, 12, "no such place.")
        assert tree.fault(location, "no such field.", at_key=True) == (8, 5, "no such field.")

    def test_what_a_checker_finds_wrong_is_told_with_its_line(self, tree: Tree) -> None:
        class Round(BaseModel, extra="forbid"):
            title: str
            place: int | None = None
            text: str = ""
            format: list[int] = []
            delegations: dict[str, str | None] = {}

        with pytest.raises(ValidationError) as caught:
            TypeAdapter(dict[str, Round]).validate_python(tree.root["rounds"])
        faults = [
            tree.fault(("rounds", *error["loc"]), error["type"]) for error in caught.value.errors()
        ]
        assert str(Faults(tree.name, faults)) == (
            "talks.yaml:7:3: missing\n"
            "talks.yaml:8:12: int_parsing\n"
            "talks.yaml:13:14: int_parsing\n"
            "talks.yaml:13:22: int_parsing"
        )


class TestWhatAPersonNeverMeans:
    def test_a_comma_in_braces_that_was_meant_as_part_of_a_text(self) -> None:
        fault = only_fault("{text: Stop bombing, at least of civilians}")
        assert (fault.line, fault.column) == (1, 22)
        assert "'at least of civilians'" in fault.sentence
        assert COMMA in fault.sentence

    @pytest.mark.parametrize(
        ("source", "column"),
        [
            ("{text: Stop bombing, at least of civilians }", 22),
            ("{text: Stop bombing, at least # of: whom\n, x: y}", 22),
            ("{a: [? b, c]}", 8),
            ("{a: x, 'b', c: }", 8),
        ],
    )
    def test_a_key_without_a_colon(self, source: str, column: int) -> None:
        fault = only_fault(source)
        assert (fault.line, fault.column) == (1, column)
        assert COMMA in fault.sentence

    @pytest.mark.parametrize(
        "source",
        ['{"a":, "b":}', "{a: ,\n b: }", "{? a # no: colon\n : , b: # none\n }", "{'a': , 'b' : }"],
    )
    def test_a_key_with_a_colon_needs_no_value(self, source: str) -> None:
        assert load(source, "talks.yaml").root == {"a": None, "b": None}

    def test_a_colon_without_a_space_after_it(self) -> None:
        assert "only with a space after it" in only_fault("{role:host}").sentence
        assert only_fault("{russia:, ukraine:}")[:2] == (1, 8)

    def test_the_same_key_twice_names_both_lines(self) -> None:
        fault = only_fault("rounds:\n  brest: a\n  border: b\n  'brest': c\n")
        assert fault == (
            *(4, 3),
            "the key 'brest' stands on line 2 and again on line 4: keep one of them.",
        )

    def test_the_same_key_in_two_mappings_is_allowed(self) -> None:
        assert load("a: {x: 1}\nb: {x: 1}", "talks.yaml").root == {"a": {"x": "1"}, "b": {"x": "1"}}

    @pytest.mark.parametrize(
        ("source", "column", "word"),
        [
            ("a: &x b", 4, "anchor"),
            ("a: &x {b: c}", 4, "anchor"),
            ("a: &x [b]", 4, "anchor"),
            ("a: &x", 4, "anchor"),
            ("&x a: b", 1, "anchor"),
            ("a: *x", 4, "alias"),
            ("a: [*x]", 5, "alias"),
            ("{<<: {a: b}}", 2, "merge key"),
            ("a: !!int 5", 4, "tag"),
            ("a: !place {b: c}", 4, "tag"),
            ("a: !place [b]", 4, "tag"),
            ("a: ! b", 4, "tag"),
            ("a: !%ED%A0%80 b", 4, "tag"),
            ("a: !b!c d", 4, "'!'"),
            ("%TAG ! tag:talks,2022:\n---\na: b", 1, "tag"),
        ],
    )
    def test_signs_by_which_yaml_says_more_than_it_shows(
        self, source: str, column: int, word: str
    ) -> None:
        fault = only_fault(source)
        assert (fault.line, fault.column) == (1, column)
        assert word in fault.sentence

    @pytest.mark.parametrize("source", ["[a, b]: c", "{a: b}: c", "? [a]\n: c", "*x : c"])
    def test_a_key_that_is_not_a_text(self, source: str) -> None:
        assert "a key must be a text" in refused(source)[-1].sentence

    @pytest.mark.parametrize("source", ["'': a", '{"": a}', "? \n: a", "? \n"])
    def test_a_key_that_is_empty(self, source: str) -> None:
        assert "a key is missing" in only_fault(source).sentence

    def test_a_second_document(self) -> None:
        assert only_fault("a: b\n---\nc: d\n")[:2] == (2, 1)

    @pytest.mark.parametrize("source", ["", "\n\n", "# nothing yet\n", "---\n", "\ufeff", b""])
    def test_a_file_that_says_nothing(self, source: str | bytes) -> None:
        assert only_fault(source) == (1, 1, "the file is empty: write key: value.")

    @pytest.mark.parametrize("source", ["- a\n", "[a]", "a", "'a'", "|\n a", "''"])
    def test_a_top_level_that_is_not_a_mapping(self, source: str) -> None:
        fault = only_fault(source)
        assert fault[:2] == (1, 1)
        assert "must be a mapping" in fault.sentence


class TestWhatCanHurt:
    def test_thirty_two_levels_are_read_and_one_more_is_not(self) -> None:
        assert load("a: " + "[" * 31 + "]" * 31, "talks.yaml").root["a"]
        fault = only_fault("a: " + "[" * 32 + "]" * 32)
        assert fault == (1, 35, "this is more than 32 levels deep: write it flatter.")

    @pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "[a: "])
    def test_eighty_kilobytes_of_nesting_are_refused_and_no_more(self, opening: str) -> None:
        assert "32 levels" in refused(opening * (80_000 // len(opening)))[-1].sentence

    def test_aliases_are_never_multiplied(self) -> None:
        bomb = "a: &a [x, x]\n" + "".join(
            f"{after}: &{after} [*{before}, *{before}]\n"
            for before, after in zip("abcdefgh", "bcdefghi", strict=True)
        )
        faults = refused(bomb)
        assert len(faults) == 9 + 16
        assert all("is not allowed" in fault.sentence for fault in faults)

    @pytest.mark.parametrize(
        "character",
        [
            "\0",
            "\x07",
            "\x1b",
            "\x7f",
            "\x85",
            "\x9b",
            "\r",
            "\u2028",
            "\u2029",
            "\ufffe",
            "\ud800",
        ],
    )
    def test_a_control_character_is_refused_where_it_stands(self, character: str) -> None:
        fault = only_fault(f"a: мир\nb: мир{character}x")
        assert fault[:2] == (2, 7)
        assert fault.sentence.startswith(f"U+{ord(character):04X} is ")

    @pytest.mark.parametrize("escape", [r"\0", r"\e", r"\x9b", r"\r", r"\N", r"\L", r"\uFEFF"])
    def test_an_escape_brings_no_control_character_in(self, escape: str) -> None:
        assert only_fault(f'a: b\nc: "d {escape}"')[:2] == (2, 4)
        assert only_fault(f'a: b\n"d {escape}": c')[:2] == (2, 1)

    def test_escapes_of_other_characters_are_read(self) -> None:
        assert load(r'a: "\t\n\u00e9\U0001F54A\\"', "talks.yaml").root == {"a": "\t\né🕊\\"}

    def test_a_byte_order_mark_only_begins_a_file(self) -> None:
        assert only_fault("\ufeff\ufeffa: b")[:2] == (1, 1)
        assert only_fault("a: b\n\ufeffc: d")[:2] == (2, 1)

    def test_a_byte_that_is_not_utf8_is_named_with_its_line_and_its_offset(self) -> None:
        fault = only_fault("talks: мир\nmood: ёx ".encode() + "Брест".encode("cp1251"))
        assert fault[:2] == (2, 10)
        assert fault.sentence == "the byte 0xC1 at offset 24 is not UTF-8: save the file as UTF-8."

    def test_a_character_that_the_file_cuts_in_two_is_not_utf8(self) -> None:
        assert only_fault(b"\xef\xbb\xbfa: \xd0")[:2] == (1, 4)

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
    def test_a_file_in_a_wider_encoding_is_told_to_be_saved_as_utf8(self, encoding: str) -> None:
        assert "UTF-16" in only_fault("a: b".encode(encoding)).sentence

    @pytest.mark.parametrize("source", ["#" * 16_000_001, b"#" * 16_000_001])
    def test_a_source_over_sixteen_megabytes_is_not_read(self, source: str | bytes) -> None:
        with pytest.raises(Problem, match="too large: at most 16 MB"):
            load(source, "talks.yaml")

    def test_reading_ends_after_a_hundred_faults(self) -> None:
        faults = refused("a: *x\n" * 1000)
        assert len(faults) == 101
        assert "not read beyond" in faults[-1].sentence
        assert len(refused("\0" * 1000)) == 100


class TestWhatIsNotYaml:
    @pytest.mark.parametrize(
        ("source", "place", "words"),
        [
            ("a:\n\tb: c", (2, 1), "use spaces"),
            ("\ta: b", (1, 1), "use spaces"),
            ("a: b\n\tc: d", (2, 1), "use spaces"),
            ("a: |\n\tb", (2, 1), "use spaces"),
            ("a:\n  - b\n\t- c", (3, 1), "use spaces"),
            ("title: Brest: second round", (1, 13), "quote the text"),
            ("a: b\n  c: d", (2, 4), "indent this line"),
            ("a:\n    b: c\n  d: e", (3, 3), "indent it as the keys beside it"),
            ("a: b\nrole:host\nc: d", (2, 1), "no ': ' follows"),
            ("a: b\nc: 'it's here'", (2, 8), "after a closing quote"),
            ("a: 'b\nc: d", (1, 4), "never closed"),
            ("a: 'b\n---\n'", (1, 4), "never closed"),
            ("a: b\nc: [d, e\nf: g", (3, 2), "the '[' of line 2 is still open"),
            ("a: {b: c]", (1, 9), "the '{' of line 1 is still open"),
            ("a: [b, , c]", (1, 8), "not ','"),
            ("a: [", (1, 5), "not the end of the file"),
            ("a: @b", (1, 4), "can't begin with '@'"),
            ("a: %b", (1, 4), "can't begin with '%'"),
            ("a: `b`", (1, 4), "can't begin with '`'"),
            ("a: *very* sure", (1, 4), "can't begin with '*'"),
            ("a: & b", (1, 4), "can't begin with '&'"),
            ("a: ? b", (1, 4), "can't begin with '?'"),
            ("%a: b", (1, 1), "can't begin with '%'"),
            ("a: - b", (1, 4), "a list can't begin here"),
            ("a: > b", (1, 6), "after | or >"),
            (": a", (1, 1), "a key can't stand here"),
            ("{: a}", (1, 2), "not ':'"),
            ("- a\nb: c", (2, 1), "among the items of a list"),
            ("  a: b\nc: d", (2, 1), "top level"),
            ("a: b\n...\nc: d", (3, 1), "top level"),
            ('a: "C:\\path"', (1, 7), "no such escape"),
            ('a: "\\ud83d\\ude00"', (1, 7), "no such escape"),
            ('a: "\\x4"', (1, 7), "no such escape"),
            ("%YAML 3.0\n---\na: b", (1, 1), "found incompatible YAML document"),
        ],
    )
    def test_is_told_in_plain_words_where_it_stops(
        self, source: str, place: tuple[int, int], words: str
    ) -> None:
        fault = only_fault(source)
        assert fault[:2] == place
        assert words in fault.sentence


class TestAllAtOnce:
    def test_everything_that_is_refused_is_reported_in_the_order_of_the_file(self) -> None:
        source = "a: &x b\na: c\nd: {e: f, g h}\n<<: *x\n[i]: !j k\nl: m\n"
        with pytest.raises(Faults) as caught:
            load(source, "talks.yaml")
        assert caught.value.name == "talks.yaml"
        places = [fault[:2] for fault in caught.value.faults]
        assert places == [(1, 4), (2, 1), (3, 11), (4, 1), (4, 5), (5, 1), (5, 6)]
        lines = str(caught.value).split("\n")
        assert [line.split(" ")[0] for line in lines] == [
            f"talks.yaml:{line}:{column}:" for line, column in places
        ]

    def test_a_file_that_stops_being_yaml_still_reports_what_came_before(self) -> None:
        assert [fault[:2] for fault in refused("a: b\na: c\nd: 'e\n")] == [(2, 1), (3, 4)]

    def test_faults_are_sorted_by_position_not_by_arrival(self) -> None:
        faults = Faults("talks.yaml", [Fault(10, 1, "b."), Fault(9, 12, "a."), Fault(9, 2, "c.")])
        assert str(faults) == "talks.yaml:9:2: c.\ntalks.yaml:9:12: a.\ntalks.yaml:10:1: b."

    def test_a_long_key_with_line_breaks_leaves_its_fault_on_one_line(self) -> None:
        source = '? "a\\n{0}"\n: b\n? "a\\n{0}"\n: c'.format("x" * 200)
        with pytest.raises(Faults) as caught:
            load(source, "talks.yaml")
        assert "\n" not in str(caught.value)
        assert len(str(caught.value)) < 200


class TestFiles:
    def test_a_file_is_read_under_its_path_or_another_name(self, tmp_path: Path) -> None:
        path = tmp_path / "talks.yaml"
        path.write_text("place: Брест\n", encoding="utf-8")
        assert read(path).root == {"place": "Брест"}
        assert read(path).name == str(path)
        assert read(path, "talks").name == "talks"

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        path = tmp_path / "talks.yaml"
        with pytest.raises(Problem) as caught:
            read(path)
        assert str(caught.value) == f"There is no file {path}."

    def test_a_folder_is_not_a_file(self, tmp_path: Path) -> None:
        with pytest.raises(Problem, match="is a folder"):
            read(tmp_path)

    def test_a_name_that_no_file_can_have(self, tmp_path: Path) -> None:
        with pytest.raises(Problem, match="can't be read"):
            read(tmp_path / ("x" * 5000))

    def test_a_file_over_sixteen_megabytes_is_not_read(self, tmp_path: Path) -> None:
        path = tmp_path / "talks.yaml"
        with path.open("wb") as file:
            file.truncate(16_000_001)
        with pytest.raises(Problem, match="too large"):
            read(path)

    @pytest.mark.skipif(not Path("/dev/zero").exists(), reason="the system has no /dev/zero")
    def test_a_file_without_an_end_is_not_read_to_it(self) -> None:
        with pytest.raises(Problem, match="too large"):
            read(Path("/dev/zero"))

    def test_without_libyaml_a_plain_sentence_says_so(self) -> None:
        program = (
            "import sys; sys.modules['yaml._yaml'] = None\n"
            "from negotiation.words.problems import Problem\n"
            "from negotiation.words.strictyaml import load\n"
            "try:\n    load('a: b', 'talks.yaml')\n"
            "except Problem as problem:\n    sys.stdout.write(str(problem))\n"
        )
        ran = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, check=True, text=True
        )
        assert ran.stdout.startswith("YAML is read with libyaml")


PIECES = st.sampled_from(
    [
        *"{}[]:,-?&*!|>'\"%@`#\\\n\t\r \0\ufeff\u2028\ud800é🕊",
        *(": ", "- ", "\n  ", "? ", "<<", "---\n", "...\n", "a", "b", "&a ", "*a", "!a ", "{a: "),
        *("\\x0", "%TAG ", "%ED", "|2\n"),
    ]
)


@given(st.one_of(st.text(), st.binary(), st.lists(PIECES, max_size=40).map("".join)))
@example("a: !<%ED%A0%80> x")
@example("[" * 2000)
@settings(max_examples=400, deadline=None)
def test_whatever_a_file_holds_it_is_read_or_refused_with_a_sentence(source: str | bytes) -> None:
    try:
        tree = load(source, "talks.yaml")
    except Faults as faults:
        for fault in faults.faults:
            assert fault.line >= 1
            assert fault.column >= 1
            assert fault.sentence.endswith(".")
    else:
        assert isinstance(tree.root, dict)


WORDS = st.text(
    st.characters(
        exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff"
    ),
    min_size=1,
    max_size=12,
)
WRITTEN = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=15,
)


@given(st.dictionaries(WORDS, WRITTEN, min_size=1, max_size=5), st.booleans())
@settings(max_examples=150, deadline=None)
def test_what_a_yaml_writer_writes_is_read_back_as_it_was(
    data: dict[str, object], flow: bool
) -> None:
    source = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow, width=1000)
    tree = load(source, "talks.yaml")
    assert tree.root == data
    lines = source.split("\n")
    for key in data:
        line, column = tree.key_mark_of((key,))
        written = lines[line - 1][column - 1 :]
        assert written.startswith((key, "'", '"', "? "))
