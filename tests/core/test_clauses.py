"""Two things in one text: where they part, and what stays in one piece."""

from collections.abc import Mapping

import pytest

from textbot.core.clauses import matters
from textbot.core.match import Candidate, Decision

# A word that decides, and what it decides; the last one in the table wins where a text holds two.
KNOWN: Mapping[str, tuple[str, str]] = {
    "trash": ("answer", "trash"),
    "recycling": ("answer", "recycling"),
    "trash day": ("answer", "trash-day"),
    "library": ("answer", "library"),
    "hours": ("answer", "hours"),
    "pay": ("answer", "pay"),
    "agua": ("answer", "agua"),
    "arts": ("answer", "arts"),
    "crafts": ("answer", "crafts"),
    "bache": ("flow", "pothole"),
    "pothole": ("flow", "pothole"),
    "streetlight": ("flow", "streetlight"),
    "graffiti": ("flow", "graffiti"),
    "picked up": ("flow", "missed-trash"),
}


def decide(text: str) -> Decision:
    """Sure of what the text names; of a text that names several things, only when one of them is a report."""
    words = [word for word in KNOWN if word in text.lower()]
    named = list(
        dict.fromkeys(KNOWN[word] for word in words if not any(word in more for more in words if more != word))
    )
    if not named:
        return Decision("none", ())
    ranked = tuple(Candidate(*name, 0.9 - at / 10) for at, name in enumerate(reversed(named)))
    return Decision("sure" if len(named) == 1 or ranked[0].kind == "flow" else "ask", ranked)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("when is trash day and my streetlight is out", ("trash-day", "streetlight")),
        ("quiero pagar el agua y reportar un bache", ("agua", "pothole")),
        ("what time does the library close? also theres graffiti on the wall", ("library", "graffiti")),
        ("my trash was not picked up. when is trash day?", ("missed-trash", "trash-day")),
        ("pothole on elm and 5th, also the streetlight is out", ("pothole", "streetlight")),
        ("how do i pay and what are your hours", ("pay", "hours")),
        ("dónde pago el agua y a qué hora abre la library", ("agua", "library")),
        ("trash day and my streetlight is out", ("trash-day", "streetlight")),
        ("hay un bache en mi calle, además necesito pagar el agua", ("pothole", "agua")),
        ("Hi there. How do I pay? And there's a pothole on Main St.", ("pay", "pothole")),
    ],
)
def test_both_things_are_found(text: str, keys: tuple[str, ...]) -> None:
    assert tuple(matter.candidate.key for matter in matters(text, decide)) == keys


@pytest.mark.parametrize(
    "text",
    [
        "pothole at Elm and 5th",
        "there's a pothole at Elm St. and 5th Ave.",
        "when is trash and recycling",
        "the trash and the recycling were not picked up",
        "when is the trash and the recycling picked up",
        "arts and crafts",
        "I was by the library and there's a pothole",
        "pothole on my street, and someone should pay for my tire",
        "hay un bache en Olmo y la 5",
        "trash day",
        "there's a pothole. it is a really big pothole.",
        "",
        "and and and",
    ],
)
def test_one_thing_stays_in_one_piece(text: str) -> None:
    assert matters(text, decide) == ()


def test_a_part_keeps_the_place_that_follows_it() -> None:
    first, second = matters("there's a pothole at Elm St. and 5th Ave. when is trash day?", decide)
    assert first.text == "there's a pothole at Elm St. and 5th Ave"
    assert second.text == "when is trash day"


def test_no_more_than_three_things_are_taken_up() -> None:
    text = "there's a pothole. there's graffiti. the streetlight is out. when is trash day?"
    assert len(matters(text, decide)) == 3


def test_reports_in_a_list_are_all_heard_when_the_whole_is_unsure() -> None:
    known = {
        "street light out": "streetlight",
        "trash not picked up": "missed-trash",
        "a dead dog on oak": "dead-animal",
    }

    def sure_of_parts(text: str) -> Decision:
        return Decision("sure", (Candidate("flow", known[text], 0.9),)) if text in known else Decision("ask", ())

    listed = ", ".join(known)
    assert [each.candidate.key for each in matters(listed, sure_of_parts)] == list(known.values())
    assert matters(f"{listed}, and something else", sure_of_parts) == ()
