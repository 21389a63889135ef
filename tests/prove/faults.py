"""Faults of disks, clocks and connections: each gets a sentence, and nothing is lost or half there.

What fails is the real thing where this machine lets us: a disk of two megabytes that is full, a
file that this user may not write to, a connection that is cut on its way, a server that is stopped.
"""

import os
import resource
import signal
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import TypeAlias
from uuid import uuid4

import psycopg

from negotiation.desk import Desk
from negotiation.events import Entry
from negotiation.record import Store, drive
from negotiation.record.memory import MemoryStore
from negotiation.record.merge import merge
from negotiation.record.postgres import PostgresStore
from negotiation.record.sqlite import SqliteStore
from negotiation.updates.decision import Proposal
from negotiation.updates.grammar import line
from negotiation.updates.understand import understand
from negotiation.words.problems import Problem
from tests.prove.crash import wrong
from tests.prove.desks import Opened, act_of
from tests.prove.faulty_line import line_to
from tests.prove.finding import Finding
from tests.talks import BREST, LIVE, recorded

Disk: TypeAlias = tuple[Path | None, Callable[[], None]]
"""A disk that is soon full, if there can be one, and what makes room on it."""

NOBODY = 65_534
"""A user who may write nothing, for a machine on which the proofs run as root."""

START = datetime(2022, 3, 2, 20, 0, tzinfo=UTC)


def on_this_computer(place: Path, times: int) -> Iterator[Finding]:
    """Try what can go wrong with a file and with clocks."""
    yield full_disk("a small disk", _small_disk(place))
    yield full_disk("a limit on files", _limited(place))
    yield read_only(place)
    yield gone(place, times)
    yield clock_set_back(times)
    yield clocks_apart(times)
    yield network_drive(place)


