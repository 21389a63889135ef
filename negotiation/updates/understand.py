"""From what was said to an update: every word checked against the record, all mistakes at once."""

from contextlib import suppress
from typing import TYPE_CHECKING

from negotiation.fold.state import State
from negotiation.kinds.base.boundary import faults_of
from negotiation.kinds.base.once import once
from negotiation.updates import verb
from negotiation.updates.fields import understood_fields
from negotiation.updates.grammar import Said
from negotiation.updates.understanding import OfRecord
from negotiation.updates.update import Update
from negotiation.words.problems import Problem

if TYPE_CHECKING:
    from pydantic import TypeAdapter


def understand(said: Said, state: State) -> Update:
    """Make an update of what was said; a time that is not said is the state's now.

    Raises:
        Problem: words can't be understood; one sentence a line for each.
    """
    model = verb(said.verb)
    context = OfRecord(state)
    context = context.looking_from(_when(said, context))
    words = ({} if model.is_of_acts else {"at": "now"}) | understood_fields(said, context)
    try:
        return adapter(model).validate_python(words, context=context)
    except ValueError as error:
        problems = [_word(loc, model) + sentence for loc, sentence in faults_of(error)]
        raise Problem("\n".join(dict.fromkeys(problems))) from None


def _when(said: Said, context: OfRecord) -> object:
    """Return when it happened, in words; of an act that is said again, when that did."""
    if "at" in said.words or "act" not in said.words:
        return said.words.get("at")
    with suppress(Problem):
        return context.entry(str(said.words["act"])).occurred
    return None


def _word(loc: tuple[int | str, ...], update: type[Update]) -> str:
    """Say which option is meant, as it is written; nothing for a word that speaks for itself."""
    name = str(loc[0]) if loc else ""
    options = {one.name for one in update.options}
    return f"--{name.replace('_', '-')}: " if name in options else ""


@once
def adapter(model: type[Update]) -> "TypeAdapter[Update]":
    """Return what reads an update of this verb from its words."""
    from pydantic import TypeAdapter

    return TypeAdapter(model)
