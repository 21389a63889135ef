"""What a scenario lists, before any of it is understood: short forms written out, parts apart."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from negotiation.kinds import registry
from negotiation.kinds.base import Kind, Part, marker
from negotiation.kinds.base.markers import To
from negotiation.words.problems import Problem, nearest, unknown
from negotiation.words.refs import is_slug

Loc = tuple[str | int, ...]
"""Where something stands in the file: keys, and numbers of list items."""

REPORT = (
    "at", "known", "source", "according_to", "actor", "state", "until", "then", "quote", "link",
    "note", "because",
)  # fmt: skip
"""What any entity may say of how it came up; everything else is a field of its kind.

A source that is said to be empty is none: then that of the process does not stand in for it.
"""

SLUG_FORM = "lower-case letters and digits, with single hyphens between them"
"""How a slug is written, in a sentence."""

OWN_SECTIONS = ("parley", "process", "terms", "lifecycles", "history")


class Listed(NamedTuple):
    """Something that the scenario lists."""

    model: type[Kind]
    slug: str
    """A part's own slug follows from its owner and whole: then this is the owner's."""
    whole: str | None
    """The slug of the whole that it is nested under."""
    said: Mapping[str, object]
    loc: Loc


class Trouble(NamedTuple):
    """What is wrong, and where."""

    loc: Loc
    sentence: str
    at_key: bool = False


def outline(root: Mapping[str, object], troubles: list[Trouble]) -> Iterator[Listed]:
    """Walk all that a scenario lists, as it stands in the file, each part after its whole."""
    sections = {one.plural: one for one in registry.models() if not one.one_a_record}
    for name, section in root.items():
        if name in OWN_SECTIONS:
            continue
        model = sections.get(name)
        if model is None:
            sentence = unknown("section of a scenario", name, (*OWN_SECTIONS, *sections))
            troubles.append(Trouble((name,), sentence, at_key=True))
        else:
            yield from _section(model, section, None, (name,), troubles)


def _section(
    model: type[Kind], section: object, whole: str | None, loc: Loc, troubles: list[Trouble]
) -> Iterator[Listed]:
    if section is None:
        return
    if not isinstance(section, dict):
        sentence = (
            f"{model.plural.capitalize()} are listed by slug: a line `slug: {model.title_field}`"
        )
        troubles.append(Trouble(loc, f"{sentence} each, or fields under the slug."))
        return
    its_parts = parts_of(model.kind)
    for slug, value in section.items():
        here = (*loc, slug)
        if not is_slug(slug.rpartition("/")[2] if whole else slug):
            problem = f"'{slug}' can't be a slug: {SLUG_FORM}."
            troubles.append(Trouble(here, problem, at_key=True))
            continue
        said = written_out(model, value)
        if said is None:
            form = f"`{slug}: {model.title_field}`, or fields under it."
            troubles.append(Trouble(here, f"A list can't stand here: write {form}"))
            continue
        nested = {key: said[key] for key in its_parts if key in said}
        own = {
            key: one
            for key, one in said.items()
            if key not in nested and (one is not None or key == "source")
        }
        yield Listed(model, slug, whole, own, here)
        for plural, parts in nested.items():
            yield from _section(
                its_parts[plural], parts, full_slug(slug, whole), (*here, plural), troubles
            )


def written_out(model: type[Kind], value: object) -> Mapping[str, object] | None:
    """Write out a short form: nothing, or a bare title; None for what is neither, nor fields."""
    if value is None:
        return {}
    if isinstance(value, str):
        return {model.title_field: value}
    return value if isinstance(value, dict) else None


def full_slug(slug: str, whole: str | None) -> str:
    """Return the slug of a thing, or of a part by its owner and whole."""
    return slug if whole is None else f"{slug.rpartition('/')[2]}-{whole}"


def parts_of(kind: str) -> Mapping[str, type[Kind]]:
    """Return the kinds whose parts may be nested under this one, by their plurals."""
    return _parts_among(registry.models(), kind)


@cache
def _parts_among(models: tuple[type[Kind], ...], kind: str) -> Mapping[str, type[Kind]]:
    return {
        model.plural: model
        for model in models
        if model.part is not None and kind in kinds_of(model, model.part.whole)
    }


def kinds_of(model: type[Kind], field: str) -> tuple[str, ...]:
    """Return the kinds that a field may name."""
    found = marker(model.annotation(field))
    return found.kinds if isinstance(found, To) else ()


def owner_and_whole(
    model: type[Kind], part: Part, slug: str, names: Mapping[str, set[str]]
) -> tuple[str, str]:
    """Split a part's slug into the slugs of its owner and its whole, as they are listed.

    Raises:
        Problem: it can't be split, or in several ways.
    """
    owners = {name for kind in kinds_of(model, part.owner) for name in names.get(kind, ())}
    wholes = {name for kind in kinds_of(model, part.whole) for name in names.get(kind, ())}
    words = slug.split("-")
    splits = [("-".join(words[:n]), "-".join(words[n:])) for n in range(1, len(words))]
    found = [(owner, whole) for owner, whole in splits if owner in owners and whole in wholes]
    if len(found) > 1:
        fields = f"`{part.owner}` and `{part.whole}`"
        raise Problem(f"'{slug}' can be split in several ways: say {fields}.")
    if not found:
        due = f"<{part.owner}>-<{part.whole}>"
        guess = nearest(slug, (f"{owner}-{whole}" for owner in owners for whole in wholes))
        hint = f" Did you mean '{guess}'?" if guess else ""
        raise Problem(f"'{slug}' should be {due}, both of them listed in this file.{hint}")
    return found[0]
