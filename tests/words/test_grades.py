"""The Admiralty code, chains of sources, and the Traffic Light Protocol."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiation.words.grades import (
    CREDIBILITY,
    RELIABILITY,
    Chain,
    Sourced,
    grade,
    parse_chain,
    show_chain,
)
from negotiation.words.handling import HANDLING, at_most
from negotiation.words.problems import Problem
from negotiation.words.refs import Ref

NRC, TASS = Ref("source/nrc"), Ref("source/tass")


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("nrc:2", (Sourced(NRC, "2"),)),
        ("nrc", (Sourced(NRC, "6"),)),
        ("source/nrc:2", (Sourced(NRC, "2"),)),
        ("  nrc:2  via   tass:3 ", (Sourced(NRC, "2"), Sourced(TASS, "3"))),
        ("nrc via source/tass:3 via nrc:1", (Sourced(NRC), Sourced(TASS, "3"), Sourced(NRC, "1"))),
    ],
)
def test_a_chain_says_who_heard_it_from_whom(text: str, chain: Chain) -> None:
    assert parse_chain(text) == chain


def test_a_source_called_via_is_a_source() -> None:
    assert parse_chain("via:2 via via") == (
        Sourced(Ref("source/via"), "2"),
        Sourced(Ref("source/via"), "6"),
    )


SLUGS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True)
LINKS = st.builds(
    Sourced, SLUGS.map(lambda slug: Ref.of("source", slug)), st.sampled_from([*CREDIBILITY])
)


@given(st.lists(LINKS, min_size=1, max_size=4).map(tuple))
def test_a_chain_is_its_text(chain: Chain) -> None:
    assert parse_chain(show_chain(chain)) == chain


def test_a_chain_is_shown_with_every_credibility() -> None:
    assert show_chain(parse_chain("source/nrc via tass:3")) == "nrc:6 via tass:3"


@pytest.mark.parametrize("text", ["nrc:7", "nrc:0", "nrc:", "nrc:22", "nrc:²", "nrc:B2", "nrc: 2"])
def test_a_credibility_that_is_none_is_refused_with_those_there_are(text: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_chain(text)

    for digit, meaning in CREDIBILITY.items():
        assert f"{digit} {meaning}" in str(caught.value)


@pytest.mark.parametrize(
    "text", ["", ":2", "NRC:2", "the nrc:2", "nrc--x", "party/russia:2", "nrc via", "a,b"]
)
def test_what_is_not_a_source_is_refused_with_how_to_write_one(text: str) -> None:
    with pytest.raises(Problem, match="is not a source"):
        parse_chain(text)


def test_a_grade_joins_the_two_ratings() -> None:
    assert grade("B", "2") == "B2"


@pytest.mark.parametrize("reliability", ["", "unknown", "b", "AB"])
@pytest.mark.parametrize("credibility", ["", "unknown", "7", "12"])
def test_what_is_not_rated_cannot_be_judged(reliability: str, credibility: str) -> None:
    assert grade(reliability, credibility) == "F6"


def test_the_code_has_six_steps_each_way() -> None:
    assert "".join(RELIABILITY) == "ABCDEF"
    assert "".join(CREDIBILITY) == "123456"


def test_what_is_amber_may_be_shown_up_to_amber_and_above() -> None:
    shown = {ceiling for ceiling in HANDLING if at_most("amber", ceiling)}

    assert shown == {"red", "amber+strict", "amber"}


@pytest.mark.parametrize("label", HANDLING)
def test_clear_passes_everywhere_and_red_only_under_red(label: str) -> None:
    assert at_most("clear", label)
    assert at_most("red", label) == (label == "red")
    assert at_most(label, label)


def test_a_label_that_is_none_is_kept_back() -> None:
    assert not at_most("secret", "amber+strict")
    assert not at_most("green", "everybody")
    assert at_most("clear", "everybody")
