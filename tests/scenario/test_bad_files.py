"""Files that can't be read: all that is wrong, where it stands, and what is allowed.

Beside each file of `bad/` stands what is said of it. To write that anew after a change of words:
`cd tests/scenario/bad; for f in *.yaml; do parley check $f 2> ${f%.yaml}.txt; done`, and read it.
"""

from pathlib import Path

import pytest

from tui.cli.main import main

BAD = Path(__file__).parent / "bad"


@pytest.mark.parametrize("name", sorted(path.stem for path in BAD.glob("*.yaml")))
def test_all_that_is_wrong_is_told_by_line_and_column(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(BAD)
    assert main(["check", f"{name}.yaml"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == Path(f"{name}.txt").read_text("utf-8")


@pytest.mark.parametrize("said", sorted(BAD.glob("*.txt")), ids=lambda path: path.stem)
def test_what_is_told_is_sorted_and_nothing_is_told_twice(said: Path) -> None:
    lines = said.read_text("utf-8").splitlines()
    places = [tuple(map(int, line.split(":")[1:3])) for line in lines]
    assert places == sorted(places)
    assert len(set(lines)) == len(lines) > 0


def test_a_file_with_thousands_of_mistakes_is_told_of_in_full(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = "parley: 1\nprocess: {id: talks, title: The talks}\nitems:\n"
    lines = (f"  item-{number}: {{title: T, category: c{number}}}\n" for number in range(2000))
    file = tmp_path / "many.yaml"
    file.write_text(head + "".join(lines))
    assert main(["check", str(file)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 2000


def test_several_files_are_checked_and_each_answers_for_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    good = "parley: 1\nprocess: {id: talks, title: The talks}\n"
    Path("good.yaml").write_text(good)
    Path("bad.yaml").write_text(good + "weather: fine\n")
    assert main(["check", "bad.yaml", "missing.yaml", "good.yaml"]) == 2
    told = capsys.readouterr()
    assert told.out == "good.yaml: nothing is wrong; 1 entries.\n"
    first, second = told.err.splitlines()
    assert first.startswith("bad.yaml:3:1: 'weather' is not a section")
    assert second == "There is no file missing.yaml."
