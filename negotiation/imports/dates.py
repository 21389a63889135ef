"""Dates as tables write them, said in our words of time."""

from datetime import datetime

from negotiation.words.problems import Problem, listed, unknown

FINEST = {"minute": "HI", "day": "dj", "month": "mbB"}
"""How finely a format tells a date, by the directives of `strptime` of which it has one."""

PRECISIONS = ("minute", "day", "about", "month", "year")
"""How finely a date may be meant; `about` is around that day."""


class Written:
    """The formats in which dates are written; none where they are as ISO 8601 has them.

    Raises:
        Problem: one of them is no format of `datetime.strptime`.
    """

    def __init__(self, formats: tuple[str, ...] = ()) -> None:
        self._formats = formats
        for one in formats:
            example = datetime(2022, 3, 2).strftime(one)  # noqa: DTZ001 - a date in no zone
            try:
                datetime.strptime(example, one)  # noqa: DTZ007 - as above
            except ValueError:
                raise Problem(
                    f"'{one}' can't be the form of a date: write it as `%d %B %Y`, `%d/%m/%Y` or"
                    " `%Y%m%d %H:%M`."
                ) from None

    def as_said(self, text: str, precision: object) -> str:
        """Say a date as finely as it is meant, or as its format tells it.

        Without formats and a precision it stays as it stands: people's words of time are allowed.

        Raises:
            Problem: it is in none of the formats, or there is no such precision.
        """
        if precision is not None and precision not in PRECISIONS:
            raise Problem(unknown("precision of a date", str(precision), PRECISIONS))
        if not self._formats and precision is None:
            return text
        date, finest = self._read(text)
        iso = date.isoformat(timespec="minutes")
        meant = {"minute": iso, "day": iso[:10], "about": f"{iso[:10]}~", "month": iso[:7]}
        return meant.get(str(precision or finest), iso[:4])

    def _read(self, text: str) -> tuple[datetime, str]:
        for one in self._formats:
            try:
                date = datetime.strptime(text, one)  # noqa: DTZ007 - the zone is the process's
            except ValueError:
                continue
            return date, _finest(one)
        try:
            if not self._formats:
                return datetime.fromisoformat(text), "minute"
        except ValueError:
            pass
        due = listed(self._formats) or "2022-03-02 or 2022-03-02T20:00"
        raise Problem(f"'{text}' is not a date written as {due}.")


def _finest(form: str) -> str:
    fits = (name for name, letters in FINEST.items() if any(f"%{one}" in form for one in letters))
    return next(fits, "year")
