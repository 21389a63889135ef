"""JSON Lines: the entries of a record, one a line, each as the text that its hash is computed over.

So nothing is lost, and the hashes of a whole record can be computed from its lines again. What
was taken back is among them, with what took it back. A record that takes the lines over gives them
numbers and hashes of its own, and comes to the same state; see `negotiation.record.merge`.
"""

from collections.abc import Iterator

from negotiation.events import encode
from negotiation.fold.state import State
from negotiation.views.filters import Choice
from negotiation.words.problems import Problem


def export(state: State, choice: Choice) -> Iterator[str]:
    """Write entries as JSON Lines, as they were recorded.

    Args:
        state: the talks; entries that lie outside the times that it looks at are left out.
        choice: which entries are wanted, and may be shown in full.

    Raises:
        Problem: the record holds what this program can't write as it stands.
    """
    if state.history.read_only is not None:
        raise Problem(f"It can't be written without loss. {state.history.read_only}")
    for entry in state.history.all:
        if state.shows(entry) and choice.wants_entry(entry, state):
            yield f"{encode(entry)}\n"
