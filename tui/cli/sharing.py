"""Commands for records that several people keep: `merge`, `backup`, `follow`, `who`, `db`."""

import json
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from negotiation.desk import Desk
from negotiation.events import Entry
from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.record import Store
from negotiation.record.problems import Untrusted
from negotiation.views.filters import Choice, Filters
from negotiation.views.log import row
from negotiation.words.handling import HANDLING
from negotiation.words.problems import Problem, unknown
from negotiation.words.refs import Ref
from tui.cli import records, text
from tui.cli.arguments import TO_READ, TO_UPDATE, parser
from tui.cli.output import complain, say, say_json
from tui.cli.progress import Progress

if TYPE_CHECKING:
    from negotiation.record.merge import Merged

GLANCE = 1.0
"""Seconds for which to wait for news before seeing whether to go on."""


def run(command: str, words: Sequence[str]) -> int:
    """Run a sharing command. Returns the exit status."""
    return _RUN[command](words)


def _merge(words: Sequence[str]) -> int:
    made = parser(
        "merge", "Take over what another record holds and this one lacks.", record=TO_UPDATE
    )
    made.add_argument("other", metavar="RECORD", help="the other record")
    read = made.parse_args(list(words))
    where = records.said(read.record)
    for one in (where, read.other):
        if records.is_scenario(one):
            raise Problem(f"{one} is a scenario; what can be merged are records.")
    with closing(records.stored_at(read.other)) as other, Progress("entries read") as progress:
        theirs = list(progress.counted(other.read()))
    with closing(records.stored_at(where)) as store:
        merged = _taken_over(store, theirs)
        state = Desk(store).state() if merged.both else None
        names = [called(state, Ref(one)) for one in merged.both if state]
    if read.json:
        say_json({"taken": len(merged.taken), "both": list(merged.both)})
        return 0
    number = len(merged.taken)
    say(f"{number} {'entry' if number == 1 else 'entries'} taken over.")
    if merged.both:
        say("Both sides have had a word on these since they grew apart; the later one stands:")
        say("\n".join(f"  {name}  ({ref})" for name, ref in zip(names, merged.both, strict=True)))
    return 0


def _taken_over(store: Store, theirs: Sequence[Entry]) -> "Merged":
    from negotiation.record.merge import merge

    with Progress("entries taken over") as progress:
        try:
            return merge(store, theirs, progress)
        except KeyboardInterrupt:
            complain(f"Stopped: {progress.said}. Merge again to take over the rest.")
            raise


def _backup(words: Sequence[str]) -> int:
    made = parser("backup", "Copy a record into a file, and verify the copy.", record=TO_READ)
    made.add_argument("file", metavar="FILE", help="the file to make")
    made.add_argument("--handling", metavar="TLP", help="leave out what is marked above this")
    read = made.parse_args(list(words))
    where, to = records.said(read.record), Path(read.file)
    if records.is_scenario(where):
        raise Problem(f"{where} is a scenario: what can be backed up is a record.")
    withheld = 0
    if read.handling is None:
        records.copy(where, to)
    else:
        withheld = _redacted(where, to, read.handling)
    verdict = records.verify(str(to), None)
    if verdict.fault is not None:
        raise Untrusted(f"The copy {to} is not sound: {verdict.fault}")
    if read.json:
        say_json({"file": str(to), "entries": verdict.sound, "head": verdict.head})
    else:
        say(f"{to}: {verdict.sound} entries, each as it was recorded. Head {verdict.head}")
    if withheld:
        complain(f"{withheld} entries left out for their handling.")
    return 0


def _redacted(where: str, to: Path, handling: str) -> int:
    """Make a record of what may be passed on, and count the entries that may not.

    It is a chain of its own: what is left out can't be told from it, nor put back into it.
    """
    if handling not in HANDLING:
        raise Problem(f"--handling: {unknown('known handling', handling, HANDLING)}")
    with closing(Desk(records.stored_at(where))) as desk:
        state, choice = desk.state(), Choice(Filters(handling=handling))
        everything = state.history.all
        kept = [one for one in everything if _may_go(one, choice, state)]
    records.write(kept, to)
    return len(everything) - len(kept)


def _may_go(entry: Entry, choice: Choice, state: State) -> bool:
    """Tell whether an entry may be passed on: by its own marking, and that of what it is about."""
    about = (entry, *state.history.about(entry))
    return all(
        choice.shows_entry(one) and (not one.subject or choice.names(Ref(one.subject), state))
        for one in about
    )


def _follow(words: Sequence[str]) -> int:
    made = parser("follow", "Print updates as they come, until it is stopped.", record=TO_READ)
    made.add_argument("--after", metavar="NUMBER", type=int, help="begin behind this entry")
    made.add_argument("--count", metavar="NUMBER", type=int, help="stop after so many entries")
    read = made.parse_args(list(words))
    with closing(records.open_to_read(read.record)) as desk:
        history = desk.state().history
        waiting = list(history.after(read.after)) if read.after is not None else []
        left = read.count
        while left is None or left > 0:
            for entry in waiting[:left]:
                seen = row(entry, desk.state(), desk.state().out_of_force)
                if read.json:
                    sys.stdout.write(json.dumps(seen.as_json()) + "\n")
                else:
                    say(text.log([seen], desk.state()))
                sys.stdout.flush()
            left = None if left is None else left - len(waiting[:left])
            waiting = list(desk.follow(GLANCE))
    return 0


def _who(words: Sequence[str]) -> int:
    made = parser(
        "who", "Tell who else has a record on a server open.", record="postgresql://…#process"
    )
    read = made.parse_args(list(words))
    where = records.said(read.record)
    if not records.is_server(where):
        raise Problem("Only a record on a server can tell who has it open: postgresql://…#process")
    with closing(records.open_to_read(where)) as desk:
        names = desk.present()
    if read.json:
        say_json(list(names))
    else:
        say("\n".join(names) or "Nobody else, as far as they give a name.")
    return 0


def _db(words: Sequence[str]) -> int:
    made = parser("db", "Prepare a database for records, or list those that it holds.")
    made.add_argument("what", metavar="init|list", help="init prepares it, list names its records")
    made.add_argument("url", metavar="URL", help="postgresql://…/database")
    read = made.parse_args(list(words))
    from negotiation.record import schema, server

    if read.what not in {"init", "list"}:
        raise Problem(f"'{read.what}' is not done to a database: say init or list.")
    if not records.is_server(read.url):
        raise Problem(f"'{server.safe(read.url)}' is not the address of a database: postgresql://…")
    database = read.url.partition("#")[0]
    if read.what == "list":
        found = server.processes(database)
        say_json(list(found)) if read.json else say("\n".join(found) or "It holds no record yet.")
        return 0
    roles = schema.prepare(database)
    if read.json:
        say_json({"database": server.safe(database), "roles": list(roles)})
    else:
        say(f"{server.safe(database)} is prepared for records.")
        say(f"Grant its users one of: {', '.join(roles)}.")
        complain("An operator may append and never change; only the owner may prepare it anew.")
    return 0


_RUN = {"merge": _merge, "backup": _backup, "follow": _follow, "who": _who, "db": _db}
