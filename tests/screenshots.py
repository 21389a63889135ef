"""`python -m tests.screenshots [FOLDER]`: draw the screens of the README, from the seed.

They are the same on every day and for everybody: the seed's own clock, and a fixed operator.
"""

import asyncio
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from negotiation.desk import Desk
from negotiation.record.memory import MemoryStore
from tests.tui.conftest import RECORDED, seed_entries
from tests.tui.hands import at_the_board

FOLDER = Path(__file__).parents[1] / "docs" / "screenshots"
SIZE = (120, 36)

SCREENS: Mapping[str, Sequence[str]] = {
    "board": (),
    "agenda": ("3",),
    "claims": ("5",),
    "timeline": ("6",),
    "recording": ("down", "a", "r", *"-40m reuters:2".replace(" ", "_")),
    "past": ("<", "<"),
}
"""By name: the keys that lead to a screen from the Board."""

NAMES = {"_": "space", "<": "less_than_sign", "-": "minus", ":": "colon"}
"""What Textual calls keys that are no letters or digits."""


async def draw(keys: Sequence[str], size: tuple[int, int] = SIZE, theme: str | None = None) -> str:
    """Press keys at the Board of the seed, and draw what is seen then."""
    store = MemoryStore(clock=lambda: RECORDED)
    store.append(seed_entries(), after=0)
    async with at_the_board(Desk(store, operator="m.k.", via="tui"), size) as hands:
        if theme is not None:
            hands.app.theme = theme
        for key in keys:
            await hands.press(NAMES.get(key, key))
        await hands.pilot.pause(0.3)
        return hands.app.export_screenshot(title="Parley", simplify=True)


def main(folder: Path = FOLDER) -> None:
    """Draw all of them into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, keys in SCREENS.items():
        path = folder / f"{name}.svg"
        path.write_text(f"{asyncio.run(draw(keys)).rstrip()}\n", encoding="utf-8")
        sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    with TemporaryDirectory() as home:
        os.environ |= dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), home)
        os.environ.pop("NO_COLOR", None)
        main(*map(Path, sys.argv[1:]))
