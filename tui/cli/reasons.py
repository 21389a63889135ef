"""Blockers as text: each reason, the last word on it, and who could clear it."""

from collections.abc import Iterable, Iterator

from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.lifecycle.blockers import Blocker
from negotiation.views.filters import Choice
from negotiation.views.tally import tallies
from negotiation.views.thing import thing
from negotiation.views.why import Reason, chain
from negotiation.views.word import Word, word_of
from negotiation.words.printable import one_line
from negotiation.words.when import age
from negotiation.words.when.show import show


def reasons(blockers: Iterable[Blocker], state: State, choice: Choice | None = None) -> str:
    """Write every blocker, with the accounts of others beside the desk's, and what is behind it."""
    found = chain(blockers, state, choice)
    return "\n".join(line for one in found for line in _reason(one, state))


def _reason(reason: Reason, state: State) -> Iterator[str]:
    blocker = reason.blocker
    lines = [f"✗ {one_line(blocker.says)}  ({blocker.ref})"]
    entity = state.get(blocker.ref)
    if blocker.last_word is not None:
        lines.append(f"    last word: {_last_word(word_of(blocker.last_word, state), state)}")
    voices = thing(entity, state).voices if entity is not None else ()
    lines += [
        f"    {one_line(called(state, voice.who))} says: {voice.stand.label.lower()}"
        for voice in voices
        if voice.stand is not None
    ]
    parts = tallies(entity, state) if entity is not None else ()
    lines += [f"    parts: {one}" for one in parts if one.kind == blocker.ref.kind]
    for way in blocker.cleared_by:
        by = f" · by {one_line(called(state, way.who))}" if way.who else ""
        lines.append(f"    cleared by: {way.ref} {way.trigger}{by}")
    lines += [f"    {line}" for one in reason.behind for line in _reason(one, state)]
    yield from lines


def _last_word(word: Word, state: State) -> str:
    if word.occurred is None:
        return f"undated · {word.grade}"
    when, since = show(word.occurred, zone=state.zone, now=state.now), age(word.moment, state.now)
    ago = since if since == "just now" or since.startswith("in ") else f"{since} ago"
    return f"{when} ({ago}) · {word.grade}"
