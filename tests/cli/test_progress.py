"""How far something long has come: shown where somebody looks, and nowhere else."""

import io

import pytest

from tui.cli import progress
from tui.cli.progress import Progress


class Terminal(io.StringIO):
    """What somebody looks at."""

    def isatty(self) -> bool:
        return True


def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    made = Terminal()
    monkeypatch.setattr("sys.stderr", made)
    return made


def test_a_long_merge_is_shown_on_one_line_that_is_gone_in_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_at = terminal(monkeypatch)
    monkeypatch.setattr(progress, "PATIENCE", 0)
    monkeypatch.setattr(progress, "PAUSE", 0)
    with Progress("entries taken over") as told:
        told(10_000, 100_000)
        told(20_000, 100_000)
    assert looked_at.getvalue() == (
        "\r10,000 of 100,000 entries taken over …\x1b[K"
        "\r20,000 of 100,000 entries taken over …\x1b[K"
        "\r\x1b[K"
    )
    assert told.said == "20,000 of 100,000 entries taken over"


def test_what_is_done_within_a_second_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = terminal(monkeypatch)
    with Progress("entries read") as told:
        assert list(told.counted(range(2500))) == list(range(2500))
    assert told.said == "2,000 entries read"
    assert looked_at.getvalue() == ""


def test_a_file_of_errors_gets_no_line_that_is_written_anew(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0)
    with Progress("entries read") as told:
        told(1)
    assert capsys.readouterr() == ("", "")
