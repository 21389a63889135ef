"""What a scenario brings beside its facts: words of its own, and lifecycles of its own."""

from collections.abc import Mapping

from negotiation.events import Json
from negotiation.kinds import registry
from negotiation.kinds.base.vocabulary import CLOSED, VOCABULARY
from negotiation.lifecycle.guards import GUARDS
from negotiation.lifecycle.reading import parse
from negotiation.scenario.outline import Trouble
from negotiation.words.problems import unknown


def terms(section: object, troubles: list[Trouble]) -> Mapping[str, tuple[str, ...]]:
    """Read the words that a scenario adds to the vocabularies, by vocabulary."""
    if not isinstance(section, dict):
        if section is not None:
            form = "`outcome: [first, second]`"
            troubles.append(Trouble(("terms",), f"Terms are listed by vocabulary: {form}."))
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for name, words in section.items():
        loc = ("terms", name)
        each = words if isinstance(words, list) else [words]
        if name in CLOSED:
            sentence = f"The words for {name} are those of a standard: none can be added."
            troubles.append(Trouble(loc, sentence, at_key=True))
        elif name not in VOCABULARY:
            extensible = [one for one in VOCABULARY if one not in CLOSED]
            troubles.append(Trouble(loc, unknown("vocabulary", name, extensible), at_key=True))
        elif any(isinstance(word, list | dict) for word in each):
            troubles.append(Trouble(loc, f"Words are listed here: `{name}: [first, second]`."))
        else:
            found[name] = tuple(word for word in each if word is not None)
    return found


def tables(section: object, troubles: list[Trouble]) -> Mapping[str, Json]:
    """Read the lifecycles that stand in for those of their kinds, by kind, as plain JSON."""
    if not isinstance(section, dict):
        if section is not None:
            form = "`round: {initial: …, states: …, transitions: …}`"
            troubles.append(Trouble(("lifecycles",), f"Lifecycles are listed by kind: {form}."))
        return {}
    found: dict[str, Json] = {}
    for kind, said in section.items():
        loc = ("lifecycles", kind)
        if kind not in registry.names():
            troubles.append(Trouble(loc, unknown("kind", kind, registry.names()), at_key=True))
            continue
        table, flaws = parse(said, kind, frozenset(GUARDS))
        troubles += [Trouble((*loc, *one.loc), one.sentence) for one in flaws]
        if table is not None:
            found[kind] = table.as_json()
    return found
