"""Commands for records that several people keep: `merge`, `backup`, `follow`, `db`."""

import json
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from negotiation.desk import Desk
from negotiation.fold.naming import called
from negotiation.record.problems import Untrusted
from negotiation.views.log import row
from negotiation.words.problems import Problem
from negotiation.words.refs import Ref
from tui.cli import records, text
from tui.cli.arguments import TO_READ, TO_UPDATE, parser
from tui.cli.output import complain, say, say_json

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
    from negotiation.record.merge import merge

    where = records.said(read.record)
    for one in (where, read.other):
        if records.is_scenario(one):
            raise Problem(f"{one} is a scenario; what can be merged are records.")
    with closing(records.stored_at(read.other)) as other:
        theirs = list(other.read())
    with closing(records.stored_at(where)) as store:
        merged = merge(store, theirs)
        state = Desk(store).state()
        names = [called(state, Ref(one)) for one in merged.both]
    if read.json:
        say_json({"taken": len(merged.taken), "both": list(merged.both)})
        return 0
    number = len(merged.taken)
    say(f"{number} {'entry' if number == 1 else 'entries'} taken over.")
    if merged.both:
        say("Both sides have had a word on these since they grew apart; the later one stands:")
        say("\n".join(f"  {name}  ({ref})" for name, ref in zip(names, merged.both, strict=True)))
    return 0


def _backup(words: Sequence[str]) -> int:
    made = parser("backup", "Copy a record into a file, and verify the copy.", record=TO_READ)
    made.add_argument("file", metavar="FILE", help="the file to make")
    read = made.parse_args(list(words))
    where, to = records.said(read.record), Path(read.file)
    if records.is_scenario(where):
        raise Problem(f"{where} is a scenario: what can be backed up is a record.")
    records.copy(where, to)
    verdict = records.verify(str(to), None)
    if verdict.fault is not None:
        raise Untrusted(f"The copy {to} is not sound: {verdict.fault}")
    if read.json:
        say_json({"file": str(to), "entries": verdict.sound, "head": verdict.head})
    else:
        say(f"{to}: {verdict.sound} entries, each as it was recorded. Head {verdict.head}")
    return 0


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


def _db(words: Sequence[str]) -> int:
    made = parser("db", "Prepare a database for records, or list those that it holds.")
    made.add_argument("what", metavar="init|list", help="init prepares it, list names its records")
    made.add_argument("url", metavar="URL", help="postgresql://…/database")
    read = made.parse_args(list(words))
    from negotiation.record import server

    if read.what not in {"init", "list"}:
        raise Problem(f"'{read.what}' is not done to a database: say init or list.")
    if not records.is_server(read.url):
        raise Problem(f"'{server.safe(read.url)}' is not the address of a database: postgresql://…")
    database = read.url.partition("#")[0]
    if read.what == "list":
        found = server.processes(database)
        say_json(list(found)) if read.json else say("\n".join(found) or "It holds no record yet.")
        return 0
    roles = server.prepare(database)
    if read.json:
        say_json({"database": server.safe(database), "roles": list(roles)})
    else:
        say(f"{server.safe(database)} is prepared for records.")
        say(f"Grant its users one of: {', '.join(roles)}.")
        complain("An operator may append and never change; only the owner may prepare it anew.")
    return 0


_RUN = {"merge": _merge, "backup": _backup, "follow": _follow, "db": _db}
