"""How it looks: two themes, near-black and paper, each with three accents that have fixed jobs.

Blue is where one is, amber is what wants attention, green is what is settled or safe.
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
        "dim": "#77828f",
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
        "dim": "#6a727b",
        "frame": "#d2cec4",
        "cursor": "#d8e6ee",
        "input-cursor-background": "#1b6a94",
        "input-selection-background": "#1b6a94 25%",
    },
)

THEMES = (DARK, LIGHT)
