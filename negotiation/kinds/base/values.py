"""Small values that fields of several kinds hold."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, Self

from negotiation.kinds.base.context import Context
from negotiation.kinds.base.markers import Number, Word, Zone, plain_schema
from negotiation.words.problems import Problem, unknown
from negotiation.words.refs import Ref
from negotiation.words.when import Span

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

LATITUDE = Number(-90, 90)
LONGITUDE = Number(-180, 180)
RANK = Number(1, whole=True)


class Place(NamedTuple):
    """Where something is: a name, and if known its coordinates (WGS 84, degrees) and time zone."""

    name: str
    latitude: float | None = None
    longitude: float | None = None
    zone: str | None = None

    def as_json(self) -> dict[str, object]:
        """Write the place, without what is not known."""
        return _known(self._asdict())

    @classmethod
    def from_json(cls, value: object) -> "Place | None":
        """Read what `as_json` wrote; anything else gives None."""
        if not isinstance(value, dict) or not isinstance(name := value.get("name"), str):
            return None
        north, east, zone = (value.get(key) for key in ("latitude", "longitude", "zone"))
        return cls(
            name,
            north if type(north) in {int, float} else None,
            east if type(east) in {int, float} else None,
            zone if isinstance(zone, str) else None,
        )

    @classmethod
    def parse(cls, value: object, context: Context) -> Self:
        """Understand a place: a bare text is its name.

        Raises:
            Problem: it has no name, or its zone or coordinates are not on this earth.
        """
        if isinstance(value, cls):
            return value
        if isinstance(value, str):
            value = {"name": value}
        if not isinstance(value, dict):
            raise Problem("A place is a name, or {name: …, latitude: …, longitude: …, zone: …}.")
        for key in value:
            if key not in cls._fields:
                raise Problem(unknown("part of a place", str(key), cls._fields))
        said = _known(value)
        name = said.get("name")
        if not isinstance(name, str) or not name.strip():
            raise Problem("A place needs a name.")
        latitude, longitude, zone = said.get("latitude"), said.get("longitude"), said.get("zone")
        return cls(
            name,
            None if latitude is None else LATITUDE.read(str(latitude), context),
            None if longitude is None else LONGITUDE.read(str(longitude), context),
            None if zone is None else Zone().read(str(zone), context),
        )

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        """Have pydantic read places by `parse`."""
        parts: dict[str, object] = {
            "name": {"type": "string"},
            "latitude": LATITUDE.json_schema(),
            "longitude": LONGITUDE.json_schema(),
            "zone": Zone().json_schema(),
        }
        written = {"type": "object", "properties": parts, "required": ["name"]}
        described: dict[str, object] = {
            "anyOf": [{"type": "string"}, written | {"additionalProperties": False}]
        }
        return plain_schema(cls.parse, described)


class Link(NamedTuple):
    """How one thing is tied to another of any kind, since when; alternatives have a rank from 1."""

    type: str
    to: Ref
    since: Span | None = None
    rank: int | None = None

    def as_json(self) -> dict[str, object]:
        """Write the link, without what is not known."""
        since = None if self.since is None else self.since.as_json()
        return _known({"type": self.type, "to": str(self.to), "since": since, "rank": self.rank})

    @classmethod
    def from_json(cls, value: object) -> "Link | None":
        """Read what `as_json` wrote; anything else gives None."""
        if not isinstance(value, dict):
            return None
        kind, to, rank = value.get("type"), value.get("to"), value.get("rank")
        if not isinstance(kind, str) or not isinstance(to, str):
            return None
        since = Span.from_json(value.get("since"))
        return cls(kind, Ref(to), since, rank if type(rank) is int else None)

    @classmethod
    def parse(cls, value: object, context: Context) -> Self:
        """Understand a link: `{about: item/ceasefire}`, or with `since` and `rank` beside it.

        As it is recorded, `{type: about, to: item/ceasefire}`, it is understood as well.

        Raises:
            Problem: it has another form, or names what is not there.
        """
        if isinstance(value, cls):
            return value
        if not isinstance(value, dict):
            raise Problem(_A_LINK)
        said = _known(value)
        since, rank = said.pop("since", None), said.pop("rank", None)
        if set(said) == {"type", "to"}:
            said = {str(said["type"]): said["to"]}
        if len(said) != 1:
            raise Problem(_A_LINK)
        ((kind, to),) = said.items()
        kind = Word("link").read(kind, context)
        if not isinstance(to, str):
            raise Problem(_A_LINK)
        return cls(
            kind,
            context.resolve(to, ()),
            None if since is None else Span.read(since, context),
            None if rank is None else int(RANK.read(str(rank), context)),
        )

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        """Have pydantic read links by `parse`."""
        return plain_schema(cls.parse, {"type": "object", "description": _A_LINK})


_A_LINK = "A link names one thing, as {about: <ref>}, with `since` and `rank` beside it if known."


def _known(said: Mapping[str, object]) -> dict[str, object]:
    return {str(key): value for key, value in said.items() if value is not None}
