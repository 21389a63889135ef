"""A form: fields, and what the texts typed into them come to in the words of the command line."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from negotiation.fold.state import State
from negotiation.kinds import registry
from negotiation.kinds.base import Kind
from negotiation.updates import verb
from negotiation.updates.add import part_slug
from negotiation.updates.grammar import Said
from negotiation.words.problems import Problem, nearest
from negotiation.words.refs import Ref, slug_from
from tui.forms.fields import SLUG, Field, of_change, of_new, of_report
from tui.forms.written import joined, split, typed
from tui.typed.matching import Names

Texts = Mapping[str, str]
"""What is typed, by the key of its field."""


class Form(NamedTuple):
    """What is being said, with its fields."""

    said: Said
    """The verb, and the words that are not typed."""
    fields: tuple[Field, ...]
    model: type[Kind] | None = None
    before: Texts = MappingProxyType({})
    """What is recorded of the thing already, as it would be typed."""

    def field(self, key: str) -> Field | None:
        """Find a field."""
        return next((one for one in self.fields if one.key == key), None)


def to_add(kind: str, state: State) -> Form:
    """Make the form of something new."""
    model = registry.model(kind)
    return Form(Said("add", {"kind": kind}), of_new(model, verb("add"), state), model)


def to_amend(ref: Ref, state: State, names: Names) -> Form:
    """Make the form of something that is there, with what is known of it."""
    model, entity = registry.model(ref.kind), state[ref]
    fields = of_change(model, verb("amend"), state)
    recorded = entity.desk.fields
    before = {
        one.key: typed(recorded[one.name], one.shape, names)
        for one in fields
        if not one.is_word and one.name in recorded
    }
    return Form(Said("amend", {"ref": str(ref)}), fields, model, before)


def to_report(said: Said, about: Ref | None, state: State) -> Form:
    """Make the form of a report: of an update whose verb and subject are given."""
    known = about is not None and about.kind in registry.names()
    model = registry.model(about.kind) if known and about is not None else None
    return Form(said, of_report(model, verb(said.verb), state, tuple(said.words)), model)


def slug(form: Form, texts: Texts, state: State, names: Names) -> str:
    """Return the slug of something new: as typed, else as its owner and whole, or title, make it.

    One that is taken gets a number.
    """
    if (said := texts.get(SLUG, "").strip()) or form.model is None:
        return said
    part = form.model.part
    if part is not None:
        said_refs = {
            name: ref
            for name in (part.owner, part.whole)
            if (ref := _ref(form.field(name), texts, names)) is not None
        }
        return part_slug(form.model, said_refs) or ""
    made = slug_from(texts.get(form.model.title_field, "")) or form.model.kind.replace("_", "-")
    numbered = (made if number == 1 else f"{made}-{number}" for number in range(1, 10_000))
    return next(one for one in numbered if Ref.of(form.model.kind, one) not in state)


def words(form: Form, texts: Texts, state: State, names: Names) -> Said:
    """Say what is typed, in the words of the command line."""
    said, changes = dict(form.said.words), []
    for field, text in _changed(form, _in_full(form, texts, names)):
        if not field.is_word:
            changes += _change(field, text, form, names)
        elif field.key != SLUG:
            said[field.name] = split(text) if field.shape.several else text
    if form.field(SLUG) is not None:
        said["slug"] = slug(form, texts, state, names)
    earlier = said.get("fields")
    changes = [*(earlier if isinstance(earlier, list) else []), *changes]
    return Said(form.said.verb, said | ({"fields": changes} if changes else {}))


def missing(form: Form, texts: Texts) -> tuple[str, ...]:
    """List the required fields that are empty."""
    required = (one.key for one in form.fields if one.is_required)
    return tuple(key for key in required if not texts.get(key, "").strip())


def faults(form: Form, texts: Texts, state: State, names: Names) -> dict[str, str]:
    """Tell what can't be taken, by field: what the command line would say of the same words.

    Names are looked up in `names`, so that it takes no longer the more there are.
    """
    found = dict(_unnamed(form, texts, names))
    right = {key: text for key, text in texts.items() if key not in found}
    said = words(form, right, state, names)
    without = Said(said.verb, {key: one for key, one in said.words.items() if key != "fields"})
    for sentence in (*_told(said, state), *_told(without, state)):
        name, colon, rest = sentence.partition(": ")
        key = name.partition(".")[0]
        if colon and form.field(key) is not None:
            found.setdefault(key, rest)
    return found


def _told(said: Said, state: State) -> Iterator[str]:
    from negotiation.updates.understand import understand

    try:
        understand(said, state)
    except Problem as problem:
        yield from str(problem).splitlines()


def _changed(form: Form, texts: Texts) -> Iterator[tuple[Field, str]]:
    """Walk the fields whose text is another than what is recorded."""
    for field in form.fields:
        text = texts.get(field.key, "").strip()
        if text != form.before.get(field.key, ""):
            yield field, text


def _change(field: Field, text: str, form: Form, names: Names) -> list[str]:
    """Say how a field changes: a list by its elements, where something is recorded already."""
    if not field.shape.several:
        return [f"{field.name}={text}"]
    now = _elements(field, text, names)
    if form.said.verb != "amend":
        return [f"{field.name}={one}" for one in now]
    before = _elements(field, form.before.get(field.key, ""), names)
    added = [f"{field.name}+={one}" for one in now if one not in before]
    return added + [f"{field.name}-={one}" for one in before if one not in now]


def _elements(field: Field, text: str, names: Names) -> list[str]:
    """Take the values of a list apart; things by their refs, however they are spelt."""
    kinds = field.shape.kinds
    each = split(text)
    return each if kinds is None else [names.find(one, kinds) or one for one in each]


def _in_full(form: Form, texts: Texts, names: Names) -> Texts:
    """Write refs for the names of things."""
    full = dict(texts)
    for field in form.fields:
        kinds, text = field.shape.kinds, texts.get(field.key, "").strip()
        if kinds is None or not text or text == form.before.get(field.key):
            continue
        several = field.shape.several
        full[field.key] = (
            joined(_elements(field, text, names)) if several else names.find(text, kinds) or text
        )
    return full


def _unnamed(form: Form, texts: Texts, names: Names) -> Iterator[tuple[str, str]]:
    """Walk the fields that name what is not there."""
    for field, text in _changed(form, texts):
        kinds = field.shape.kinds
        if kinds is None:
            continue
        each = split(text) if field.shape.several else [text]
        unnamed = next((one for one in each if one and names.find(one, kinds) is None), None)
        if unnamed is not None:
            yield field.key, f"'{unnamed}' is not here: enter lists what is like it, or adds it."


def _ref(field: Field | None, texts: Texts, names: Names) -> Ref | None:
    if field is None or field.shape.kinds is None:
        return None
    text = texts.get(field.key, "").strip()
    return names.find(text, field.shape.kinds) if text else None


def completed(field: Field, text: str, names: Names) -> str | None:
    """Complete what is typed into a field; None where it is whole, or nothing is like it."""
    head, comma, part = text.rpartition(",") if field.shape.several else ("", "", text)
    part = part.strip()
    if not part:
        return None
    found = _completion(field, part, names)
    return None if found is None else f"{head}{comma}{' ' if comma else ''}{found}"


def _completion(field: Field, part: str, names: Names) -> str | None:
    from tui.typed.matching import matching

    kinds, choices = field.shape.kinds, field.shape.words
    if choices:
        likely = [one for one in choices if one.startswith(part.casefold())]
        guess = next(iter(likely), None) or nearest(part, choices)
        return guess if guess != part else None
    if kinds is None or names.find(part, kinds) is not None:
        return None
    best = matching(part, names.candidates(kinds))[:1]
    return names.brief(Ref(best[0].key), kinds) if best else None
