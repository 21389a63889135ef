"""The forms in which a state leaves the program, and the papers that each of them comes to."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from negotiation.fold.account import Entity
from negotiation.fold.state import State
from negotiation.kinds import registry
from negotiation.papers.leaving_out import LeftOut
from negotiation.views.filters import Choice
from negotiation.words.problems import Problem

FORMS: Mapping[str, str] = {
    "csv": "a table for each kind, for spreadsheets and statistics",
    "ics": "rounds, deadlines and what ends by itself, for calendars",
    "jsonl": "every entry, to be taken over by another record",
    "scenario": "YAML, to be read and changed by hand",
    "geojson": "places, for maps",
    "mermaid": "a drawing of what blocks what, or of how one thing moves",
}
"""Each form, and what it holds."""

SEVERAL = frozenset({"csv"})
"""The forms of several files, in a folder."""


class Paper(NamedTuple):
    """One file: its name in the folder, empty where the form has only one, and its text in pieces.

    A form for spreadsheets begins with a byte order mark in a file, for they take it as UTF-8 by
    nothing else.
    """

    name: str
    text: Iterator[str]
    encoding: str = "utf-8"


def papers(
    form: str,
    state: State,
    choice: Choice,
    left_out: LeftOut,
    *,
    kind: str | None = None,
    about: Entity | None = None,
) -> Iterator[Paper]:
    """Write a state in one of `FORMS`, a paper at a time.

    Args:
        form: which.
        state: the talks.
        choice: what is wanted of them, and may be shown.
        left_out: where what the form can't say is counted, as it is written.
        kind: for tables, the only one that is wanted.
        about: for drawings, the thing whose lifecycle is wanted.

    Raises:
        Problem: the form can't say what is asked of it.
    """
    if about is not None and form != "mermaid":
        raise Problem(f"{form} is of everything; only mermaid draws one thing.")
    match form:
        case "csv":
            yield from _tables(state, choice, kind)
        case "ics":
            from negotiation.papers import ics

            yield Paper("", ics.export(state, choice, left_out))
        case "jsonl":
            from negotiation.papers import jsonl

            yield Paper("", jsonl.export(state, choice))
        case "scenario":
            from negotiation.papers import scenario

            if choice.narrowed:
                raise Problem("A scenario tells all of it: the only filter is --handling.")
            yield Paper("", scenario.export(state, choice, left_out))
        case "geojson":
            from negotiation.papers import geojson

            yield Paper("", geojson.export(state, choice, left_out))
        case _:
            from negotiation.papers import mermaid

            drawn = mermaid.lifecycle(about, state) if about else mermaid.export(state, choice)
            yield Paper("", drawn)


def _tables(state: State, choice: Choice, kind: str | None) -> Iterator[Paper]:
    from negotiation.papers import spreadsheet
    from negotiation.views.status import kinds_in

    for one in kinds_in(state) if kind is None else (kind,):
        if kind is not None or state.of_kind(one):
            name = f"{registry.model(one).plural}.csv"
            yield Paper(name, spreadsheet.export(state, choice, one), "utf-8-sig")
