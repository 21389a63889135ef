"""What the program remembers between runs: who works here, and which record was open last."""

import sys
from collections.abc import Mapping
from contextlib import suppress
from os import environ
from pathlib import Path

from negotiation.words.printable import one_line
from negotiation.words.problems import Problem

MOST_SERVERS = 8
"""How many addresses on servers are kept."""

HOW_TO_SAY_WHO = "Say who you are: --operator NAME, or PARLEY_OPERATOR=NAME."


def config_file() -> Path:
    """Return where the settings are kept."""
    from platformdirs import user_config_path

    return user_config_path("parley") / "config.toml"


def data_folder() -> Path:
    """Return where records are made, unless one says where."""
    from platformdirs import user_data_path

    return user_data_path("parley")


def operator(said: str | None, *, ask: bool = False) -> str | None:
    """Tell who works here: as said, as in the environment, as in the settings, or as answered now.

    Raises:
        Problem: nobody is known, and there is no terminal to ask at.
    """
    for known in (said, environ.get("PARLEY_OPERATOR"), _settings().get("operator")):
        if known is not None and (name := str(known).strip()):
            return name
    if not ask:
        return None
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise Problem(f"Updates are signed. {HOW_TO_SAY_WHO}")
    sys.stderr.write("Updates are signed. Your name or initials: ")
    sys.stderr.flush()
    answer = one_line(sys.stdin.readline())
    if not answer:
        raise Problem(f"Nothing is recorded. {HOW_TO_SAY_WHO}")
    remember_operator(answer)
    return answer


def remember_operator(name: str) -> None:
    """Keep who works here for the next time, where settings can be kept."""
    remember("operator", name)


def remember(name: str, value: str) -> None:
    """Keep a setting for the next time, where settings can be kept; all others stay as they are."""
    path = config_file()
    quoted = value.replace("\\", "\\\\").replace('"', '\\"')
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = path.read_text("utf-8").splitlines() if path.is_file() else []
        tables = next((n for n, line in enumerate(lines) if line.startswith("[")), len(lines))
        kept = [one for one in lines[:tables] if one.partition("=")[0].strip() != name]
        path.write_text("\n".join([f'{name} = "{quoted}"', *kept, *lines[tables:], ""]), "utf-8")


def theme() -> str | None:
    """Tell which colours are wanted, as the settings say."""
    said = _settings().get("theme")
    return said if isinstance(said, str) else None


def keys() -> Mapping[str, object]:
    """Return the keys of one's own, by the action that they are to do; not checked yet."""
    said = _settings().get("keys")
    return said if isinstance(said, dict) else {}


def last_record() -> str | None:
    """Return what was opened last; None if nothing was, or the file is not there any more."""
    try:
        said = _last_file().read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return said if said and ("://" in said or Path(said).is_file()) else None


def remember_record(record: Path | str) -> None:
    """Keep which record was opened for the next time, where anything can be kept.

    Of an address on a server the password is never kept.
    """
    if isinstance(record, str):
        from negotiation.record import server

        said = server.without_password(record)
        others = (one for one in servers() if one != said)
        _keep(_servers_file(), [said, *others][:MOST_SERVERS])
    else:
        said = str(record.resolve())
    _keep(_last_file(), [said])


def servers() -> tuple[str, ...]:
    """Return the addresses on servers that were opened, the last one first."""
    try:
        return tuple(_servers_file().read_text("utf-8").splitlines())
    except (OSError, UnicodeDecodeError):
        return ()


def _keep(path: Path, lines: list[str]) -> None:
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join([*lines, ""]), "utf-8")


def rooms_file() -> Path:
    """Return where it is kept how the rooms of each record were left."""
    return _state_folder() / "rooms.json"


def _servers_file() -> Path:
    return _state_folder() / "servers"


def _last_file() -> Path:
    return _state_folder() / "last"


def _state_folder() -> Path:
    from platformdirs import user_state_path

    return user_state_path("parley")


def _settings() -> dict[str, object]:
    import tomllib

    path = config_file()
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise Problem(f"{path} can't be read: {error}") from None
