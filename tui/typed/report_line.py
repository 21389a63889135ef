"""The report line: when, by which source, by whose word, until when, and a remark, in any order.

    -40m reuters:2                      forty minutes ago, says Reuters
    wed 20:00 nrc:2 via tass:3          by NRC, who has it from TASS
    says ukraine until fri 18:00 nrc:3  by Ukraine's own account, and only until then
    "we have left" – seen at the border what was said, word for word; and a remark

A dash that stands alone begins the remark, which takes the rest of the line. What is no source, no
`says`, `until`, `then`, quotation or `field=value` belongs to the time: to that of `until`, if it
follows it, else to that of the report.
"""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from negotiation.fold.naming import called_entity
from negotiation.fold.state import State
from negotiation.words.refs import Ref

HINT = "[when] [source:grade] [says WHO] [until WHEN] [– note]"
"""What the line may hold."""

_TOKEN = re.compile(r'[a-z_]+[+-]?="[^"]*"?|"[^"]*"?|\S+')
_DASH = re.compile(r"(?:^|\s)(?:–|—|--|-)(?=\s|$)")
_SOURCE = re.compile(
    r"(?![0-9]{4}-[0-9]{2}-[0-9]{2}t)(?:source/)?"
    r"(?=[0-9-]*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*:[0-9a-z]*"
)
_FIELD = re.compile(r"[a-z_]+[+-]?=.*", re.DOTALL)
_KEYWORDS = ("says", "until", "then", "via")


class Vocabulary(NamedTuple):
    """The names that may stand in a report line."""

    sources: Mapping[str, str]
    """The slug of each source, by its slug and by its name in small letters."""
    voices: Mapping[str, Ref]
    """Parties, people and sources, by slug, by name and by other spellings, in small letters."""


class Report(NamedTuple):
    """A report line, taken apart; what is empty was not said. No word of it is understood yet."""

    when: str = ""
    source: str = ""
    says: str = ""
    until: str = ""
    then: str = ""
    quote: str = ""
    note: str = ""
    fields: tuple[str, ...] = ()

    def words(self) -> dict[str, object]:
        """Give the words by the names that updates give them."""
        named: dict[str, object] = {
            "at": self.when,
            "source": self.source,
            "according_to": self.says,
            "until": self.until,
            "then": self.then,
            "quote": self.quote,
            "note": self.note,
            "fields": list(self.fields),
        }
        return {name: said for name, said in named.items() if said}


def vocabulary(state: State) -> Vocabulary:
    """Collect the names that a report line may hold."""
    named = _named("source", state)
    sources = {name: ref.slug for name, ref in named.items()}
    return Vocabulary(sources, named | _named("person", state) | _named("party", state))


def parse(text: str, known: Vocabulary) -> Report:
    """Take a report line apart. Whatever it holds, it is a report, and not yet understood."""
    head, note = _note_apart(text)
    tokens = _TOKEN.findall(head)
    when: list[str] = []
    until: list[str] = []
    said: dict[str, str] = {}
    fields: list[str] = []
    time = when
    while tokens:
        token = tokens.pop(0)
        word = token.casefold()
        if token.startswith('"'):
            said["quote"] = token.strip('"')
        elif word == "says" and tokens:
            said["says"] = _voice(tokens, known)
        elif word == "until":
            time = until
        elif word == "then" and until and tokens:
            said["then"] = tokens.pop(0)
        elif word == "via" and "source" in said and tokens:
            said["source"] += f" via {_source(tokens.pop(0), known)}"
        elif _FIELD.fullmatch(token):
            fields.append(token.replace('"', ""))
        elif word in known.sources or _SOURCE.fullmatch(word):
            said["source"] = _source(token, known)
            time = when if not when else time
        else:
            time.append(token)
    return Report(" ".join(when), until=" ".join(until), note=note, fields=tuple(fields), **said)


