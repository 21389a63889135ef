"""Updates, undo and redo in any order, against a list and a pointer."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.talks import PEOPLE, Talks

ITEM = "item/ceasefire"
TRIGGERS = {"discuss": "under_discussion", "contest": "contested", "defer": "deferred"}


class UndoWalk(RuleBasedStateMachine):
    """Every update may be taken back once; a redo brings back what the latest undo took.

    An update after an undo does not bury it: that undo is still in force, and may be taken back.
    """

    def __init__(self) -> None:
        super().__init__()
        self.talks = Talks.of(PEOPLE + "items: {ceasefire: {title: A ceasefire}}")
        self.said: list[tuple[int, str]] = []
        self.in_force: dict[int, bool] = {}
        self.undone: list[int] = []

    def _say(self, trigger: str) -> None:
        self.talks.say(f"observe {ITEM} {TRIGGERS[trigger]} --note so")
        number = len(self.said)
        self.said.append((number, TRIGGERS[trigger]))
        self.in_force[number] = True

    @rule()
    def discuss(self) -> None:
        self._say("discuss")

    @rule()
    def contest(self) -> None:
        self._say("contest")

    @rule()
    def defer(self) -> None:
        self._say("defer")

    @precondition(lambda self: any(self.in_force.values()))
    @rule()
    def undo(self) -> None:
        latest = max(number for number, there in self.in_force.items() if there)
        self.talks.say("undo")
        self.in_force[latest] = False
        self.undone.append(latest)

    @precondition(lambda self: not any(self.in_force.values()))
    @rule()
    def nothing_to_undo(self) -> None:
        assert "no update of yours" in self.talks.refused("undo")

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        self.talks.say("undo --redo")
        self.in_force[self.undone.pop()] = True

    @precondition(lambda self: not self.undone)
    @rule()
    def nothing_to_redo(self) -> None:
        assert "no undo of yours" in self.talks.refused("undo --redo")

    @invariant()
    def the_last_update_in_force_stands(self) -> None:
        standing = [state for number, state in self.said if self.in_force[number]]
        assert self.talks.where(ITEM) == ([*standing][-1] if standing else "proposed")


UndoWalk.TestCase.settings = settings(
    max_examples=12,
    stateful_step_count=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestUndoWalk = UndoWalk.TestCase
