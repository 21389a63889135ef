"""Forms of what is new, of what changes about a thing, and of a report."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from negotiation.fold.naming import called
from negotiation.updates.grammar import Said
from negotiation.words.refs import Ref
from tui.dialogs.form import FormDialog
from tui.forms.form import Form, to_add, to_amend, to_report
from tui.forms.written import joined
from tui.session import Session
from tui.typed.matching import Names
from tui.typed.suggested import Suggestion

if TYPE_CHECKING:
    from tui.dialogs.report import ReportDialog


def of_new(
    session: Session,
    suggestion: Suggestion,
    last_source: str,
    title: str = "",
    begun: Mapping[str, object] | None = None,
) -> FormDialog:
    """Make the form of something new, with what is known of it by the place where it is made.

    It may have a title already, and words of the report that it comes from.
    """
    state, kind = session.told(), suggestion.kind
    form, names = to_add(kind, state), Names(state)
    texts, whole = _texts(form, begun or {}), ""
    if title and form.model and form.model.title_field in form.model.required:
        texts[form.model.title_field] = title
    for name, ref in suggestion.given.items():
        field = form.field(name)
        if field is not None and field.shape.kinds is not None:
            texts[name] = names.brief(ref, field.shape.kinds)
            whole = f" · {called(state, ref)}"
    about = " ".join((f"add {kind}", *suggestion.given.values()))
    return FormDialog(
        session,
        form,
        f"New {kind.replace('_', ' ')}{whole}",
        texts=texts,
        last_source=last_source,
        about=about,
    )


def of_change(session: Session, ref: Ref, last_source: str) -> FormDialog:
    """Make the form of a thing, with what is known of it."""
    state, seen = session.told(), session.live().history.seq
    form = to_amend(ref, state, Names(state))
    title = f"Edit {called(state, ref)} · {ref}"
    dialog = FormDialog(session, form, title, last_source=last_source, about=f"amend {ref}")
    dialog.seen = seen
    return dialog


def of_report(
    line: "ReportDialog", given: Said, begun: Mapping[str, object], title: str, last_source: str
) -> FormDialog:
    """Make the form of a report that has been begun on a line; the line takes over what is typed.

    Words for fields that no form could show, such as `tags+=late`, stay as they were typed.
    """
    session = line.session
    form = to_report(given, line.about(), session.told())
    texts, kept = _texts(form, begun), []
    for word in _list(begun.get("fields")):
        name, _, value = word.partition("=")
        if form.field(name) is None:
            kept.append(word)
        else:
            texts[name] = joined([texts[name], value]) if name in texts else value
    if kept:
        form = form._replace(said=Said(given.verb, {**given.words, "fields": kept}))
    dialog = FormDialog(
        session, form, title, texts=texts, last_source=last_source, carry=line.carry
    )
    dialog.seen = line.seen
    return dialog


def _texts(form: Form, words: Mapping[str, object]) -> dict[str, str]:
    """Write words of an update as they are typed into fields."""
    return {
        field.key: joined(map(str, said)) if isinstance(said, list) else str(said)
        for field in form.fields
        if field.is_word and (said := words.get(field.name))
    }


def _list(said: object) -> list[str]:
    return [str(one) for one in said] if isinstance(said, list) else []
