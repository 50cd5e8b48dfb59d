"""What a step listens for, with the named patterns it uses."""

from collections.abc import Mapping

from textbot.content.schema.patterns import PatternsFile

USE = "use"
"""Under `fill`, where a language would stand: the names of patterns."""


def filled_by(fill: Mapping[str, list[str]], named: PatternsFile | None) -> dict[str, tuple[str, ...]]:
    """language -> expressions of a step, its own first. Names that nobody knows are left out."""
    own = {language: list(texts) for language, texts in fill.items() if language != USE}
    for name in fill.get(USE, ()):
        for language, texts in (named.patterns.get(name, {}) if named else {}).items():
            own.setdefault(language, []).extend(texts)
    return {language: tuple(texts) for language, texts in own.items()}