def line_of(words: Mapping[str, object], known: Vocabulary) -> tuple[str, dict[str, object]]:
    """Write words of an update as a report line, which says them again when it is taken apart.

    Returns the line, and the words that no line can say: those of another name, or a quotation that
    holds quotation marks.
    """
    text, said, beside = "", dict[str, object](), dict[str, object]()
    for name in (*_WRITTEN, *(one for one in words if one not in _WRITTEN)):
        if not (value := words.get(name)):
            continue
        piece = _WRITTEN[name](value, known) if name in _WRITTEN else None
        longer = f"{text} {piece}".strip()
        if piece and parse(longer, known).words() == said | {name: value}:
            text, said = longer, said | {name: value}
        else:
            beside[name] = value
    return text, beside


def unknown_sources(report: Report, known: Vocabulary) -> tuple[str, ...]:
    """List the slugs of the sources in a report that the record does not know."""
    slugs = (one.partition(":")[0] for one in report.source.split(" via "))
    return tuple(slug for slug in slugs if slug and slug not in known.sources.values())


def completed(text: str, known: Vocabulary, last_source: str) -> str | None:
    """Complete the last word of a line: a source, a voice, a keyword; None if nothing fits.

    Where a new word begins, the last source is offered, unless one is said.
    """
    if _DASH.search(text) or text.count('"') % 2:
        return None
    head, _, part = text.rpartition(" ")
    before = head.split()
    if not part:
        offered = last_source if not parse(text, known).source and before[-1:] != ["says"] else ""
        return text + offered if offered else None
    wanted = part.casefold()
    choices: list[str]
    if before and before[-1].casefold() == "says":
        choices = sorted({ref.slug for ref in known.voices.values()})
    else:
        slugs = sorted(set(known.sources.values()))
        choices = [last_source, *(f"{slug}:" for slug in slugs), *_KEYWORDS]
    found = next(
        (one for one in choices if one.startswith(wanted) and len(one) > len(wanted)), None
    )
    return text + found[len(part) :] if found else None


def _named(kind: str, state: State) -> dict[str, Ref]:
    """Find the things of a kind by every spelling of their names, and by their slugs."""
    return {
        name.casefold(): entity.ref
        for entity in state.of_kind(kind)
        for name in (*entity.said.aka, called_entity(state, entity), entity.ref.slug)
    }


def _note_apart(text: str) -> tuple[str, str]:
    for dash in _DASH.finditer(text):
        if text.count('"', 0, dash.start()) % 2 == 0:
            return text[: dash.start()], text[dash.end() :].strip()
    return text, ""


def _voice(tokens: list[str], known: Vocabulary) -> str:
    """Take the words of a name: the longest that is known, else one word."""
    for number in range(min(len(tokens), 8), 0, -1):
        name = " ".join(tokens[:number]).casefold()
        if name in known.voices:
            del tokens[:number]
            return str(known.voices[name])
    return tokens.pop(0)


def _source(token: str, known: Vocabulary) -> str:
    name, colon, grade = token.casefold().removeprefix("source/").partition(":")
    slug = known.sources.get(name, name)
    return f"{slug}{colon}{grade}" if grade else slug


def _fields(value: object, _: Vocabulary) -> str:
    """Write `field=value` words, those with spaces between quotation marks."""
    each = (str(one).partition("=") for one in (value if isinstance(value, list) else ()))
    return " ".join(
        f'{name}{equals}"{said}"' if " " in said else f"{name}{equals}{said}"
        for name, equals, said in each
    )


def _says(value: object, known: Vocabulary) -> str:
    """Write whose account it is: by the slug, where that says enough."""
    ref = Ref(str(value))
    return f"says {ref.slug if known.voices.get(ref.slug) == ref else ref}"


_WRITTEN: Mapping[str, Callable[[object, Vocabulary], str]] = {
    "at": lambda value, _: str(value),
    "source": lambda value, _: str(value),
    "according_to": _says,
    "until": lambda value, _: f"until {value}",
    "then": lambda value, _: f"then {value}",
    "fields": _fields,
    "quote": lambda value, _: f'"{value}"',
    "note": lambda value, _: f"– {value}",
}
"""How the words of an update are written on a line, in the order in which they stand there."""
