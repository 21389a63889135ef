"""The words that a field may take. A scenario adds its own under `terms`."""

from collections.abc import Mapping

from negotiation.words.grades import RELIABILITY
from negotiation.words.handling import HANDLING

UNKNOWN = "unknown"

VOCABULARY: Mapping[str, tuple[str, ...]] = {
    "bearing": ("towards", "away", "none"),
    "binding": ("binding", "conditional", "exploratory", "non_binding"),
    "condition": (
        "cease_hostilities",
        "withdrawal",
        "prisoners",
        "humanitarian_access",
        "recognition",
        "participation",
        "venue",
        "safe_passage",
        "sanctions",
        "other",
    ),
    "development_category": (
        "violence",
        "statement",
        "movement",
        "concession",
        "diplomacy",
        "other",
    ),
    "format": (
        "direct",
        "multilateral",
        "proximity",
        "shuttle",
        "back_channel",
        "video",
        "phone",
        "written",
        "plenary",
        "working_group",
        "continuous",
        "open",
        "press",
        "closed",
        "secret",
    ),
    "handling": tuple(HANDLING),
    "hardness": ("hard", "soft"),
    "instrument": (
        "safe_passage",
        "corridor",
        "pause",
        "ceasefire",
        "exchange",
        "ground_rule",
        "other",
    ),
    "item_category": (
        "security",
        "political",
        "territorial",
        "humanitarian",
        "economic",
        "military",
        "legal",
        "justice",
        "procedural",
        "other",
    ),
    "leg": ("outbound", "return"),
    "level": ("head_of_state", "ministerial", "senior_official", "expert", "military", "mixed"),
    "link": (
        "about",
        "in_exchange_for",
        "split_from",
        "continued_in",
        "only_with",
        "alternative_to",
        "supplements",
        "replaces",
    ),
    "linkage": ("nothing_until_everything", "early_harvest"),
    "member_role": (
        "head",
        "deputy",
        "negotiator",
        "adviser",
        "interpreter",
        "secretary",
        "observer",
    ),
    "outcome": (
        "none_reported",
        "agreed_to_meet_again",
        "joint_statement",
        "procedural_agreement",
        "partial_agreement",
        "ceasefire_agreed",
        "comprehensive_agreement",
        "no_agreement",
        "breakdown",
    ),
    "reliability": tuple(RELIABILITY),
    "role": (
        "party",
        "mediator",
        "facilitator",
        "host",
        "guarantor",
        "accompanying",
        "observer",
        "witness",
        "verifier",
        "stakeholder",
    ),
    "stage": (
        "pre_negotiation",
        "ceasefire",
        "framework_partial",
        "framework_comprehensive",
        "implementation",
        "renewal",
        "other",
    ),
    "track_level": ("official", "1.5", "2", "military", "humanitarian", "technical"),
    "trend": ("rising", "falling", "steady"),
    "visibility": ("public", "private", "leaked"),
}
"""By the name of the list.

The stages are those of the PA-X Peace Agreements Database; reliability is the Admiralty code's
(NATO AJP-2.1), handling the Traffic Light Protocol's (FIRST, TLP 2.0).
"""

CLOSED = frozenset({"handling", "reliability"})
"""The lists of published standards: no scenario adds to them, and nothing in them is `unknown`."""


def words(name: str, terms: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """List what may be written: the field's words, a scenario's own, and `unknown`."""
    if name in CLOSED:
        return VOCABULARY[name]
    return tuple(dict.fromkeys((*VOCABULARY[name], *terms.get(name, ()), UNKNOWN)))


def as_read(text: str, terms: Mapping[str, tuple[str, ...]]) -> str:
    """Write a word of any list as people read it, `safe passage`; another text stays as it is."""
    if "_" not in text:
        return text
    every = (one for listed in (VOCABULARY, terms) for one in listed.values())
    return text.replace("_", " ") if any(text in one for one in every) else text
