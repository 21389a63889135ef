"""Commands that show a view: each goes by the name of the view, of its screen and of its text."""

from collections.abc import Sequence
from contextlib import closing
from importlib import import_module

from negotiation.views.filters import Choice
from tui.cli.arguments import TO_READ, add_times, parser, state_at
from tui.cli.output import say, say_json
from tui.cli.records import open_to_read
from tui.cli.wanted import add_filters, filters, tell_withheld


def run(command: str, words: Sequence[str]) -> int:
    """Show a view, as text or as JSON. Returns the exit status."""
    view = getattr(import_module(f"negotiation.views.{command}"), command)
    made = parser(command, view.__doc__.splitlines()[0], record=TO_READ)
    add_times(made)
    add_filters(made)
    read = made.parse_args(list(words))
    with closing(open_to_read(read.record)) as desk:
        state = state_at(desk, read)
        choice = Choice(filters(read, state))
        seen = view(state, choice)
        if read.json:
            say_json(seen.as_json() | ({"withheld": choice.withheld} if choice.withheld else {}))
        else:
            say(import_module(f"tui.cli.twins.{command}").text(seen, state))
    tell_withheld(choice.withheld)
    return 0
