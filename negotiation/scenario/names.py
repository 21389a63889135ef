"""What a scenario's words are understood against: the names in the same file."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from negotiation.events import Json
from negotiation.lifecycle.rows import Table
from negotiation.lifecycle.table import load
from negotiation.updates.understanding import Understanding
from negotiation.words.problems import Problem
from negotiation.words.refs import Ref
from negotiation.words.when import Instant


class Names(Understanding):
    """The things that a scenario lists, and the tables that it brings."""

    place = "this file"

    def __init__(self, now: Instant) -> None:
        super().__init__("UTC", now, {})
        self.by_kind: dict[str, set[str]] = {}
        self.tables: Mapping[str, Json] = {}

    def add(self, ref: Ref) -> bool:
        """Take in a name; False if it is there already."""
        slugs = self.by_kind.setdefault(ref.kind, set())
        fresh = ref.slug not in slugs
        slugs.add(ref.slug)
        return fresh

    def has(self, ref: Ref) -> bool:
        """Tell whether the file lists a thing of this name."""
        return ref.slug in self.by_kind.get(ref.kind, ())

    def slugs(self, kind: str) -> Collection[str]:
        """List the names that the file has of a kind."""
        return self.by_kind.get(kind, ())

    def called(self, name: str, kinds: Iterable[str]) -> Iterator[Ref]:  # noqa: ARG002
        """Find nothing: in a file a thing is named by its slug, which stands there once."""
        return iter(())

    def table(self, kind: str) -> Table | None:
        """Return the lifecycle of a kind."""
        own = self.tables.get(kind)
        return load(kind, own if isinstance(own, dict) else None)

    def act(self, number: str) -> str:
        """Refuse: the lines of a scenario have no numbers."""
        raise Problem(f"A scenario can't name entry {number}; name what it is about.")

    def subject(self, number: str) -> Ref:
        """Refuse, as `act` does."""
        return Ref(self.act(number))
