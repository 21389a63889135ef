"""What a mapping may say, and what is said of one that can't be understood."""

from collections.abc import Callable

import pytest

from negotiation.imports import mapping
from negotiation.imports.rows import Import
from negotiation.words import strictyaml
from negotiation.words.strictyaml import Faults


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("things: {kind: developmnt, title: $what}", "'developmnt' is not a kind, did you"),
        ("things: {kind: development, titel: $what}", "'titel' is not a field of a development"),
        ("things: {kind: process, title: $what}", "'process' is not a kind"),
        ("things: {kind: claim, slug: $what}", "'slug' is not a field of a claim"),
        ("things: {kind: development, title: $waht}", "'waht' is not a column of the table, did"),
        ("things: {kind: development, title: costs $ 5}", "A $ begins the name of a column"),
        (
            "things: {kind: development, title: $what, at: {date: $what, written: '%Q'}}",
            "'%Q' can't be the form of a date",
        ),
        (
            "things: {kind: development, title: $what, at: {date: $what, precision: week}}",
            "'week' is not a precision of a date",
        ),
        (
            "things: {kind: development, title: {cell: $what, wrods: {a: b}}}",
            "'wrods' is not a word beside `cell`, did you mean 'words'?",
        ),
        ("things: {kind: development, title: {cell: [a]}}", "A text is due here"),
        ("things: [development]", "`things` says what a row tells of"),
        ("thing: {kind: development}", "'thing' is not a part of a mapping"),
        ("where: {waht: x}\nthings: {kind: development, title: $what}", "'waht' is not a column"),
        ("separator: pipe\nthings: {kind: development, title: $what}", "'pipe' is not a separator"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_is_allowed(
    importing: Callable[..., Import], said: str, sentence: str
) -> None:
    with pytest.raises(Faults) as caught:
        importing("what,when\n", said)
    assert sentence in str(caught.value)
    assert str(caught.value).splitlines()[-1].startswith("mapping.yaml:2:")


def test_every_mistake_is_told_at_once(importing: Callable[..., Import]) -> None:
    with pytest.raises(Faults) as caught:
        importing("what\n", "sep: x\nthings: {kind: development, titel: a, txt: b}")
    assert len(caught.value.faults) == 3


def test_a_mapping_says_in_which_form_it_is() -> None:
    with pytest.raises(Faults, match="parley-import: 1"):
        mapping.read(strictyaml.load("things: {kind: development, title: x}\n", "mapping.yaml"))
