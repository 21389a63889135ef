"""The `parley` command: finds the family that a command belongs to, and answers for its exit."""

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module

DONE, REFUSED, WRONG_USE, UNTRUSTED = 0, 1, 2, 3
"""Exit statuses: done; refused or flagged; wrong use; the record can't be read or trusted."""

INTERRUPTED = 130
"""The exit status of a command that was stopped by Ctrl-C, as shells have it."""

PROGRAM = "parley"

COMMANDS = {
    "open": ("opening", "open a scenario or a record in the interface"),
    "new": ("opening", "make a record from a scenario"),
    "check": ("checking", "check scenarios, and tell every mistake by line"),
    "apply": ("reviewing", "take a changed scenario over into its record, looked at first"),
    "schema": ("checking", "print the JSON Schema that editors complete scenarios from"),
    "lifecycles": ("checking", "show how each kind moves"),
    "verify": ("checking", "prove that a record is as it was written"),
    "status": ("reading", "show where everything stands, or one thing"),
    "list": ("reading", "list the things of a kind"),
    "why": ("reading", "tell what stands in the way of a transition"),
    "road": ("reading", "list the steps that would get there from here"),
    "log": ("reading", "list the entries of the record"),
    "conditions": ("looking", "show what is asked and undertaken, and whether it holds"),
    "agenda": ("looking", "show each item, where each party stands on it, and the texts"),
    "delegations": ("looking", "show who is where: delegations, members, safe passage"),
    "claims": ("looking", "show each question with its answers, and how far each is borne out"),
    "timeline": ("looking", "show day by day what led towards talks and away from them"),
    "handover": ("shifts", "tell what changed since your last shift, and what needs attention"),
    "brief": ("briefing", "write a brief: as text, Markdown, a page, or by your own template"),
    "diff": ("shifts", "tell what is not the same at two times, or in two records"),
    "follow": ("sharing", "print updates as they come"),
    "who": ("sharing", "tell who else has a record on a server open"),
    "export": ("exporting", "write what is recorded in a form that others read"),
    "merge": ("sharing", "take over what another record holds and this one lacks"),
    "backup": ("sharing", "copy a record into a file, and verify the copy"),
    "import": ("importing", "take in entries, or a table, looked at first"),
    "db": ("sharing", "prepare a database for records, or list those that it holds"),
    "advance": ("updating", "record that a thing moved"),
    "observe": ("updating", "record where a thing stands, for what no transition can say"),
    "add": ("updating", "add a thing"),
    "amend": ("updating", "change what is known of a thing"),
    "confirm": ("updating", "record that a thing is still so"),
    "adopt": ("updating", "make somebody's account the desk's"),
    "deny": ("updating", "record that there is no such thing"),
    "note": ("updating", "record a remark, or a report to be filed later"),
    "undo": ("updating", "take back your latest update"),
    "correct": ("updating", "take an act back, and record it anew"),
    "retract": ("updating", "take an act back, with the reason"),
    "completion": ("completing", "print what lets a shell complete these words"),
}
"""Each command, the module that has it, and what it is for."""


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; `words` are those behind `parley`. Returns the exit status."""
    from negotiation.words.problems import Problem

    given = list(sys.argv[1:] if words is None else words)
    try:
        _require_text(given)
        status = _run(given)
        sys.stdout.flush()
    except Problem as problem:
        from tui.cli.output import complain

        complain(str(problem))
        return _status(problem)
    except BrokenPipeError:
        _drop_output()
        return DONE
    except OSError as error:
        from tui.cli.output import complain

        complain(f"{error.filename or 'What was asked for'} can't be written: {error.strerror}.")
        _drop_output()
        return UNTRUSTED
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _drop_output() -> None:
    """Let what is not printed yet go nowhere: the interpreter would try again at its end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(given: list[str]) -> int:
    from negotiation.words.problems import Problem, unknown

    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    if given[:1] in (["-h"], ["--help"], ["help"]):
        sys.stdout.write(usage())
        return DONE
    if given[:1] == ["--version"]:
        from negotiation import __version__

        sys.stdout.write(f"parley {__version__}\n")
        return DONE
    command, *rest = ["open", *given] if not given or given[0].startswith("-") else given
    if command not in COMMANDS:
        raise Problem(unknown("command", command, COMMANDS))
    gc.disable()  # a command ends before there is garbage worth looking for
    family = import_module(f"tui.cli.{COMMANDS[command][0]}")
    try:
        status: int = family.run(command, rest)
    except SystemExit:  # the parser has printed the help that was asked for
        return DONE
    return status


def usage() -> str:
    """Say what can be done, a command a line."""
    lines = [f"  {name:<11} {purpose}" for name, (_, purpose) in COMMANDS.items()]
    return "\n".join(
        [
            "usage: parley COMMAND …    (parley COMMAND --help says what it takes)",
            "",
            *lines,
            "",
            "Without a command, the last record is opened in the interface.",
            "",
        ]
    )


def _require_text(words: list[str]) -> None:
    """Refuse words that are no text: they could be neither recorded nor shown."""
    from negotiation.words.problems import Problem

    for word in words:
        if not word.isascii() and any("\ud800" <= one <= "\udfff" for one in word):
            raise Problem(f"{word!a} is not text in UTF-8.")


def _status(problem: Exception) -> int:
    from negotiation.record.problems import CannotOpen, NotRecorded, Untrusted
    from negotiation.updates.decision import Refused
    from negotiation.words.strictyaml import Faults

    if isinstance(problem, CannotOpen | Untrusted | NotRecorded):
        return UNTRUSTED
    return REFUSED if isinstance(problem, Refused | Faults) else WRONG_USE


if __name__ == "__main__":
    sys.exit(main())
