"""Transcripts and interviews: which pages are, and the rules that leave them alone."""

from __future__ import annotations

import pytest

from seolint import config, lint
from seolint.analysis.transcripts import is_transcript
from seolint.readers import read

SAID = "Well, the gulls came back in spring and we counted them from the roof."


def turns(*labels: str, times: int = 4) -> str:
    return "# On the roof\n\n" + "\n\n".join([f"{label} {SAID}" for label in labels] * times) + "\n"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (turns("**Ada:**", "**Ben:**"), True),
        (turns("*Ada Bird (0:01:20)*:", "*Ben (0:01:31)*:"), True),
        (turns("Ada [12:30]:", "Ben [13:01]:"), True),
        (turns("Q:", "A:"), True),
        (turns("**Ada**:", "**Ben**:", SAID, SAID), True),
        (turns("**Ada:**", times=10), False),
        (turns("**Ada:**", "**Ben:**", times=3), False),
        (turns("**Ada:**", "**Ben:**", *[SAID] * 7), False),
        (turns("Note:", "Ada's nest, 12:30,"), False),
        (turns("http://gulls.example", "https://roofs.example"), False),
        ("# On the roof\n\n" + "\n\n".join(f"**Step {n}:** {SAID}" for n in range(12)), False),
        (f"# Interview with Ada\n\n## Why gulls?\n\n{SAID}\n\n**How many?**\n\n{SAID}\n\n*Where?*\n\n{SAID}\n", True),
        (f"# Interview with Ada\n\n## Why gulls?\n\n{SAID}\n", False),
        (f"# On the roof\n\nA talk.\n\n## Transcript\n\n{SAID}\n\n### Later\n\n{SAID}\n\n## More\n\n{SAID}\n", True),
        (f"# On the roof\n\n<details><summary>Full transcript</summary>\n\n{SAID}\n\n</details>\n", True),
        (f"# On the roof\n\n{SAID} {SAID}\n\n## Transcript\n\n[Here](a.pdf)\n", False),
        (f"# How to check an automatically made transcript word for word and sign by sign\n\n{SAID}\n", False),
        ("# On the roof\n\n" + "\n\n".join(f"[00:0{n}] {SAID}" for n in range(9)), True),
        ("# On the roof\n\n" + "\n\n".join(f"10:0{n} {SAID}" for n in range(5)), False),
        (f"# How to prepare\n\n## Why?\n\n{SAID}\n\n## How?\n\n{SAID}\n\n## Where?\n\n{SAID}\n", False),
    ],
)
def test_what_is_a_transcript(source: str, expected: bool) -> None:
    assert is_transcript(read(source, "markdown")) is expected


LONG = "and ".join(["we counted the gulls from the roof "] * 40) + "then."
TALK = turns("**Ada:**", "**Ben:**").replace(SAID, LONG)


@pytest.mark.parametrize("rule", ["long-sentence", "wall-of-text", "missing-subheading", "many-long-sentences"])
def test_what_people_said_is_not_judged(rule: str) -> None:
    def reported(source: str, preset: str) -> set[str]:
        return {problem.rule for problem in lint(source, "a.md", config=config.load(preset=preset)).problems}

    source = TALK.replace("\n\n**", f" {LONG} {LONG}\n\n**") + f"\n\n{LONG}" * 12
    plain = source.replace("**Ada:**", "Well,").replace("**Ben:**", "Well,")
    assert rule not in reported(source, "recommended")
    assert rule in reported(plain, "recommended")
    assert rule in reported(source, "strict")
