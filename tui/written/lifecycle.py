"""A lifecycle as it is drawn: the states of its line, the present one in capitals."""

from collections.abc import Sequence

from negotiation.views.stages import Stage
from tui.painting.lines import Line, Piece, length, words


def lifecycle(line: Sequence[Stage], glyph: str, width: int) -> Line:
    """Draw a lifecycle; where there is no room, stages far from the present go."""
    stages, before = list(line), False
    while True:
        pieces = [Piece(" … ─ " if before else " ", "frame")]
        for number, stage in enumerate(stages):
            pieces.append(Piece(" ─ " if number else "", "frame"))
            here, passed = (f"{glyph} {stage.label.upper()}", "here"), stage.label.lower()
            pieces.append(
                words(*here) if stage.here else words(passed, "text" if stage.passed else "dim")
            )
        if length(pieces) <= width or len(stages) < 2:
            return Line(tuple(pieces))
        before = before or not stages[0].here
        stages.pop(-1 if stages[0].here else 0)