def on_a_server(
    database: str, times: int, stop: Callable[[], None], start: Callable[[], None]
) -> Iterator[Finding]:
    """Try what can go wrong with a server and the way to it."""
    yield cut_in_a_commit(database, times)
    yield ended_by_the_server(database, times)
    yield restarted(database, max(2, times // 4), stop, start)


class Tried:
    """What was acknowledged by a record that something was done to, and what it said to the rest.

    Whatever is not acknowledged has to be refused by a `Problem`, whose sentence ends in a stop.
    """

    def __init__(self) -> None:
        self.acknowledged: list[str] = []
        self.sentences: list[str] = []
        self.broken: list[str] = []

    def append(self, store: Store, act: Sequence[Entry] = ()) -> bool:
        """Send an act behind the head. Returns whether it was acknowledged."""
        act = act or act_of("desk")
        if done := self.ask(lambda: store.append(act, after=_head(store))):
            self.acknowledged.append(act[0].act)
        return done

    def ask(self, question: Callable[[], object]) -> bool:
        """Ask something that may be refused. Returns whether it was answered."""
        try:
            question()
        except Problem as problem:
            self.sentences.append(str(problem))
            if "Traceback" in str(problem) or not str(problem).endswith("."):
                self.broken.append(f"not a sentence: {problem}")
            return False
        except Exception as error:  # noqa: BLE001 - whatever it is, a person should never see it
            self.broken.append(f"{error!r}")
            return False
        return True

    def expect(self, said: str) -> None:
        """Demand that something like this was said."""
        if not any(said in one for one in self.sentences):
            told = "; ".join(dict.fromkeys(self.sentences)) or "nothing"
            self.broken.append(f"'{said}' was not said, but: {told}")

    def found(self, what: str, opened: Opened | None = None) -> Finding:
        """Look at the record afterwards, and count."""
        lost = wrong(self.acknowledged, opened) if opened else []
        tried = f"{len(self.acknowledged)} acknowledged, {len(self.sentences)} refused"
        return Finding(f"fault, {what}", tried, tuple(dict.fromkeys([*self.broken, *lost])))


def full_disk(name: str, small: AbstractContextManager[Disk]) -> Finding:
    """Write until there is no room, and go on when there is some again."""
    tried = Tried()
    with small as (disk, more_room):
        if disk is None:
            return Finding(f"fault, full disk ({name})", "not tried: this user may mount none", ())
        path = disk / "talks.parley"
        with closing(SqliteStore.create(path)) as store:
            while tried.append(store, _long_act()):
                pass
            for _ in range(5):
                tried.append(store, _long_act())
            tried.expect("is NOT recorded")
            more_room()
            if not tried.append(store):
                tried.broken.append("there is room again, and still nothing is recorded")
        return tried.found(f"full disk ({name})", lambda: SqliteStore.open(path))


def read_only(place: Path) -> Finding:
    """Open a record that this user may only read, and try to write to it."""
    path = place / "read-only" / "talks.parley"
    path.parent.mkdir()
    tried = Tried()
    with closing(SqliteStore.create(path)) as store:
        tried.append(store)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    place.chmod(0o755)

    def visit() -> None:
        with closing(SqliteStore.open(path)) as store:
            if len(list(store.read())) != len(act_of("desk")):
                tried.broken.append("what is in it can't be read")
            tried.append(store)

    with _as_nobody():
        tried.ask(visit)
        tried.ask(lambda: SqliteStore.create(path.parent / "other.parley"))
    path.parent.chmod(0o755)
    tried.expect("it may be read, but not written to")
    tried.expect("No record can be made")
    return tried.found("read-only file", lambda: SqliteStore.open(path))


def gone(place: Path, times: int) -> Finding:
    """Delete a record that is open, or put another in its place, and record on."""
    tried = Tried()
    for number in range(times):
        path, kept = place / f"{number}.parley", place / f"{number}.kept.parley"
        another = place / f"{number}.another.parley"
        SqliteStore.create(another).close()
        as_it_was = another.read_bytes()
        with closing(SqliteStore.create(path)) as store, closing(SqliteStore.open(path)) as other:
            tried.append(store)
            path.rename(kept)  # as whoever restores a backup, or tidies up, does
            tried.ask(lambda path=path: SqliteStore.create(path))  # type: ignore[misc]
            if number % 2:
                another.rename(path)
            for one in (store, other):
                before = len(tried.acknowledged)
                tried.append(one)
                if len(tried.acknowledged) != before:
                    tried.broken.append("an update went into a file that is not there")
            tried.ask(lambda: list(other.read()))
        tried.broken += wrong(tried.acknowledged[-1:], partial(SqliteStore.open, kept))
        if number % 2 and path.read_bytes() != as_it_was:
            tried.broken.append("the record that was put in its place was written to")
    tried.expect("deleted or replaced")
    return tried.found("record deleted or replaced while open")


def clock_set_back(steps: int) -> Finding:
    """Record at a desk whose clock is set back before every update, as is the record's own."""
    set_back = timedelta(0)

    def clock() -> datetime:
        return START - set_back

    store = MemoryStore(clock)
    tried = Tried()
    recorded(store, BREST, LIVE, "2022-03-02T20:00Z")
    desk = Desk(store, operator="desk", wall_clock=clock)
    for step in range(steps):
        set_back = timedelta(minutes=7 * step)
        if tried.ask(lambda step=step: _say(desk, f"note 'Report {step}'")):  # type: ignore[misc]
            tried.acknowledged.append(f"Report {step}")
    entries = tuple(store.read())
    moments = [one.recorded for one in entries]
    if moments != sorted(moments):
        tried.broken.append("an entry is recorded before the one that it follows")
    said = [one.note for one in entries if one.note]
    if said != [f"Report {step}" for step in range(steps)]:
        tried.broken.append("an update is missing, or out of turn")
    return tried.found("clock going backwards")


def clocks_apart(updates: int) -> Finding:
    """Record at two desks whose clocks are an hour apart, then merge both ways."""
    tried = Tried()
    desks = []
    for name, ahead in (("kyiv", 0), ("brest", 60)):
        now = START + timedelta(minutes=ahead)
        store = MemoryStore(clock=lambda now=now: now)  # type: ignore[misc]
        recorded(store, BREST, LIVE, "2022-03-02T20:00Z")
        desks.append((store, Desk(store, operator=name, wall_clock=lambda now=now: now)))  # type: ignore[misc]
    for step in range(updates):
        for party, (_, desk) in zip(("ukraine", "russia"), desks, strict=True):
            tried.ask(lambda d=desk, p=party, s=step: _say(d, f"note delegation/{p}-brest '{s}'"))  # type: ignore[misc]
            tried.acknowledged.append(f"{party}-{step}")
    for _, desk in desks:
        tried.ask(lambda d=desk: _say(d, "delegation/ukraine-brest depart"))  # type: ignore[misc]
    (here, _), (there, _) = desks
    ours, theirs = tuple(here.read()), tuple(there.read())
    tried.ask(lambda: merge(here, theirs))
    tried.ask(lambda: merge(there, ours))
    late = START + timedelta(hours=2)
    states = []
    for store in (here, there):
        entries = tuple(store.read())
        if {one.id for one in entries} != {one.id for one in (*ours, *theirs)}:
            tried.broken.append("the merge lacks an entry of one of the two")
        moments = [one.recorded for one in entries]
        if moments != sorted(moments):
            tried.broken.append("an entry is recorded before the one that it follows")
        state = Desk(store, wall_clock=lambda: late).state()
        states.append({str(ref): state.standing(ref) for ref in state})
    if states[0] != states[1]:
        tried.broken.append("the two desks do not agree after merging")
    return tried.found("two clocks an hour apart, merged")


def cut_in_a_commit(database: str, times: int) -> Finding:
    """Cut the line at a commit, before the server hears of it or before it answers.

    Every other time nobody gets through afterwards either: then nobody can know whether the update
    is there, and it is sent again when the line is up.
    """
    tried = Tried()
    process = f"#talks-{uuid4().hex[:8]}"
    PostgresStore.create(f"{database}{process}").close()
    with (
        TemporaryDirectory(prefix="parley-line-") as folder,
        line_to(database, Path(folder)) as (line_there, address),
        closing(PostgresStore.open(f"{address}{process}")) as store,
    ):
        for number in range(times):
            act, head = act_of("desk"), _head(store)
            line_there.cut, line_there.down = ("before", "after")[number % 2], number % 4 > 1
            if not tried.ask(lambda a=act, h=head: store.append(a, after=h)):  # type: ignore[misc]
                line_there.down = False
                if not tried.ask(lambda a=act, h=head: store.append(a, after=h)):  # type: ignore[misc]
                    continue
            elif line_there.down:
                tried.broken.append("an update is acknowledged though nobody got through")
            tried.acknowledged.append(act[0].act)
        if len(tried.acknowledged) != times:
            tried.broken.append("an update that was sent again is not recorded")
    tried.expect("Nobody knows whether the update is recorded")
    opened = partial(PostgresStore.open, f"{database}{process}")
    return tried.found("connection cut in the middle of a commit", opened)


def ended_by_the_server(database: str, times: int) -> Finding:
    """Let the server end every connection (`pg_terminate_backend`) between updates."""
    tried = Tried()
    address = f"{database}#talks-{uuid4().hex[:8]}"
    with (
        closing(PostgresStore.create(address)) as store,
        closing(psycopg.connect(database, autocommit=True)) as owner,
    ):
        for _ in range(times):
            owner.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
            )
            tried.append(store)
    if len(tried.acknowledged) != times:
        tried.broken.append("an update was refused, though the server is there")
    return tried.found("connections ended by the server", partial(PostgresStore.open, address))


def restarted(
    database: str, times: int, stop: Callable[[], None], start: Callable[[], None]
) -> Finding:
    """Record while the server is away, and when it is there again."""
    tried = Tried()
    address = f"{database}#talks-{uuid4().hex[:8]}"
    with closing(PostgresStore.create(address)) as store:
        for number in range(times):
            head = _head(store)
            stop()
            act = act_of("desk")
            if tried.ask(lambda a=act, h=head: store.append(a, after=h)):  # type: ignore[misc]
                tried.broken.append("an update is acknowledged though the server is away")
            tried.ask(lambda: PostgresStore.open(address))
            start()
            if not tried.append(store, act):
                tried.broken.append(f"restart {number}: the server is back, nothing is recorded")
    tried.expect("is NOT recorded")
    return tried.found("server stopped and started", partial(PostgresStore.open, address))


def network_drive(place: Path) -> Finding:
    """Let the system list the disk as a network drive: no record is made or opened there."""
    path = place / "talks.parley"
    SqliteStore.create(path).close()
    tried = Tried()
    device = path.stat().st_dev
    listed = place / "mountinfo"
    number = f"{os.major(device)}:{os.minor(device)}"
    real = drive.MOUNTS
    for kind in sorted(drive.NETWORK):
        listed.write_text(f"1 1 {number} / / rw - {kind} server:/share rw\n")
        drive.MOUNTS = listed
        try:
            if tried.ask(lambda: SqliteStore.open(path)):
                tried.broken.append(f"a record is opened on {kind}")
            if tried.ask(lambda: SqliteStore.create(place / "other.parley")):
                tried.broken.append(f"a record is made on {kind}")
        finally:
            drive.MOUNTS = real
    tried.expect("lies on a network drive")
    return tried.found("network drive, as Linux lists it")


def _say(desk: Desk, words: str) -> None:
    proposal = desk.propose(understand(line(words), desk.state()))
    if not isinstance(proposal, Proposal):
        raise TypeError(f"'{words}' should be free to be recorded, but: {proposal}")
    desk.record(proposal)


def _head(store: Store) -> int:
    return max((one.seq for one in store.read()), default=0)


def _long_act() -> list[Entry]:
    return [one._replace(quote="…" * 5_000) for one in act_of("desk")]


@contextmanager
def _small_disk(place: Path) -> Iterator[Disk]:
    """Give a disk of its own, where this user may mount one."""
    disk = place / "tmpfs"
    disk.mkdir()
    if not _run("mount", "-t", "tmpfs", "-o", "size=2m", "none", str(disk)):
        yield None, lambda: None
        return
    try:
        yield disk, lambda: _enlarged(disk)
    finally:
        _run("umount", str(disk))


@contextmanager
def _limited(place: Path) -> Iterator[Disk]:
    """Let this process make no file that is longer, which SQLite takes for an error of the disk."""
    disk = place / "limited"
    disk.mkdir()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, before[1]))
    try:
        yield disk, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, before)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)


def _enlarged(disk: Path) -> None:
    _run("mount", "-o", "remount,size=64m", str(disk))


def _run(command: str, *words: str) -> bool:
    found = which(command)
    if found is None or os.geteuid() != 0:
        return False
    return subprocess.run([found, *words], check=False, capture_output=True).returncode == 0


@contextmanager
def _as_nobody() -> Iterator[None]:
    """Be a user who owns nothing, where this one may do everything."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
