"""What is said of topics at its longest: their names, what comes, how often, and hours of the day."""

from collections.abc import Mapping

LATE = "12:30 PM"


def topics_at_longest(words: Mapping[str, str]) -> dict[str, str]:
    """The longest values of the placeholders that speak of topics; words: path -> text in one language."""
    own = {path: text for path, text in words.items() if path.startswith("topics.")}
    told = {name: _longest(own, name) for name in ("about", "frequency")}
    titles = ", ".join(text for path, text in own.items() if path.endswith(".title"))
    hours = dict.fromkeys(("after", "before", "opens", "closes"), LATE)
    span = words.get("phrases.hours_between", "").replace("{after}", LATE).replace("{before}", LATE)
    return {**told, **hours, "topics": titles, "span": span}


def _longest(words: Mapping[str, str], name: str) -> str:
    return max((text for path, text in words.items() if path.endswith(f".{name}")), key=len, default="")
