"""What a word is understood against when it comes in from a person or a file."""

from collections.abc import Mapping
from typing import Protocol

from negotiation.words.refs import Ref
from negotiation.words.when import Instant


class Context(Protocol):
    """The record as a word's reader sees it; handed to pydantic as the validation context."""

    @property
    def zone(self) -> str:
        """The zone of a time without one: an IANA name."""

    @property
    def now(self) -> Instant:
        """What `now` and `-2h` are counted from."""

    @property
    def vantage(self) -> Instant:
        """From where one looks ahead: when what is reported began, or now."""

    @property
    def terms(self) -> Mapping[str, tuple[str, ...]]:
        """The scenario's own words, by vocabulary."""

    def resolve(self, text: str, kinds: tuple[str, ...]) -> Ref:
        """Find what a ref, or a bare slug of one of these kinds (any, if empty), names.

        Raises:
            Problem: there is no such thing, or there are several.
        """

    def act(self, number: str) -> str:
        """Find the act that entry `#12` belongs to.

        Raises:
            Problem: there is no such entry.
        """

    def subject(self, number: str) -> Ref:
        """Find what the act that entry `#12` belongs to is about.

        Raises:
            Problem: there is no such entry, or its act is about nothing that is tracked.
        """

    def states(self, kind: str) -> tuple[str, ...]:
        """List the states that things of a kind can be in; none if it has no lifecycle."""

    def triggers(self, kind: str) -> tuple[str, ...]:
        """List the triggers of a kind's lifecycle; none if it has none."""
