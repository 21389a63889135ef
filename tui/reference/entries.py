"""The page of the entries: the envelope, and what each of the five types says."""

from collections.abc import Iterator
from inspect import getdoc
from typing import get_type_hints

from negotiation import events
from negotiation.kinds.base.docs import written_under_fields
from tui.reference.tables import table

HEAD = """\
# Entries

A record is a list of entries that only grows. Each is one line of canonical JSON (sorted keys, no
spaces, UTF-8), and its `hash` is the SHA-256 of the `hash` before it and that line. `parley export
jsonl` prints them, `parley log --json` with what they say in words.
"""

TYPES = {
    events.ADDED: events.Added,
    events.AMENDED: events.Amended,
    events.ADVANCED: events.Advanced,
    events.NOTED: events.Noted,
    events.RETRACTED: events.Retracted,
}


def page() -> str:
    """Write the page, in Markdown."""
    return "\n".join([HEAD, *_sections()])


def _sections() -> Iterator[str]:
    docs = dict(written_under_fields(events.Entry))
    rows = ((f"`{name}`", docs.get(name, "")) for name in events.Entry._fields)
    yield f"## The envelope\n\n{_doc(events.Entry)}\n\n{table(('field', 'meaning'), rows)}\n"
    for name, shape in TYPES.items():
        fields = ", ".join(f"`{field}`" for field in get_type_hints(shape))
        yield f"## {name}\n\n{_doc(shape)} Its `data` may hold {fields}.\n"


def _doc(shape: type) -> str:
    return " ".join((getdoc(shape) or "").split())
