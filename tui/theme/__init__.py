"""How it looks: near-black, paper, and one that colour-blind eyes can tell apart.

Each has three accents with fixed jobs: where one is, what wants attention, what is settled or safe.
A glyph or a word says the same beside each.
"""

from textual.theme import Theme

DARK = Theme(
    name="parley-dark",
    primary="#7ab8d9",
    secondary="#8b98a9",
    accent="#7ab8d9",
    warning="#e3ac6a",
    error="#ea8a73",
    success="#8fc48a",
    foreground="#d3d9e1",
    background="#0c0f13",
    surface="#10141a",
    panel="#151a21",
    dark=True,
    variables={
        "dim": "#7c8794",
        "frame": "#2c343e",
        "cursor": "#1d3040",
        "input-cursor-background": "#7ab8d9",
        "input-selection-background": "#7ab8d9 35%",
    },
)

LIGHT = Theme(
    name="parley-light",
    primary="#1b6a94",
    secondary="#5f6b78",
    accent="#1b6a94",
    warning="#995300",
    error="#b0392b",
    success="#2f7238",
    foreground="#20262d",
    background="#fbfaf7",
    surface="#f5f3ee",
    panel="#eeebe4",
    dark=False,
    variables={
        "dim": "#636b74",
        "frame": "#d2cec4",
        "cursor": "#d8e6ee",
        "input-cursor-background": "#1b6a94",
        "input-selection-background": "#1b6a94 25%",
    },
)

SAFE = Theme(
    name="parley-safe",
    primary="#cc79a7",
    secondary="#8b98a9",
    accent="#cc79a7",
    warning="#e69f00",
    error="#d55e00",
    success="#56b4e9",
    foreground="#e4e7eb",
    background="#0c0f13",
    surface="#10141a",
    panel="#151a21",
    dark=True,
    variables={
        "dim": "#8d97a3",
        "frame": "#323b46",
        "cursor": "#33283a",
        "input-cursor-background": "#cc79a7",
        "input-selection-background": "#cc79a7 35%",
    },
)
"""In the colours of Okabe and Ito (2008), which the usual kinds of colour blindness keep apart."""

THEMES = (DARK, LIGHT, SAFE)

ANSI = dict.fromkeys(("dim", "frame", "cursor"), "ansi_default")
"""What the terminal's own colours are to be; the palette tells them apart without a colour."""

IN_TURN = (*(one.name for one in THEMES), "ansi-dark", "ansi-light")
"""The colours that one can go through; the last two are the terminal's own."""


def after(theme: str) -> str:
    """Return the theme after one; the first after any other."""
    place = IN_TURN.index(theme) + 1 if theme in IN_TURN else 0
    return IN_TURN[place % len(IN_TURN)]
