"""Things, states, accounts and entries in the words of a brief."""

from collections.abc import Iterable

from negotiation.events import Entry
from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.papers.brief.content import Account, Cited, Stood
from negotiation.papers.brief.content import Thing as Listed
from negotiation.views.filters import Choice
from negotiation.views.saying import in_words
from negotiation.views.thing import Stand, Thing, Voice
from negotiation.views.word import Word, grade_of, grades_of
from negotiation.words.when import show


class Scribe:
    """Puts what is seen in a state into words, as far as a choice lets it be shown."""

    def __init__(self, state: State, choice: Choice) -> None:
        self.state = state
        self.choice = choice

    def thing(
        self, one: Thing, *, title: str = "", notes: Iterable[str] = (), when: str = ""
    ) -> Listed:
        """Show a thing by the desk's last word, and what others say differently."""
        entity = self.state.get(one.ref)
        last = entity.desk.word if entity is not None else None
        gist = entity.said.gist if entity is not None else ""
        name = title or one.title
        cited = self.entry(last) if last is not None else None
        return Listed(
            one.ref,
            f"{name}: {gist}" if gist else name,
            stood(one.stand),
            cited._replace(when=when) if cited is not None and when else cited,
            self.accounts(one),
            tuple(notes),
        )

    def accounts(self, one: Thing) -> tuple[Account, ...]:
        """Show the accounts of a thing that differ from the desk's and may be told."""
        shown = self.choice.as_far_as_shown(one, self.state)
        return tuple(
            Account(called(self.state, voice.who), self._says(voice), self.word(voice.word))
            for voice in shown.voices
        )

    def word(self, word: Word | None) -> Cited | None:
        """Cite the entry of a last word."""
        entry = self.state.history.numbered(word.seq) if word is not None else None
        return None if entry is None else self.entry(entry)

    def entry(self, entry: Entry) -> Cited:
        """Cite an entry; its quotation, its link and its sources as far as they may be shown."""
        shown = self.choice.shows_entry(entry)
        chain = grades_of(entry.source, self.state)
        return Cited(
            entry.seq,
            show(entry.occurred, zone=self.state.zone, now=self.state.now),
            grade_of(entry.source, self.state),
            " via ".join(str(one) for one in chain if self.choice.names(one.source, self.state)),
            (entry.quote or "") if shown else "",
            (entry.link or "") if shown else "",
        )

    def field(self, one: Thing, name: str) -> str:
        """Write a field of a thing; empty if it is not known."""
        return in_words(one.fields[name], self.state) if name in one.fields else ""

    def _says(self, voice: Voice) -> str:
        fields = (
            f"{name.replace('_', ' ')} {in_words(value, self.state)}"
            for name, value in voice.fields.items()
        )
        return ", ".join([*([str(voice.stand)] if voice.stand else []), *fields])


def stood(stand: Stand | None) -> Stood | None:
    """Show where something stands; None for what does not move."""
    return None if stand is None else Stood(str(stand), stand.category, stand.glyph)


def lines(*parts: str) -> tuple[str, ...]:
    """Leave out the lines that say nothing."""
    return tuple(part for part in parts if part)
