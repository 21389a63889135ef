"""Where the interface starts: in a room, and at a time."""

from typing import NamedTuple

from negotiation.fold.state import State
from negotiation.words.problems import Problem, unknown
from negotiation.words.when import Instant
from negotiation.words.when.parse import parse
from tui.rooms import ROOMS
from tui.travel import Look


class Start(NamedTuple):
    """Where the record that is opened first is shown, in the words of the command line."""

    screen: str = ROOMS[0].name
    as_of: str | None = None
    known_at: str | None = None

    def check(self, now: Instant) -> None:
        """Check what can be checked before there is a record.

        Raises:
            Problem: there is no such screen, or words are no time; a sentence for each.
        """
        wrong = []
        rooms = [one.name for one in ROOMS]
        if self.screen not in rooms:
            wrong.append(f"--screen: {unknown('screen', self.screen, rooms)}")
        try:
            self._look("UTC", now)
        except Problem as problem:
            wrong.append(str(problem))
        if wrong:
            raise Problem("\n".join(wrong))

    def look(self, state: State) -> Look:
        """Return the times that are looked at; a vague one means its end.

        Raises:
            Problem: words are no time; a sentence for each.
        """
        return self._look(state.zone, state.now)

    def _look(self, zone: str, now: Instant) -> Look:
        said = {"--as-of": self.as_of, "--known-at": self.known_at}
        times: dict[str, Instant] = {}
        wrong = []
        for name, words in said.items():
            try:
                time = parse(words, zone=zone, now=now) if words is not None else None
            except Problem as problem:
                wrong.append(f"{name}: {problem}")
            else:
                if time is not None and not time.start == time.end == now:
                    times[name] = time.end
        if wrong:
            raise Problem("\n".join(wrong))
        return Look(*map(times.get, said))


FROM_HOME = Start()
"""In the first room, now."""
