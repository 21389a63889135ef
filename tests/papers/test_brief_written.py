"""A brief as text, Markdown and a page: the same content, and hostile words only ever text."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from negotiation.papers.brief import SECTIONS, Asked, compose
from negotiation.papers.brief.aligned import Page
from negotiation.papers.brief.text import text
from negotiation.papers.brief.written import FORMATS, form_of, write
from negotiation.words.cells import width
from negotiation.words.problems import Problem
from tests.papers.test_brief import MARKED, TALKS, brief_of
from tests.talks import BREST, Talks

HOSTILE = "<script>alert(1)</script> [x](javascript:alert(2)) | # *b*"


class Tags(HTMLParser):
    """Collects what a browser would see of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for one, attrs in self.tags if one == tag]


def hostile() -> Talks:
    talks = Talks.of()
    talks.say(f"add item bad 'title={HOSTILE}'")
    talks.say(
        "delegation/russia-brest arrive --source nrc:2 --link javascript:alert(3)"
        " --quote '<img src=x onerror=alert(4)>' --note '<b>'"
    )
    talks.say("delegation/ukraine-brest arrive --source nrc:2 --link https://nrc.nl/a?b=1&c=2")
    return talks


@pytest.mark.parametrize("form", FORMATS)
def test_every_section_stands_in_every_format_with_what_it_holds(form: str) -> None:
    written = write(brief_of(Talks.of(TALKS)), form)
    shown = Tags(written).text if form == "html" else written
    for title in SECTIONS.values():
        assert title.casefold() in shown.casefold()
    for words in ("Talks of March 2022", "Stop bombing civilians", "5,300", "Air raid on Kharkiv"):
        assert words in shown
    assert "NRC B6 via TASS D6" in shown


@pytest.mark.parametrize("form", FORMATS)
def test_talks_of_which_nothing_is_known_yet_have_a_brief(form: str) -> None:
    written = write(brief_of(Talks.of("")), form)
    assert "No round is known." in written
    assert "Nothing is on the agenda." in written


@pytest.mark.parametrize(("form", "times"), [("text", 2), ("markdown", 2), ("html", 4)])
def test_the_label_stands_at_its_head_and_at_its_foot(form: str, times: int) -> None:
    written = write(brief_of(Talks.of(MARKED)), form)
    assert written.count("TLP:RED") == times
    assert "TLP:" not in write(brief_of(Talks.of(BREST)), form)


def test_hostile_words_are_text_on_the_page() -> None:
    page = Tags(write(brief_of(hostile()), "html"))
    assert not page.named("script")
    assert not page.named("img")
    assert HOSTILE in page.text
    assert "javascript:alert(3)" in page.text
    links = [one["href"] for one in page.named("a")]
    assert {one for one in links if one and not one.startswith("#")} == {"https://nrc.nl/a?b=1&c=2"}
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]


def test_the_page_stands_by_itself_and_asks_for_nothing() -> None:
    page = Tags(write(brief_of(Talks.of(TALKS)), "html"))
    (policy,) = [one for one in page.named("meta") if "http-equiv" in one]
    assert policy["content"] is not None
    assert policy["content"].startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert not page.named("link")
    assert not [attrs for _, attrs in page.tags if "src" in attrs]


def test_the_page_can_be_read_out() -> None:
    page = Tags(write(brief_of(Talks.of(TALKS)), "html"))
    assert page.named("html") == [{"lang": "en"}]
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all(one.get("scope") in {"col", "row"} for one in page.named("th"))
    drawn = [one for one in page.named("svg") if one.get("role") == "img"]
    names = {one["id"] for one in (*page.named("title"), *page.named("desc")) if "id" in one}
    assert len(drawn) == 2
    for one in drawn:
        assert set(str(one["aria-labelledby"]).split()) <= names


def test_hostile_words_are_text_in_markdown() -> None:
    written = write(brief_of(hostile()), "markdown")
    assert "<script" not in written.replace("\\<", "")
    assert r"\<script\>alert(1)\</script\> \[x\](javascript:alert(2)) \| # \*b\*" in written
    assert "<https://nrc.nl/a?b=1&c=2>" in written
    assert "<javascript" not in written
    rows = [line for line in written.splitlines() if "alert(1)" in line and line.startswith("|")]
    for row in rows:
        assert len(re.findall(r"(?<!\\)\|", row)) == 4


