"""Sources that a report cites and the record does not know: said, and added on the way."""

from collections.abc import Iterable

from negotiation.updates.grammar import Said
from negotiation.updates.update import Update
from negotiation.words.problems import nearest
from tui.painting.lines import Line, Piece, words
from tui.session import Session


def offer(slug: str, known: Iterable[str]) -> list[Line]:
    """Say that there is no such source, name the nearest, and offer to add it."""
    guess = nearest(slug, known)
    hint = f" Did you mean {guess}?" if guess else ""
    sentence = f"There is no source '{slug}' in this record.{hint}"
    adds = f"adds it as source/{slug}, its reliability not judged (F)"
    return [
        Line((Piece(" ✗ ", "error"), words(sentence, "error"))),
        Line((Piece("   tab ", "key"), words(adds, "dim"))),
    ]


def added(slugs: Iterable[str]) -> Line:
    """Say that sources will be added."""
    named = ", ".join(f"source/{one}" for one in sorted(slugs))
    return Line((Piece(" + ", "settled"), words(f"{named} will be added, and cited", "settled")))


def add_source(slug: str, session: Session) -> Update:
    """Make the update that adds a source which a report cites, named after its slug."""
    from negotiation.updates.understand import understand

    name = f"name={slug.replace('-', ' ').capitalize()}"
    return understand(
        Said("add", {"kind": "source", "slug": slug, "fields": [name]}), session.told()
    )
