"""References: how one thing in a negotiation names another."""

import re
from unicodedata import normalize

from negotiation.words.problems import Problem

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

LONGEST = 40
"""How many letters a slug has at most that is made from a title."""


class Ref(str):
    """The name of something that is tracked, `kind/slug`: `round/brest`.

    A plain text otherwise, so it serves as a key and goes into JSON as it is.
    """

    __slots__ = ()

    @property
    def kind(self) -> str:
        """The part before the stroke: `round`."""
        return self.partition("/")[0]

    @property
    def slug(self) -> str:
        """The part after the stroke: `brest`."""
        return self.partition("/")[2]

    @classmethod
    def of(cls, kind: str, slug: str) -> "Ref":
        """Name the thing of that kind and slug."""
        return cls(f"{kind}/{slug}")

    @classmethod
    def parse(cls, text: str) -> "Ref":
        """Read `kind/slug`.

        Raises:
            Problem: the text has not that form.
        """
        kind, stroke, slug = text.partition("/")
        if not (stroke and is_slug(kind.replace("_", "-")) and is_slug(slug)):
            raise Problem(
                f"'{text}' is not a reference: write kind/slug, such as round/brest"
                " (lower-case letters, digits and single hyphens)."
            )
        return cls(text)


def is_slug(text: str) -> bool:
    """Tell whether a text can name something: `[a-z0-9]+(-[a-z0-9]+)*`."""
    return SLUG.fullmatch(text) is not None


def slug_from(title: str) -> str:
    """Make a slug of a title: its letters without accents, its words joined by hyphens.

    It ends with a whole word where it must be short. A title in another script gives an empty one.
    """
    bare = normalize("NFKD", title).encode("ascii", "ignore").decode().casefold()
    words = re.findall("[a-z0-9]+", bare.replace("'", ""))
    slug = "-".join(words)
    if len(slug) <= LONGEST:
        return slug
    cut = slug[: LONGEST + 1].rpartition("-")[0]
    return cut or slug[:LONGEST]
