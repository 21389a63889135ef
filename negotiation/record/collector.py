"""Python's collector of garbage, which has nothing to do while entries come in."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Leave entries alone while they come in: all are kept, and none refers to itself.

    Looking through them for garbage, over and over as they grow, takes as long as decoding them;
    and it would be as vain later, so they are left out of that for good.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()
