"""Briefs by template: Parley's own, and a desk's.

A template sees plain data and nothing else. Whatever it writes out is made safe for the format,
and no filter lifts that. It can't reach what begins with an underscore, nor any file but itself
and Parley's own templates, and it has to end soon.
"""

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from traceback import walk_tb
from typing import Any

from jinja2 import (
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup

from negotiation.papers.brief.content import SECTIONS, Brief
from negotiation.papers.brief.drawing import drawing
from negotiation.papers.brief.escaping import ESCAPES, is_web
from negotiation.views.happened import GLYPHS
from negotiation.words.grades import CREDIBILITY, RELIABILITY
from negotiation.words.handling import HANDLING
from negotiation.words.problems import Problem, unknown

FOLDER = Path(__file__).parents[1] / "templates"
OURS = {"html": "brief.html", "markdown": "brief.md"}
"""The templates that are Parley's own, by format."""

PATIENCE = 10.0
"""Seconds that a desk's own template may take."""

MOST_WRITTEN = 16_000_000
"""Characters that it may write."""

MOST_READ = 1_000_000
"""Bytes that it may have."""

FILTERS = (
    *("abs", "capitalize", "count", "default", "first", "float", "groupby", "int", "join", "last"),
    *("length", "list", "lower", "map", "max", "min", "reject", "rejectattr", "replace", "reverse"),
    *("round", "select", "selectattr", "sort", "sum", "title", "trim", "truncate", "unique"),
    "upper",
)
"""The filters of Jinja that a template has: none that could lift an escape, or fill the memory."""

VARIABLES = ("brief", "titles", "drawing", "reliability", "credibility", "labels", "marks")
"""What a template is given."""

GLOBALS = frozenset({"dict", "namespace"})
"""What else it has of Jinja's."""

FAILURES = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What can go wrong while a template is filled in."""


def written(brief: Brief, form: str) -> str:
    """Write a brief as `html` or `markdown`."""
    filled_in = _environment(form).get_template(OURS[form]).render(_variables(brief))
    return re.sub(r"\n{3,}", "\n\n", filled_in)


def by_own(brief: Brief, path: Path, form: str) -> str:
    """Write a brief by a desk's own template.

    Raises:
        Problem: it can't be read, or something in it is wrong: the sentence names the line.
    """
    environment = _environment(form, path, _read(path))
    try:
        pieces = environment.get_template(str(path)).generate(_variables(brief))
        return "".join(_bounded(pieces, environment.check))
    except FAILURES as error:
        raise Problem(f"{path}{_place(error, path)}: {_reason(error)}") from None


class _Unknown(StrictUndefined):
    """What is not there: it says what is."""

    @property
    def _undefined_message(self) -> str:
        holder, name = self._undefined_obj, str(self._undefined_name)
        names = VARIABLES if holder is missing else getattr(holder, "_fields", ())
        return unknown("name here", name, names) if names else super()._undefined_message


class _Sandbox(ImmutableSandboxedEnvironment):
    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self, form: str, load: Callable[[str], tuple[str, str, None] | None]) -> None:
        super().__init__(
            loader=FunctionLoader(load),
            autoescape=True,
            undefined=_Unknown,
            finalize=lambda value: _finished(value, ESCAPES[form]),
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._deadline = time.monotonic() + PATIENCE
        self.filters = {name: self.filters[name] for name in FILTERS}
        self.globals = {name: self.globals[name] for name in GLOBALS}
        self.tests["web"] = is_web
        self.filters["address"] = lambda link: _address(link, form)

    def check(self) -> None:
        """Stop a template that goes on for too long."""
        if time.monotonic() > self._deadline:
            raise SecurityError(f"it takes longer than {PATIENCE:.0f} seconds")

    def getattr(self, obj: Any, attribute: str) -> Any:
        self.check()
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return not isinstance(obj, str) and super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if operator == "**":
            raise SecurityError("a template has no **")
        if not all(isinstance(one, int | float) and abs(one) < 1e6 for one in (left, right)):
            raise SecurityError(f"only numbers below a million go with {operator}")
        return super().call_binop(context, operator, left, right)


def _environment(form: str, path: Path | None = None, own: str = "") -> _Sandbox:
    def load(name: str) -> tuple[str, str, None] | None:
        if path is not None and name == str(path):
            return own, str(path), None
        if name in {one.name for one in FOLDER.iterdir()}:
            return (FOLDER / name).read_text("utf-8"), name, None
        return None

    return _Sandbox(form, load)


def _variables(brief: Brief) -> dict[str, object]:
    drawn = drawing(brief.developments or ())
    given = (brief, SECTIONS, drawn, RELIABILITY, CREDIBILITY, HANDLING, GLYPHS)
    return dict(zip(VARIABLES, given, strict=True))


def _finished(value: object, escape: Callable[[str], str]) -> object:
    if isinstance(value, Markup):
        return value
    return Markup("" if value is None else escape(str(value)))  # noqa: S704 - it is escaped


def _address(link: str, form: str) -> str:
    """Write an address on the web so that it works as one; any other text as text."""
    if form == "markdown" and is_web(link):
        return Markup(link)  # noqa: S704 - it holds nothing that would end it
    return link


def _bounded(pieces: Iterator[str], check: Callable[[], None]) -> Iterator[str]:
    left = MOST_WRITTEN
    for piece in pieces:
        check()
        left -= len(piece)
        if left < 0:
            raise SecurityError(f"it writes more than {MOST_WRITTEN:,} characters")
        yield piece


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_READ + 1)
    except OSError as error:
        raise Problem(f"{path} can't be read: {error.strerror}.") from None
    if len(content) > MOST_READ:
        raise Problem(f"{path} is too long: a template has at most {MOST_READ:,} bytes.")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise Problem(f"{path} is not text in UTF-8.") from None


def _place(error: BaseException, path: Path) -> str:
    """Tell the line of a template at which something went wrong, as far as that is known."""
    if isinstance(error, TemplateSyntaxError):
        return f", line {error.lineno}"
    lines = [
        line
        for frame, line in walk_tb(error.__traceback__)
        if frame.f_code.co_filename == str(path)
    ]
    return f", line {lines[-1]}" if lines else ""


def _reason(error: BaseException) -> str:
    match error:
        case TemplateNotFound():
            return f"there is no template '{error}' here. There are: {', '.join(OURS.values())}."
        case RecursionError():
            return "it calls itself without end."
        case MemoryError():
            return "it takes too much memory."
    said = str(error).rstrip(".") or type(error).__name__
    return f"{said}."
