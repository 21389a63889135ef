"""The rule of wholes: what a thing is within never leads back to itself."""

from negotiation.events import Json
from negotiation.fold.state import State
from negotiation.updates.decision import Refused
from negotiation.words.problems import listed
from negotiation.words.refs import Ref


def check_within(ref: Ref, within: Json, state: State) -> None:
    """Raise Refused if a thing would be within itself."""
    seen: list[str] = []
    while isinstance(within, str) and within not in seen:
        if within == ref:
            way = f": {listed(seen, 'and')} would lead back to it" if seen else ""
            raise Refused(f"{ref} can't be within itself{way}.")
        seen.append(within)
        whole = state.get(Ref(within))
        within = whole.desk.fields.get("within") if whole else None
