"""Drawings: how a thing moves and where it stands, and who blocks what."""

from __future__ import annotations

import pytest

from negotiation.papers.mermaid import export, lifecycle
from negotiation.views.filters import Choice, Filters
from negotiation.words.problems import Problem
from negotiation.words.refs import Ref
from tests.talks import BREST, Talks


def drawing(talks: Talks, **wanted: str) -> list[str]:
    return "".join(export(talks.state(), Choice(Filters(**wanted)))).splitlines()


def moves(talks: Talks, ref: str) -> list[str]:
    state = talks.state()
    return "".join(lifecycle(state[Ref(ref)], state)).splitlines()


def test_the_state_in_which_a_thing_stands_is_marked_and_named() -> None:
    talks = Talks.of(BREST)
    talks.say("round/brest convene")
    lines = moves(talks, "round/brest")
    assert lines[0] == "stateDiagram-v2"
    assert "    class s_convening now" in lines
    assert "    note right of s_convening: Second round" in lines


def test_what_never_moves_cannot_be_drawn() -> None:
    with pytest.raises(Problem, match="A person has no lifecycle"):
        moves(Talks.of(BREST), "person/medinsky")


def test_arrows_lead_from_what_blocks_to_what_it_blocks_and_from_who_could_clear_it() -> None:
    assert drawing(Talks.of(BREST))[:6] == [
        "flowchart LR",
        '    n1["Stop bombing civilians<br>stated"]',
        '    n2["Second round<br>proposed"]',
        '    n1 -->|"open"| n2',
        '    n3["Russia<br>participating"]',
        '    n3 -.->|"meet"| n1',
    ]


def test_what_nothing_blocks_is_not_drawn_nor_what_is_over() -> None:
    talks = Talks.of(BREST)
    talks.say("round/brest cancel")
    (head,) = talks.state().history.all[-1:]
    assert drawing(talks) == [
        "flowchart LR",
        f"    %% Record up to entry #{head.seq}, head {head.hash}",
    ]


def test_what_is_marked_above_is_not_named() -> None:
    talks = Talks.of(BREST)
    talks.say("amend precondition/stop-bombing handling=red")
    assert not any("bombing" in line for line in drawing(talks, handling="amber"))


def test_a_title_that_would_break_the_drawing_is_written_in_entities() -> None:
    talks = Talks.of(BREST)
    talks.say('amend precondition/stop-bombing title=\'"];\nclick n1 href "javascript:x()"\'')
    lines = drawing(talks)
    assert not any(line.lstrip().startswith("click") for line in lines)
    assert '"#34;#93;#59;#10;click n1 href #34;javascript#58;x#40;#41;#34;<br>stated"' in lines[1]
