"""What all dialogs share: they are left by the same key, and answer once."""

from typing import ClassVar, Generic, TypeVar

from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer | None], Generic[Answer]):
    """Asks or tells something over a screen; None is the answer of whoever leaves it.

    The key that leaves it is acted on before the next is read: what is typed ahead goes to what is
    seen then.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "back", show=False, priority=True),
    ]

    def action_leave(self) -> None:
        """Go back without an answer."""
        self.dismiss(None)

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Answer and go; of a second answer, as a key that came twice gives, nothing comes.

        Textual would take the screen away that is shown by then.
        """
        return super().dismiss(result) if self.is_current else AwaitComplete()
