import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiation.papers.brief.escaping import html, is_web, markdown


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("# Not a heading", r"\# Not a heading"),
        (" - not a list", r" \- not a list"),
        ("12. not a list", r"12\. not a list"),
        ("a | b", r"a \| b"),
        ("[sic](javascript:x)", r"\[sic\](javascript:x)"),
        ("<script>", r"\<script\>"),
        ("`code` *bold* _it_", r"\`code\` \*bold\* \_it\_"),
        ("&lt;", r"\&lt;"),
        ("see https://x.org, www.x.org or a@x.org", r"see https\://x.org, www\.x.org or a\@x.org"),
        ("two\nlines", "two lines"),
        ("\x1b[2J\u202e", r"␛\[2J⟨U+202E⟩"),
        ("plain words, 5,300 (people).", "plain words, 5,300 (people)."),
    ],
)
def test_what_people_wrote_stays_text_in_markdown(said: str, written: str) -> None:
    assert markdown(said) == written


@given(st.text())
def test_markdown_is_never_left_with_what_begins_a_tag_a_link_or_a_cell(said: str) -> None:
    bare = markdown(said).replace("\\\\", "")
    for mark in "<>[]|`*_":
        assert bare.count(mark) == bare.count(f"\\{mark}")
    assert "\n" not in bare


def test_html_leaves_nothing_of_markup_or_of_an_attribute() -> None:
    assert html("<b a='1' b=\"2\">&\x1b") == ("&lt;b a=&#x27;1&#x27; b=&quot;2&quot;&gt;&amp;␛")


@pytest.mark.parametrize("link", ["https://nrc.nl/a?b=c&d", "http://x.org"])
def test_an_address_on_the_web_may_be_followed(link: str) -> None:
    assert is_web(link)


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "https:",
        "https://x.org/<script>",
        "https://x.org/a b",
        "https://x\n.org",
        "http://[x",
        "nrc.nl",
        "",
    ],
)
def test_anything_else_is_only_shown(link: str) -> None:
    assert not is_web(link)
