"""YAML as it is written: what is read back is what was meant, and a person likes to read it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiation.words import strictyaml
from negotiation.words.strictyaml.text import REFUSED
from negotiation.words.strictyaml.written import Plain, without_refused, written


def read_back(said: dict[str, Plain]) -> object:
    return strictyaml.load("\n".join(written(said)) + "\n", "talks.yaml").root


words = st.text(max_size=30).map(without_refused)
hard = st.sampled_from(
    [
        *"-?:,[]{}#&*!|>'\"%@`~=",
        "- a",
        "a: b",
        "a:",
        "a #b",
        "no",
        "<<",
        "...",
        "---",
        "12:30",
        "nrc:2 via tass:3",
        "https://example.org/a?b=c#d",
        "[2022-03-01,2022-03-02]",
        "2022-03-02?",
        "../2022-03-02",
        "two\nlines",
        "two\n\nparts\n",
        "\n",
        " a",
        "a\n b",
        "long words " * 20,
        ("long words " * 20).strip(),
        ("word, and: more " * 20).strip(),
        'said "so"',
        "a\\b",
        "tab\there",
        "tab\there\nand there",
        "zero\u200bwidth",
    ]
)
keys = st.text(min_size=1, max_size=20).map(without_refused) | hard.filter(bool)
plain = st.recursive(
    words | hard | st.none(),
    lambda inner: (
        st.lists(inner.filter(lambda one: one is not None), max_size=4)
        | st.dictionaries(keys, inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(keys, plain, min_size=1, max_size=4))
def test_what_is_written_is_read_back_the_same(said: dict[str, Plain]) -> None:
    assert read_back(said) == said


def test_what_fits_stands_on_a_line_and_the_rest_under_its_key() -> None:
    said: dict[str, Plain] = {
        "sources": {"nrc": {"name": "NRC", "reliability": "B"}},
        "rounds": {
            "brest": {
                "title": "Second round, in Brest",
                "text": "The sequel that was agreed on Monday. When it is to open is not reported, "
                "nor where, nor by whom it is held.",
                "delegations": {"russia": None, "ukraine": {"head": "person/kuleba"}},
            }
        },
        "history": {"2022-03-02": ["round/brest convene", {"round/brest open": {"source": None}}]},
    }
    assert "\n".join(written(said)) == (
        "sources: {nrc: {name: NRC, reliability: B}}\n"
        "rounds:\n"
        "  brest:\n"
        "    title: Second round, in Brest\n"
        "    text: >-\n"
        "      The sequel that was agreed on Monday. When it is to open is not reported, nor where,"
        " nor by\n"
        "      whom it is held.\n"
        "    delegations: {russia: , ukraine: {head: person/kuleba}}\n"
        "history: {2022-03-02: [round/brest convene, {round/brest open: {source: }}]}"
    )


@pytest.mark.parametrize("character", ["\x1b", "\u2028", "\ufeff", "\x85"])
def test_a_character_that_no_file_may_have_becomes_the_mark_of_what_cannot_be_read(
    character: str,
) -> None:
    assert REFUSED.search(character)
    assert without_refused(f"a{character}b\r\nc") == "a\ufffdb\nc"
