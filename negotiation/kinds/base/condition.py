"""Conditions: which things have to stand in which states."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from negotiation.kinds.base.context import Context
from negotiation.kinds.base.markers import Number, plain_schema
from negotiation.words.problems import Problem, unknown
from negotiation.words.refs import Ref

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

JOINS = ("all", "any", "not", "at_least")

DEEPEST = 16
"""How many levels a condition may have: a person means fewer, a hostile record could have any."""

_FORMS = (
    "A condition is {ref: …, states: […]}, or one of {all: […]}, {any: […]}, {not: …},"
    " {at_least: n, of: […]}."
)


class Condition(NamedTuple):
    """A tree: a leaf names a ref and the states that satisfy it, a join how many parts must hold.

    `all` every part, `any` one, `not` none, `at_least` the number in `least`.
    """

    join: str = "all"
    parts: tuple["Condition", ...] = ()
    least: int = 0
    ref: Ref | None = None
    states: tuple[str, ...] = ()

    def leaves(self) -> Iterator["Condition"]:
        """Walk the leaves, in order."""
        if self.ref is not None:
            yield self
        for part in self.parts:
            yield from part.leaves()

    def as_json(self) -> dict[str, object]:
        """Write the condition as a scenario does."""
        if self.ref is not None:
            return {"ref": str(self.ref), "states": list(self.states)}
        parts = [part.as_json() for part in self.parts]
        if self.join == "at_least":
            return {"at_least": self.least, "of": parts}
        return {self.join: parts}

    @classmethod
    def from_json(cls, value: object) -> "Condition | None":
        """Read what `as_json` wrote; anything else gives None."""
        return _recorded(value, DEEPEST)

    @classmethod
    def parse(cls, value: object, context: Context) -> "Condition":
        """Understand a condition as a scenario writes it; a list stands for `all` of them.

        Raises:
            Problem: it has another form, or names what is not there; a sentence for each fault.
        """
        return value if isinstance(value, cls) else _said(value, context, DEEPEST)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        """Have pydantic read conditions by `parse`."""
        return plain_schema(cls.parse, {"type": ["object", "array"], "description": _FORMS})


def _recorded(value: object, depth: int) -> Condition | None:
    if not isinstance(value, dict) or not depth:
        return None
    if isinstance(ref := value.get("ref"), str):
        states = value.get("states")
        said = states if isinstance(states, list) else []
        return Condition(ref=Ref(ref), states=tuple(one for one in said if isinstance(one, str)))
    join = next((join for join in JOINS if join in value), None)
    if join is None:
        return None
    least = value[join] if join == "at_least" else 0
    parts = value.get("of") if join == "at_least" else value[join]
    read = (_recorded(part, depth - 1) for part in (parts if isinstance(parts, list) else ()))
    known = tuple(part for part in read if part is not None)
    return Condition(join, known, least if type(least) is int else 0)


def _said(value: object, context: Context, depth: int) -> Condition:
    if not depth:
        raise Problem(f"A condition has at most {DEEPEST} levels.")
    if isinstance(value, list):
        return Condition("all", _parts(value, context, depth))
    if not isinstance(value, dict):
        raise Problem(_FORMS)
    for key in value:
        if key not in _KEYS:
            raise Problem(unknown("part of a condition", str(key), _KEYS))
    match value:
        case {"ref": str(text), "states": said} if len(value) == 2:
            ref = context.resolve(text, ())
            return Condition(ref=ref, states=_states(said, ref, context))
        case {"at_least": said, "of": parts} if len(value) == 2:
            each = _parts(parts, context, depth)
            least = Number(1, len(each), whole=True).read(str(said), context)
            return Condition("at_least", each, int(least))
        case {"all": parts} | {"any": parts} | {"not": parts} if len(value) == 1:
            return Condition(next(iter(value)), _parts(parts, context, depth))
    raise Problem(_FORMS)


_KEYS = ("ref", "states", *JOINS, "of")


def _parts(value: object, context: Context, depth: int) -> tuple[Condition, ...]:
    """Understand the parts of a join; what is wrong in any of them is said together."""
    each = value if isinstance(value, list) else [value]
    parts: list[Condition] = []
    wrong: list[str] = []
    for part in each:
        try:
            parts.append(_said(part, context, depth - 1))
        except Problem as problem:
            wrong.append(str(problem))
    if not each:
        raise Problem("A condition that joins others needs at least one of them.")
    if wrong:
        raise Problem("\n".join(wrong))
    return tuple(parts)


def _states(value: object, ref: Ref, context: Context) -> tuple[str, ...]:
    each = value if isinstance(value, list) else [value]
    known = context.states(ref.kind)
    if not known:
        raise Problem(f"{ref} has no states that a condition could wait for.")
    if not each:
        raise Problem(f"`states` names at least one state of {ref}.")
    for state in each:
        if state not in known:
            raise Problem(unknown(f"state of {ref}", str(state), known))
    return tuple(dict.fromkeys(each))
