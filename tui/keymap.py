"""Keys of one's own: what the settings say under `[keys]`, checked before any of it is used.

Textual ignores names that it does not know, loses an action to a key that there is not, and lets
one key take another's place without a word.
"""

from collections.abc import Iterable, Mapping, Sequence
from string import ascii_letters, digits

from negotiation.words.problems import listed, unknown
from tui.actions import ALL, SYMBOLS, Action, shown

NAMED = ("space", "enter", "tab", "shift+tab", "home", "end", "up", "down", "left", "right")
"""Keys with names that arrive in every terminal."""

KEYS = {shown(one): one for one in (*SYMBOLS, *NAMED, *ascii_letters, *digits)}
"""The keys that may be used, by what stands on them: others do not arrive everywhere."""

NEEDED = ("help", "quit")
"""What must have a key, so that nobody is lost, or locked in."""


def with_keys(
    said: Mapping[str, object], actions: Iterable[Action] = ALL
) -> tuple[tuple[Action, ...], Sequence[str]]:
    """Give actions the keys that the settings name.

    Returns:
        The actions, and what is wrong with the settings, a sentence each. If anything is, the
        actions have the keys that they always have.
    """
    given = tuple(actions)
    by_id = {one.id: one for one in given}
    wrong: list[str] = []
    changed: dict[str, Action] = {}
    for name, keys in said.items():
        if name not in by_id:
            wrong.append(f"[keys] {unknown('known action', name, by_id)}")
            continue
        each = [str(one) for one in keys] if isinstance(keys, list) else [str(keys)]
        wrong += [f"[keys] {name}: {unknown('key', one, KEYS)}" for one in each if one not in KEYS]
        known = tuple(KEYS[one] for one in each if one in KEYS)
        changed[name] = by_id[name]._replace(key=known[0] if known else "", also=known[1:])
    made = tuple(changed.get(one.id, one) for one in given)
    wrong += _collisions(made)
    wrong += [
        f"[keys] {one.id} needs a key."
        for one in made
        if one.id in NEEDED and not one.keys and one.id in changed
    ]
    return (given if wrong else made), tuple(wrong)


def _collisions(actions: Iterable[Action]) -> list[str]:
    by_key: dict[str, list[str]] = {}
    for one in actions:
        for key in one.keys:
            by_key.setdefault(key, []).append(one.id)
    return [
        f"[keys] {shown(key)} is the key of {listed(ids, 'and')}: give each one of its own."
        for key, ids in by_key.items()
        if len(ids) > 1
    ]
