"""How far a report is trusted: the Admiralty code (NATO AJP-2.1), and who heard it from whom.

The source and what it says are rated apart, for a good source may pass on a rumour. A source has a
reliability of its own; each report has a credibility, and may have come by way of others:
`nrc:2 via tass:3` is what NRC says, rated 2, having heard it from TASS, rated 3.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from negotiation.words.problems import Problem, listed
from negotiation.words.refs import Ref, is_slug

RELIABILITY: Mapping[str, str] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
"""What is said of a source."""

CREDIBILITY: Mapping[str, str] = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
"""What is said of a report."""

UNJUDGED_SOURCE = "F"
UNJUDGED_REPORT = "6"


class Sourced(NamedTuple):
    """A link in a chain of sources: who says it, and how credible it is from them."""

    ref: Ref
    """The source: `source/nrc`."""
    credibility: str = UNJUDGED_REPORT
    """One of `CREDIBILITY`."""


Chain: TypeAlias = tuple[Sourced, ...]
"""Who says it, and after that whom each heard it from. In JSON it is its text."""


@lru_cache(maxsize=1024)
def parse_chain(text: str) -> Chain:
    """Read `nrc:2`, `source/nrc:2` or `nrc:2 via tass:3`; without a digit, credibility is 6.

    Raises:
        Problem: a source has no proper name, or a credibility is not a digit from 1 to 6.
    """
    return tuple(_sourced(link) for link in re.split(r"\s+via\s+", text.strip()))


def show_chain(chain: Chain) -> str:
    """Write a chain so that `parse_chain` reads the same: `nrc:2 via tass:3`."""
    return " via ".join(f"{one.ref.slug}:{one.credibility}" for one in chain)


def grade(reliability: str, credibility: str) -> str:
    """Join the two ratings to a grade such as `B2`; what is not one of the code can't be judged."""
    source = reliability if reliability in RELIABILITY else UNJUDGED_SOURCE
    report = credibility if credibility in CREDIBILITY else UNJUDGED_REPORT
    return source + report


def _sourced(link: str) -> Sourced:
    name, colon, credibility = link.partition(":")
    slug = name.removeprefix("source/")
    if not is_slug(slug):
        raise Problem(
            f"'{name}' is not a source: write its slug and how credible the report is, such as"
            " nrc:2 or nrc:2 via tass:3 (lower-case letters, digits and single hyphens)."
        )
    if colon and credibility not in CREDIBILITY:
        allowed = listed(f"{digit} {meaning}" for digit, meaning in CREDIBILITY.items())
        raise Problem(f"'{credibility}' is not a credibility of {slug}. Allowed: {allowed}.")
    return Sourced(Ref.of("source", slug), credibility or UNJUDGED_REPORT)
