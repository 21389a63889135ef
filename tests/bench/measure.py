"""Figures: how they are measured on a machine that others use as well, and how they are shown."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from statistics import median, quantiles
from time import perf_counter
from typing import NamedTuple, TypeAlias

Work: TypeAlias = Callable[[], object]
"""Something to be timed."""


class Figure(NamedTuple):
    """How much longer something takes than its floor."""

    name: str
    floor: str
    """What it is compared with."""
    goal: float
    ratios: tuple[float, ...]
    """One for each pair; the figure is their median."""
    at_least: bool = False
    """Whether more is better: then it is a rate, compared with the floor's."""

    @property
    def ratio(self) -> float:
        """The figure itself."""
        return median(self.ratios)

    @property
    def digits(self) -> int:
        """How many are shown behind the point."""
        return 2 if self.goal > 0.1 else 3

    @property
    def reached(self) -> bool:
        """Whether it is as good as it is meant to be, to the digits that are shown."""
        shown = round(self.ratio, self.digits)
        return shown >= self.goal if self.at_least else shown <= self.goal


def seconds(work: Work) -> float:
    """Measure how long it takes, without the garbage that others have left."""
    gc.collect()
    start = perf_counter()
    work()
    return perf_counter() - start


def paired(work: Work, floor: Work, pairs: int) -> tuple[float, ...]:
    """Time work and its floor in turn, and compare the two of each pair.

    What else the machine does slows both of a pair down. Both are run once before, unmeasured.
    """
    work()
    floor()
    return tuple(seconds(work) / seconds(floor) for _ in range(pairs))


def repeated(work: Work, times: int) -> Work:
    """Make what takes too little time to be measured take more."""

    def all_of_them() -> None:
        for _ in range(times):
            work()

    return all_of_them


def p95(values: Sequence[float]) -> float:
    """Return what nineteen of twenty do not exceed."""
    return quantiles(values, n=20, method="inclusive")[-1]


def table(figures: Iterable[Figure]) -> Iterator[str]:
    """Write figures, a line each, as soon as each is there."""
    yield f"{'':2}{'figure':<46}{'ratio':>7}  {'goal':<7}{'half lie within':<17}floor"
    for figure in figures:
        mark = "✔" if figure.reached else "–"
        goal = f"{'≥' if figure.at_least else '≤'} {figure.goal:g}"
        low, _, high = quantiles(figure.ratios, n=4, method="inclusive")
        said, *within = (f"{one:.{figure.digits}f}" for one in (figure.ratio, low, high))
        half = " to ".join(within)
        yield f"{mark:2}{figure.name:<46}{said:>7}  {goal:<7}{half:<17}{figure.floor}"
