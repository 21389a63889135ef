"""The letter of each trigger: the same wherever it occurs, so that hands learn it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from string import ascii_lowercase

LETTERS: Mapping[str, str] = {
    "abandon": "a",
    "abstain": "b",
    "accept": "t",
    "accept_if": "a",
    "adjourn": "a",
    "agree": "g",
    "agree_ad_referendum": "a",
    "agree_in_principle": "i",
    "arrive": "r",
    "attend": "a",
    "await": "a",
    "bar": "b",
    "be_open_to": "b",
    "bracket": "b",
    "breach": "b",
    "bring_into_force": "f",
    "cancel": "n",
    "close": "c",
    "collapse": "l",
    "come_back": "b",
    "complete": "c",
    "conclude": "c",
    "confirm": "c",
    "contest": "c",
    "convene": "v",
    "deadlock": "e",
    "decline": "n",
    "defer": "f",
    "delay": "y",
    "demand": "m",
    "deny": "d",
    "depart": "p",
    "die": "i",
    "discuss": "s",
    "draw_red_line": "l",
    "drop": "r",
    "exclude": "e",
    "expect": "e",
    "extend": "e",
    "fail": "f",
    "get_home": "g",
    "initial": "i",
    "invite": "i",
    "join": "n",
    "leave": "l",
    "meet": "t",
    "merge": "m",
    "miss": "m",
    "offer": "o",
    "open": "o",
    "oppose": "o",
    "overtake": "o",
    "partly_meet": "m",
    "pause": "p",
    "pledge": "p",
    "postpone": "p",
    "propose": "p",
    "provisionally_agree": "p",
    "ratify": "t",
    "readmit": "a",
    "recall": "e",
    "refuse": "r",
    "reject": "e",
    "reopen": "r",
    "repair": "p",
    "replace": "r",
    "repudiate": "t",
    "request": "t",
    "reschedule": "h",
    "reserve": "r",
    "restate": "r",
    "resume": "r",
    "retract": "t",
    "rise": "i",
    "schedule": "s",
    "settle": "s",
    "sign": "s",
    "sign_ad_referendum": "g",
    "sit_down": "s",
    "stall": "t",
    "start": "s",
    "supersede": "s",
    "suspend": "u",
    "violate": "v",
    "waive": "a",
    "walk_out": "w",
    "withdraw": "w",
}
"""By trigger of the shipped tables; within each of them the letters differ.

j and k are left to movement in lists, q to leaving them.
"""

_LEFT_OUT = frozenset("jkq")


def letter(trigger: str, taken: Collection[str]) -> str:
    """Choose a free letter for a trigger: its own, the first of its name, or any; else none."""
    wanted = (*LETTERS.get(trigger, ""), *trigger, *ascii_lowercase)
    usable = (one for one in wanted if one in ascii_lowercase and one not in _LEFT_OUT)
    return next((one for one in usable if one not in taken), "")


def letters(triggers: Iterable[str]) -> dict[str, str]:
    """Give each trigger of a table its letter; those of the shipped tables choose first.

    A table with more triggers than there are letters leaves the last of its own without one.
    """
    every = list(triggers)
    given: dict[str, str] = {}
    for trigger in sorted(every, key=lambda one: one not in LETTERS):
        given[trigger] = letter(trigger, given.values())
    return {trigger: given[trigger] for trigger in every}
