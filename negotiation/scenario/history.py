"""The history of a scenario: updates in the words of the command line, grouped by when."""

import shlex
from collections.abc import Iterator
from typing import NamedTuple

from negotiation.scenario.names import Names
from negotiation.scenario.outline import Loc, Trouble
from negotiation.updates import VERBS, verb
from negotiation.updates.fields import understood_fields
from negotiation.updates.grammar import Said, line
from negotiation.updates.update import Update
from negotiation.words.problems import Problem, unknown


class Told(NamedTuple):
    """A line of the history: its verb, its words not yet understood, and where it stands."""

    verb: type[Update]
    words: dict[str, object]
    loc: Loc
    group: Loc | None
    """The key that says when, where the line itself does not."""


class _Written(NamedTuple):
    """A line as it is written: its text, the options beside it, and where it stands."""

    text: str
    options: dict[str, object]
    loc: Loc
    group: Loc | None = None


def history(section: object, names: Names, troubles: list[Trouble]) -> Iterator[Told]:
    """Walk the lines of a history, in the order of the file."""
    for written in _lines(section, troubles):
        try:
            said = line(written.text)
            told = _told(written, said, names, troubles)
        except Problem as problem:
            troubles.append(Trouble(written.loc, str(problem), at_key=True))
        else:
            yield told


def _told(written: _Written, said: Said, names: Names, troubles: list[Trouble]) -> Told:
    found, loc, group = verb(said.verb), written.loc, written.group
    if found.is_of_acts:
        raise Problem("A scenario takes no line back: write it as it should be, or leave it out.")
    options = written.options
    allowed = [one.name for one in found.options]
    strange = (key for key in options if key not in allowed)
    troubles += [
        Trouble((*loc, key), unknown("word of this update", key, allowed), at_key=True)
        for key in strange
    ]
    words = {**said.words, **{key: options[key] for key in allowed if key in options}}
    if "at" not in words:
        if group is None:
            raise Problem("A line of history says when: `at: …`, or it stands under the time.")
        words["at"] = group[-1]
    else:
        group = None
    seen = names.looking_from(words["at"])
    return Told(found, understood_fields(Said(said.verb, words), seen), loc, group)


def _lines(section: object, troubles: list[Trouble]) -> Iterator[_Written]:
    match section:
        case None:
            return
        case dict():
            for when, group in section.items():
                key = ("history", when)
                each = group if isinstance(group, list) else [] if group is None else [group]
                for number, said in enumerate(each):
                    loc = (*key, number) if isinstance(group, list) else key
                    if (written := _one(said, loc, troubles)) is not None:
                        yield written._replace(group=key)
        case list():
            for number, said in enumerate(section):
                if (written := _one(said, ("history", number), troubles)) is not None:
                    yield written
        case _:
            troubles.append(Trouble(("history",), _FORM))


def _one(said: object, loc: Loc, troubles: list[Trouble]) -> _Written | None:
    if isinstance(said, str):
        return _Written(said, {}, loc)
    if isinstance(said, dict):
        options = {str(key): value for key, value in said.items()}
        if isinstance(what := options.pop("do", None), str):
            on = options.pop("on", None)
            if isinstance(on, str | None):
                return _Written(what if on is None else _spoken(what, on), options, loc)
        elif len(options) == 1:
            ((text, beside),) = options.items()
            if isinstance(beside, dict | None):
                return _Written(text, {**(beside or {})}, (*loc, text))
    troubles.append(Trouble(loc, _FORM))
    return None


def _spoken(what: str, on: str) -> str:
    """Join what is done and what it is done on, in the order of the command line."""
    first, _, rest = what.partition(" ")
    ref = shlex.quote(on)
    return f"{first} {ref} {rest}" if first in VERBS else f"advance {ref} {what}"


_FORM = (
    "A line of history is `round/brest convene`, `round/brest convene: {source: nrc:2}`,"
    " or {at: …, do: convene, on: round/brest}; what is said beside it is indented further."
)