def test_text_that_is_piped_on_is_not_wrapped_and_in_a_terminal_no_line_is_too_long() -> None:
    brief = compose(hostile().state(), Asked())
    wide, narrow = text(brief), text(brief, 80)
    assert max(map(width, wide.splitlines())) > 80
    assert max(map(width, narrow.splitlines())) <= 80
    assert sorted(wide.split()) == sorted(narrow.split())


def test_wide_letters_keep_their_columns() -> None:
    lines = list(Page(20).table([("会談の第二回", "x"), ("a", "y")]))
    assert width(lines[0]) == width(lines[1]) == 17


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.html", "html"), ("a.md", "markdown"), ("a.txt", "text"), ("a.pdf", None)],
)
def test_the_name_of_a_file_tells_its_format(name: str, form: str | None) -> None:
    assert form_of(Path(name)) == form


def own(tmp_path: Path, template: str, form: str = "text") -> str:
    path = tmp_path / "own.txt"
    path.write_text(template, "utf-8")
    return write(brief_of(hostile()), form, path)


def test_a_template_of_ones_own_is_filled_in_and_escaped_for_its_format(tmp_path: Path) -> None:
    template = "{% for item in brief.agenda.items %}{{ item.thing.title }}{% endfor %}"
    assert own(tmp_path, template, "html").startswith("&lt;script&gt;")
    assert own(tmp_path, template, "markdown").startswith(r"\<script\>")
    assert own(tmp_path, template) == HOSTILE


def test_a_template_may_build_on_parleys_own(tmp_path: Path) -> None:
    page = own(
        tmp_path, '{% extends "brief.html" %}{% block head %}<h1>Ours</h1>{% endblock %}', "html"
    )
    assert "<h1>Ours</h1>" in page
    assert "Where it stands" in page


@pytest.mark.parametrize(
    ("template", "says"),
    [
        ("\n{{ brief.titel }}", "line 2: 'titel' is not a name here, did you mean 'title'?"),
        ("{{ breif }}", "line 1: 'breif' is not a name here, did you mean 'brief'?"),
        ("{{ brief._asdict() }}", "line 1: '_asdict' is not a name here. Allowed: title,"),
        ("\n\n{{ ''.__class__ }}", "line 3: access to attribute '__class__' of 'str' object"),
        ("{% for %}", "line 1: Expected an expression"),
        ("{{ brief.title|safe }}", "line 1: No filter named 'safe'"),
        ("{{ titles.clear() }}", "line 1: access to attribute 'clear'"),
        ("{{ 'a' * 999999999 }}", "line 1: only numbers below a million go with *."),
        ("{{ 9 ** 99 }}", "line 1: a template has no **."),
        ("{{ 1 / 0 }}", "line 1: division by zero."),
        ("{% include '/etc/passwd' %}", "line 1: there is no template '/etc/passwd' here."),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "line 1: it calls itself without end."),
        ("{{ brief.sections[99] }}", "line 1: tuple object has no element 99."),
    ],
)
def test_what_is_wrong_in_a_template_is_told_with_its_line(
    template: str, says: str, tmp_path: Path
) -> None:
    with pytest.raises(Problem, match=re.escape(f"own.txt, {says}")):
        own(tmp_path, template)


def test_a_template_that_writes_too_much_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("negotiation.papers.brief.templates.MOST_WRITTEN", 5)
    with pytest.raises(Problem, match="it writes more than 5 characters"):
        own(tmp_path, "{% for one in brief.sections %}{{ one }}{% endfor %}")


def test_a_template_that_never_ends_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("negotiation.papers.brief.templates.PATIENCE", 0.0)
    with pytest.raises(Problem, match="it takes longer than 0 seconds"):
        own(tmp_path, "{{ brief.title }}")


def test_a_template_that_is_no_text_or_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "own.md").write_bytes(b"\xff")
    with pytest.raises(Problem, match="is not text in UTF-8"):
        write(brief_of(Talks.of()), "markdown", tmp_path / "own.md")
    with pytest.raises(Problem, match="can't be read: No such file"):
        write(brief_of(Talks.of()), "markdown", tmp_path / "none.md")
