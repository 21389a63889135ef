"""Spans: when something happened, as far as it was said."""

from sys import intern
from typing import TYPE_CHECKING, NamedTuple, Protocol

from negotiation.words.problems import Problem
from negotiation.words.when.edtf import dates_of, read
from negotiation.words.when.instant import EARLIEST, Instant, is_instant

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema
    from pydantic_core.core_schema import ValidationInfo


class Setting(Protocol):
    """Where and when words of time are read; pydantic is handed one as its validation context."""

    @property
    def zone(self) -> str:
        """The zone of a time that names none: an IANA name."""

    @property
    def now(self) -> Instant:
        """What `now`, `wed` and `-2h` are counted from."""


class Span(NamedTuple):
    """When something happened: the words, and the stretch of time that they allow.

    The zone stays with the words, so that a process may change its own and no fact moves.
    """

    edtf: str
    """The words in their canonical form, such as `2022-03-02 evening`; see `edtf`."""
    zone: str
    """The IANA name of the zone that they are meant in: `Europe/Kyiv`."""
    start: Instant
    """The first instant that the words allow; EARLIEST, if they are open towards the past."""
    end: Instant
    """The last one: a day ends at 23:59. LATEST, if the words are open towards the future."""

    @property
    def begins(self) -> Instant:
        """The instant from which it counts: the first one, or the last, if it has no first."""
        return self.start if self.start != EARLIEST else self.end

    def as_json(self) -> dict[str, str]:
        """Write the span as it stands in an entry: `{"edtf", "zone", "start", "end"}`."""
        return {"edtf": self.edtf, "zone": self.zone, "start": self.start, "end": self.end}

    @classmethod
    def from_json(cls, value: object) -> "Span | None":
        """Read what `as_json` wrote; anything else gives None.

        The words are taken as they are: those of a later version still have their place in time.
        """
        if not isinstance(value, dict):
            return None
        get = value.get
        edtf, zone, start, end = get("edtf"), get("zone"), get("start"), get("end")
        if not (isinstance(edtf, str) and isinstance(zone, str) and edtf and zone):
            return None
        if not is_instant(start):
            return None
        if start != end and not (is_instant(end) and start <= end):
            return None
        # Texts that are the same are kept once: a record has four of them a line.
        return cls(
            start if edtf == start else edtf, intern(zone), start, start if end == start else end
        )

    @classmethod
    def read(cls, value: object, setting: Setting, *, ahead_of: Instant | None = None) -> "Span":
        """Understand a span, its JSON, a text as people write it, or a list of texts: one of them.

        Args:
            value: what is to be understood.
            setting: where and when it was said.
            ahead_of: what it lies ahead of; None for what has been.

        Raises:
            Problem: it is none of these, or the text is not a time.
        """
        from negotiation.words.when.parse import parse

        if isinstance(value, Span):
            return value
        if isinstance(value, dict) and (span := cls.from_json(value)):
            return span
        if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
            value = " or ".join(value)
        if not isinstance(value, str):
            raise Problem("A time is a text such as 2022-03-02 evening, or a list of such texts.")
        return parse(value, zone=setting.zone, now=setting.now, ahead_of=ahead_of)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        """Have pydantic read spans by `read`, in the `Setting` that is its validation context."""
        from pydantic_core import PydanticCustomError, core_schema

        def validated(value: object, info: "ValidationInfo[Setting]") -> Span:
            try:
                return cls.read(value, info.context)
            except Problem as problem:
                sentence = {"sentence": str(problem)}
                raise PydanticCustomError("problem", "{sentence}", sentence) from None

        return core_schema.with_info_plain_validator_function(
            validated,
            serialization=core_schema.plain_serializer_function_ser_schema(cls.as_json),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> "JsonSchemaValue":
        """Describe to an editor how a time is written."""
        return {
            "type": "string",
            "description": (
                "When: a day, month, year, clock time or part of a day; ~ for about, ? for"
                " uncertain; first/last for an interval, with .. for an open end."
            ),
            "examples": [
                "2022-03-02T20:00",
                "2022-03-02 evening",
                "2022-03-02?",
                "2022-02-28/2022-03-02",
                "2022-03-02 or 2022-03-03",
                "early march 2022",
            ],
        }


def moment(span: Span | None, known: Instant | None) -> Instant:
    """Return the last instant of a span at which the desk could have meant it.

    `arrived, on Wednesday`, known at 22:00 of that day, had happened by 22:00; known on Thursday,
    by the end of Wednesday. What has always been so (None), or has always been known (None), has
    its earliest instant.
    """
    if span is None:
        return EARLIEST
    return span.start if known is None or known <= span.start else min(known, span.end)


def echo(span: Span, *, zone: str | None = None) -> str:
    """Write the words of a span in full, to be read again in its own zone or in another.

    What is to be read in another zone is followed by the name of its own, unless offsets say it.
    """
    form = read(span.edtf)
    says_it = form is not None and all(date.offset for date in dates_of(form))
    return span.edtf if says_it or zone in {None, span.zone} else f"{span.edtf} {span.zone}"
