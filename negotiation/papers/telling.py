"""How a scenario says an update: in the words of the command line, with what stands beside them."""

from negotiation.kinds import registry
from negotiation.kinds.base import Ref, Span, marker
from negotiation.kinds.base.markers import To
from negotiation.papers.wording import Wording, quoted
from negotiation.updates.advance import Advance
from negotiation.updates.update import Update
from negotiation.words.strictyaml.written import Plain
from negotiation.words.when import Instant


class Telling:
    """Says updates.

    Args:
        wording: how names, times and fields are said.
        now: where the desk's clock stands.
    """

    def __init__(self, wording: Wording, now: Instant) -> None:
        self.source: str | None = None
        """The source that holds where none is said."""
        self._wording, self._now = wording, now

    def spoken(self, update: Update) -> str:
        """Say an update in the words of the command line, without its options."""
        words = [] if type(update) is Advance else [update.verb]
        for argument in update.arguments:
            said = getattr(update, argument.name)
            if argument.name == "fields":
                words += self._wording.changes(
                    registry.model(Ref(getattr(update, "ref", "")).kind), said
                )
            elif said is not None:
                words.append(quoted(_no_option(str(said))))
        return " ".join(words)

    def at(self, update: Update) -> dict[str, Plain]:
        """Say when it happened, if that was at any time."""
        return {} if update.at is None else {"at": self._wording.time(update.at)}

    def beside(self, update: Update) -> dict[str, Plain]:
        """Say what stands beside an update, but when it happened, and what goes without saying."""
        said: dict[str, Plain] = {}
        positional = {one.name for one in update.arguments}
        for name in (one.name for one in update.options if one.name not in positional):
            value = getattr(update, name)
            if name in {"at", "known"} or value in (None, ()):
                continue
            found = marker(Update.__dataclass_fields__[name].type)
            if isinstance(value, Span):
                said[name] = self._wording.time(value)
            elif isinstance(found, To):
                said[name] = self._wording.ref(value, found.kinds)
            else:
                said[name] = list(value) if isinstance(value, tuple) else str(value)
        known = self._known(update)
        said = ({"known": known} if known else {}) | said
        if said.get("source") == self.source:
            said.pop("source", None)
        elif self.source is not None and update.source is None:
            said["source"] = None
        return said

    def _known(self, update: Update) -> str | None:
        """Say when the desk knew, where that is not the end of when it happened."""
        if update.known is None:
            return None
        told = None if update.at is None else min(update.at.end, self._now)
        known = update.known.end
        return None if known == told else self._wording.instant(known)


def _no_option(text: str) -> str:
    """Keep a text of one word from being taken for an option, by a space before it."""
    return f" {text}" if text.startswith("-") and " " not in text else text
