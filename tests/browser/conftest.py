"""Debian's Chromium, and a brief with everything in it that somebody could wish to break."""

from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest
from playwright.sync_api import Browser, sync_playwright

from negotiation.papers.brief import Asked, compose
from negotiation.papers.brief.written import write
from negotiation.scenario.shipped import folder
from negotiation.views.filters import Filters
from tests.papers.test_brief_written import hostile
from tui.cli.records import open_to_read


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = which("chromium")
    assert path is not None, "Install Debian's chromium: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The brief of the seed, for those who may see what is amber."""
    desk = open_to_read(str(folder() / "ukraine-2022.yaml"))
    brief = compose(desk.state(), Asked(filters=Filters(handling="amber")))
    return _page(tmp_path_factory, write(brief, "html"))


@pytest.fixture(scope="session")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A brief of talks whose every text tries to be something else."""
    talks = hostile()
    talks.say(f"add question long 'title={'unbroken' * 60}' 'unit={'x' * 200}'")
    talks.say(f"add claim ukraine-long question=long claimant=ukraine 'says={'y' * 400}'")
    return _page(tmp_path_factory, write(compose(talks.state(), Asked()), "html"))


def _page(factory: pytest.TempPathFactory, page: str) -> Path:
    path = factory.mktemp("page") / "brief.html"
    path.write_text(page, "utf-8")
    return path
