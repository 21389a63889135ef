"""A table and its mapping, brought into talks."""

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from negotiation.desk import Desk
from negotiation.imports import mapping
from negotiation.imports.rows import Import, Plan
from negotiation.imports.table import Table
from negotiation.updates.decision import Proposal, Refused
from negotiation.words import strictyaml
from tests.talks import Talks

Imported = Callable[..., Plan]


@pytest.fixture
def talks() -> Talks:
    return Talks.of()


@pytest.fixture
def importing(tmp_path: Path) -> Callable[..., Import]:
    """Read a table by a mapping."""

    def read(table: str | bytes, said: str) -> Import:
        path = tmp_path / "table.csv"
        path.write_bytes(table if isinstance(table, bytes) else dedent(table).encode())
        tree = strictyaml.load("parley-import: 1\n" + dedent(said), "mapping.yaml")
        understood = mapping.read(tree)
        return Import(Table(path, understood.form), understood)

    return read


@pytest.fixture
def imported(importing: Callable[..., Import], talks: Talks) -> Imported:
    """Record a table in the talks, unless a row is wrong; tell what it came to."""

    def record(table: str | bytes, said: str, desk: Desk | None = None) -> Plan:
        at = desk or talks.desk
        made = importing(table, said)
        try:
            decision = at.propose(made)
        except Refused:
            assert made.plan is not None
            if not made.plan.wrong:
                raise
        else:
            assert isinstance(decision, Proposal)
            if decision.entries:
                at.record(decision)
        assert made.plan is not None
        return made.plan

    return record


@pytest.fixture
def wrong(imported: Imported, talks: Talks) -> Callable[..., list[str]]:
    """Tell what is wrong in a table, having seen that nothing of it was recorded."""

    def said(table: str | bytes, mapped: str) -> list[str]:
        before = talks.entries
        plan = imported(table, mapped)
        talks.desk.follow()
        assert talks.entries == before
        return [str(one) for one in plan.wrong]

    return said
