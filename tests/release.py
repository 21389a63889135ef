"""`python -m tests.release [PYTHON …]`: what is published, tried where nothing else is installed.

It builds the sdist, and the wheel from that; installs the wheel into an empty environment of each
Python that is named, else of this one; and goes from there to a first frame. It needs no more than
Python and a package index.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.tui.terminal import ROOT, Terminal

LOOK = """
import negotiation, tui
from pathlib import Path
from negotiation.scenario.shipped import folder
for package in (negotiation, tui):
    assert Path(package.__file__).with_name("py.typed").exists(), f"{package} is not typed"
print(*sorted(folder().glob("*.yaml")), sep="\\n")
"""


def main(pythons: Sequence[str]) -> int:
    """Print a line a Python. Returns the exit status."""
    with TemporaryDirectory(prefix="parley-release-") as name:
        folder = Path(name)
        wheel = _built(folder)
        _say(f"{wheel.name} is built from its sdist.")
        for number, python in enumerate(pythons or [sys.executable]):
            place = folder / f"python-{number}"
            place.mkdir()
            _say(f"{_tried(python, wheel, place)}: installed, from --version to a first frame.")
    return 0


def _built(folder: Path) -> Path:
    """Build the sdist, and the wheel from the sdist."""
    python = _environment(sys.executable, folder / "build", "build")
    _run(python, "-m", "build", "--outdir", str(folder / "dist"), str(ROOT))
    (wheel,) = (folder / "dist").glob("*.whl")
    (sdist,) = (folder / "dist").glob("*.tar.gz")
    assert wheel.name.split("-")[1] in sdist.name, "wheel and sdist are of two versions"
    return wheel


def _tried(python: str, wheel: Path, place: Path) -> str:
    """Install the wheel and use it as somebody does who has nothing else. Returns which Python."""
    os.environ.update({f"XDG_{one}_HOME": str(place / one) for one in ("DATA", "CONFIG", "STATE")})
    os.environ["PARLEY_OPERATOR"] = "release"
    installed = _environment(python, place / "environment", str(wheel))
    parley = str(Path(installed).with_name("parley"))
    version = _run(parley, "--version", folder=place).split()[-1]
    assert version == wheel.name.split("-")[1], f"parley --version says {version}"
    scenarios = _run(installed, "-c", LOOK, folder=place).split("\n")[:-1]
    _run(parley, "check", *scenarios, folder=place)
    _run(parley, "new", "--template", "talks.yaml", folder=place)
    _run(parley, "new", "talks.yaml", "-r", "talks.parley", folder=place)
    assert "My talks" in _run(parley, "status", "-r", "talks.parley", folder=place)
    assert "round" in _run(parley, "completion", "bash", folder=place)
    terminal = Terminal(place / "talks.parley", [parley, "open"], place)
    terminal.until("My talks")
    terminal.type("q")
    assert terminal.ended() == 0, "the interface did not end as it should"
    return _run(installed, "--version", folder=place).strip()


def _environment(python: str, place: Path, *packages: str) -> str:
    """Make an environment with some packages, and return its Python."""
    _run(python, "-m", "venv", str(place))
    made = str(place / "bin" / "python")
    _run(made, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages)
    return made


def _run(*words: str, folder: Path = ROOT) -> str:
    """Run a command that must succeed, away from this checkout's modules; return what it prints."""
    environment = {name: one for name, one in os.environ.items() if name != "PYTHONPATH"}
    ran = subprocess.run(
        words, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if ran.returncode != 0:
        raise SystemExit(f"{' '.join(words)}\n{ran.stdout}{ran.stderr}")
    return ran.stdout


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
