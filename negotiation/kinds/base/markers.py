"""Markers on the fields of kinds: what a text in them means.

A marker stands in `Annotated[...]`. Pydantic asks it for a schema at the boundary, and is imported
only then; whoever reads a kind needs none of it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, get_args, get_origin

from negotiation.kinds.base.context import Context
from negotiation.kinds.base.vocabulary import CLOSED, UNKNOWN, VOCABULARY, words
from negotiation.words.problems import Problem, unknown
from negotiation.words.when import Span

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema
    from pydantic_core.core_schema import ValidationInfo

SAME = "same"
"""In `To`: of the same kind as the thing whose field it is."""


class Marker:
    """Reads one text, or each of a list where the field holds several."""

    __slots__ = ()

    def read(self, text: str, context: Context) -> object:
        """Return what the text means.

        Raises:
            Problem: it means nothing here.
        """
        raise NotImplementedError

    def json_schema(self) -> dict[str, object]:
        """Describe one text to an editor."""
        raise NotImplementedError

    def __get_pydantic_core_schema__(
        self, source: object, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        """Have pydantic read the field by this marker."""
        one = plain_schema(self._one, self.json_schema())
        return several_schema(one) if holds_several(source) else one

    def _one(self, value: object, context: Context) -> object:
        if value is None:
            return None
        if isinstance(value, list | tuple | dict):
            raise Problem("One value is due here, not a list or a mapping.")
        return self.read(str(value), context)


@dataclass(frozen=True, slots=True)
class Word(Marker):
    """A word of the vocabulary of that name."""

    vocabulary: str

    def read(self, text: str, context: Context) -> str:
        """Return the word, if it is allowed here; case, spaces and hyphens are forgiven."""
        allowed = words(self.vocabulary, context.terms)
        if text in allowed:
            return text
        alike = {_folded(word): word for word in allowed}
        if (folded := _folded(text)) in alike:
            return alike[folded]
        raise Problem(unknown(f"known {self.vocabulary.replace('_', ' ')}", text, allowed))

    def json_schema(self) -> dict[str, object]:
        """Offer the words; a scenario's own are allowed too."""
        if self.vocabulary in CLOSED:
            return {"enum": list(VOCABULARY[self.vocabulary])}
        return {"anyOf": [{"enum": [*VOCABULARY[self.vocabulary], UNKNOWN]}, {"type": "string"}]}


def _folded(word: str) -> str:
    return re.sub(r"[\s_-]+", "_", word.strip().casefold())


@dataclass(frozen=True, slots=True, init=False)
class To(Marker):
    """A ref to something of one of these kinds; of any kind, if none is named."""

    kinds: tuple[str, ...]

    def __init__(self, *kinds: str) -> None:
        object.__setattr__(self, "kinds", kinds)

    def read(self, text: str, context: Context) -> str:
        """Return the ref that the text names."""
        return context.resolve(text, self.kinds)

    def json_schema(self) -> dict[str, object]:
        """Say what may be named."""
        return {"type": "string", "description": f"Names: {', '.join(self.kinds) or 'anything'}"}


@dataclass(frozen=True, slots=True)
class Number(Marker):
    """A number in plain digits, from `least` to `most`, both included; `whole` has no fraction."""

    least: int | None = None
    most: int | None = None
    whole: bool = False

    def read(self, text: str, context: Context) -> int | float:  # noqa: ARG002 - as all readers
        """Return the number, as an integer where it has no fraction."""
        form = _WHOLE if self.whole else _DECIMAL
        if not form.fullmatch(text.strip()):
            raise Problem(f"'{text}' is not {self._due()}.")
        value = float(text) if "." in text else int(text)
        if (self.least is not None and value < self.least) or (
            self.most is not None and value > self.most
        ):
            raise Problem(f"'{text}' is not {self._due()}.")
        return value

    def json_schema(self) -> dict[str, object]:
        """Give the bounds."""
        bounds = {"minimum": self.least, "maximum": self.most}
        number: dict[str, object] = {"type": "integer" if self.whole else "number"}
        number |= {key: value for key, value in bounds.items() if value is not None}
        return number

    def _due(self) -> str:
        what = "a whole number" if self.whole else "a number"
        if self.least is None:
            return f"{what}: write plain digits, such as {'5300' if self.whole else '5300 or 12.5'}"
        return f"{what} from {self.least}{'' if self.most is None else f' to {self.most}'}"


_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")
_DECIMAL = re.compile(r"[+-]?[0-9]{1,18}(\.[0-9]{1,18})?")


@dataclass(frozen=True, slots=True)
class Several:
    """On a field of several values that have no marker: one value stands for a list of one."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        """Have pydantic read each value by its type."""
        return several_schema(handler.generate_schema(get_args(source)[0]))


Texts = Annotated[tuple[str, ...], Several()]
"""Any texts."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """On a time that lies ahead of what is reported: `fri` is the Friday to come."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        """Have pydantic read words as what is to come; a span is taken as it is."""
        from pydantic_core import core_schema

        return core_schema.with_info_before_validator_function(
            reported(self.read), handler.generate_schema(source)
        )

    def read(self, value: object, context: Context) -> Span | None:
        """Return the time that is meant."""
        return None if value is None else Span.read(value, context, ahead_of=context.vantage)


@dataclass(frozen=True, slots=True)
class Zone(Marker):
    """A time zone, by its IANA name."""

    def read(self, text: str, context: Context) -> str:  # noqa: ARG002 - as all readers
        """Return the name, if there is such a zone."""
        from negotiation.words.when.parse import check_zone

        check_zone(text)
        return text

    def json_schema(self) -> dict[str, object]:
        """Give an example."""
        return {"type": "string", "examples": ["Europe/Kyiv"]}


def holds_several(annotation: object) -> bool:
    """Tell whether a field of this annotation holds a tuple."""
    return get_origin(annotation) is tuple or any(
        get_origin(one) is tuple for one in get_args(annotation)
    )


def marker(annotation: object) -> Marker | None:
    """Find the marker that stands in an `Annotated` type."""
    metadata = getattr(annotation, "__metadata__", ())
    return next((one for one in metadata if isinstance(one, Marker)), None)


def reported(
    read: Callable[[object, Context], object],
) -> "Callable[[object, ValidationInfo[Context]], object]":
    """Make a pydantic validator of our own reader: a Problem becomes its error."""
    from pydantic_core import PydanticCustomError

    def validate(value: object, info: "ValidationInfo[Context]") -> object:
        try:
            return read(value, info.context)
        except Problem as problem:
            raise PydanticCustomError("problem", "{sentence}", {"sentence": str(problem)}) from None

    return validate


def plain_schema(
    read: Callable[[object, Context], object], json_schema: dict[str, object]
) -> "CoreSchema":
    """Make the pydantic schema of a value that our own function reads; a Problem is its error."""
    from pydantic_core import core_schema

    return core_schema.with_info_plain_validator_function(
        reported(read), metadata={"pydantic_js_functions": [lambda _schema, _handler: json_schema]}
    )


def several_schema(one: "CoreSchema") -> "CoreSchema":
    """Make the pydantic schema of a tuple of such values, each once; one may come alone."""
    from pydantic_core import core_schema

    return core_schema.no_info_before_validator_function(
        _each,
        core_schema.no_info_after_validator_function(
            _distinct, core_schema.tuple_variable_schema(one)
        ),
    )


def _each(value: object) -> list[object]:
    each = value if isinstance(value, list | tuple) else [value]
    return [one for one in each if one is not None]


def _distinct(values: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(dict.fromkeys(values))
