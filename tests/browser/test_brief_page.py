"""The HTML brief, as its readers see it: in a browser, on a phone, a laptop and on paper."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, TypeAlias

import pytest
from playwright.sync_api import Browser, Page

PHONE, LAPTOP, PAPER = (390, 844), (1366, 768), (642, 982)
"""Screens, and what is printable of A4 inside its margins, in CSS pixels."""

Scheme: TypeAlias = Literal["light", "dark"]

CONTRAST = """() => {
  const channel = (value) => {
    const part = value / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = ([red, green, blue]) =>
    0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);
  const ground = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = numbers(getComputedStyle(one).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || element.closest("title, desc, style")) continue;
    const style = getComputedStyle(element);
    const ink = numbers(element.closest("svg") ? style.fill : style.color);
    const [one, other] = [light(ink), light(ground(element))].sort((a, b) => b - a);
    const ratio = (one + 0.05) / (other + 0.05);
    if (ratio < 4.5) faint.push(`${walker.currentNode.textContent.trim()} ${ratio.toFixed(2)}`);
  }
  return faint;
}"""
"""Lists the texts of which ink and ground are too alike to read (WCAG 2: 4.5 to 1)."""

BEYOND = """() => [...document.body.querySelectorAll("*")]
  .filter((one) => !one.closest(".wide, svg, .spoken, caption"))
  .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map((one) => one.outerHTML.slice(0, 80))"""
"""Lists what reaches beyond the right edge, but for what may be scrolled by itself."""


@contextmanager
def opened(
    browser: Browser, path: Path, size: tuple[int, int] = LAPTOP, scheme: Scheme = "light"
) -> Iterator[tuple[Page, list[str]]]:
    """Open a page; what it complains of, asks for or pops up is noted."""
    noted: list[str] = []
    width, height = size
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    page.on("console", lambda said: noted.append(f"console: {said.text}"))
    page.on("pageerror", lambda error: noted.append(f"error: {error}"))
    page.on("dialog", lambda dialog: noted.append(f"dialog: {dialog.message}"))
    page.on("request", lambda asked: noted.append(f"request: {asked.url}"))
    page.goto(path.as_uri())
    noted.remove(f"request: {path.as_uri()}")
    yield page, noted
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, LAPTOP, PAPER], ids=["phone", "laptop", "paper"])
@pytest.mark.parametrize("which", ["seed", "attacked"])
def test_nothing_reaches_beyond_the_page(
    which: str,
    size: tuple[int, int],
    scheme: Scheme,
    chromium: Browser,
    request: pytest.FixtureRequest,
) -> None:
    with opened(chromium, request.getfixturevalue(which), size, scheme) as (page, _):
        if size == PAPER:
            page.emulate_media(media="print")
        assert page.evaluate("document.documentElement.scrollWidth") == size[0]
        assert page.evaluate(BEYOND) == []


@pytest.mark.parametrize("which", ["seed", "attacked"])
def test_it_asks_for_nothing_and_complains_of_nothing(
    which: str, chromium: Browser, request: pytest.FixtureRequest
) -> None:
    with opened(chromium, request.getfixturevalue(which)) as (page, noted):
        page.wait_for_timeout(200)
        assert noted == []


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("which", ["seed", "attacked"])
def test_every_text_stands_out_from_its_ground(
    which: str,
    scheme: Scheme,
    media: Literal["screen", "print"],
    chromium: Browser,
    request: pytest.FixtureRequest,
) -> None:
    with opened(chromium, request.getfixturevalue(which), LAPTOP, scheme) as (page, _):
        page.emulate_media(media=media, color_scheme=scheme)
        assert page.evaluate(CONTRAST) == []


def test_dark_is_dark_and_paper_is_white(chromium: Browser, seed: Path) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    with opened(chromium, seed, scheme="dark") as (page, _):
        assert page.evaluate(ground) == "rgb(21, 24, 28)"
        page.emulate_media(media="print", color_scheme="dark")
        assert page.evaluate(ground) == "rgb(255, 255, 255)"


def test_hostile_words_are_seen_as_they_were_written(chromium: Browser, attacked: Path) -> None:
    with opened(chromium, attacked) as (page, noted):
        seen = page.inner_text("main")
        assert "<script>alert(1)</script> [x](javascript:alert(2)) | # *b*" in seen
        assert "<img src=x onerror=alert(4)>" in seen
        assert page.locator("main script, main img").count() == 0
        links = page.locator("main a").evaluate_all("each => each.map((one) => one.href)")
        assert set(links) == {"https://nrc.nl/a?b=1&c=2"}
        assert noted == []


def test_a_script_that_got_in_would_not_run(chromium: Browser, seed: Path) -> None:
    with opened(chromium, seed) as (page, _):
        page.evaluate(
            """() => {
              const script = document.createElement("script");
              script.textContent = "window.ran = true";
              document.body.append(script);
            }"""
        )
        assert page.evaluate("window.ran === undefined")


def test_both_drawings_are_named_and_have_their_marks(chromium: Browser, seed: Path) -> None:
    with opened(chromium, seed, PHONE) as (page, _):
        names = [
            page.get_by_role("img", name="Developments towards talks and away from them"),
            page.get_by_role("img", name="What moved in the talks, day by day"),
        ]
        for drawn in names:
            box = drawn.bounding_box()
            assert box is not None
            assert box["width"] > 300
        assert page.locator("svg.bars rect").count() == 4
        assert page.locator("svg.lanes > svg > .mark").count() == 4


def test_on_paper_no_row_is_cut_and_the_label_stands_on_every_page(
    chromium: Browser, seed: Path
) -> None:
    with opened(chromium, seed) as (page, _):
        paper = page.pdf(prefer_css_page_size=True)
        assert paper.startswith(b"%PDF")
        page.emulate_media(media="print")
        uncut = page.locator("tr, figure, .entries li").evaluate_all(
            "each => each.every((one) => getComputedStyle(one).breakInside === 'avoid')"
        )
        assert uncut
        assert '@top-right { content: "TLP:AMBER"' in seed.read_text("utf-8")
