"""What months, days and the parts of a day are called."""

from collections.abc import Mapping

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""The months in their order: the third is `MONTHS[2]`."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""The days of the week, numbered from 0 as `datetime.weekday` does."""

PARTS: Mapping[str, tuple[int, int]] = {
    "night": (0, 6),
    "morning": (6, 12),
    "afternoon": (12, 18),
    "evening": (18, 24),
}
"""The parts of a day: the hour at which each begins, and the hour before which it ends."""

THIRDS: Mapping[str, tuple[int, int | None]] = {
    "early": (1, 10),
    "mid": (11, 20),
    "late": (21, None),
}
"""The parts of a month: the first day and the last, None for the month's own last day."""
