"""Listening: what residents text leads to one thing only, in every language."""

from collections.abc import Iterator

from textbot.content.problems import Level, Problem
from textbot.content.rules.context import Proof
from textbot.content.rules.structure import Topic, topics
from textbot.core.words import fold

FEWEST = 5


def topic_is_asked_in_every_language(proof: Proof) -> Iterator[Problem]:
    """Residents of every language can reach every answer and report, in enough phrasings to be understood."""
    for topic in topics(proof.draft):
        for language in proof.draft.languages:
            asked = topic.entry.ask.get(language, [])
            if not asked:
                message = f"nothing under ask: in '{language}'; write {FEWEST} to 10 ways residents text it"
                yield topic.problem(message, "ask")
            elif len(asked) < FEWEST:
                message = f"{len(asked)} phrasings in '{language}' are few; write {FEWEST} to 10"
                line = topic.tree.line("ask", language)
                yield Problem(topic.file, line, f"ask.{language}", message, Level.WARNING)


def phrasing_means_one_thing(proof: Proof) -> Iterator[Problem]:
    """The same words under two keys would be a coin toss."""
    for part in ("ask", "listen"):
        seen: dict[str, Topic] = {}
        for topic, language, number, text in _heard(proof, part):
            said = fold(text)
            other = seen.setdefault(said, topic)
            if other is not topic:
                message = f"'{text}' also stands under {part}: in {other.file}; keep it in one of them"
                yield topic.problem(message, part, language, number)


def strong_word_is_its_own(proof: Proof) -> Iterator[Problem]:
    """A strong word of one key inside a phrasing of another would take that phrasing away."""
    strong = [(topic, text, f" {fold(text)} ") for topic, _, _, text in _heard(proof, "listen")]
    for topic, language, number, text in _heard(proof, "ask"):
        said = f" {fold(text)} "
        own = max((len(word) for owner, _, word in strong if owner is topic and word in said), default=0)
        for owner, raw, word in strong:
            if owner is not topic and word in said and len(word) > own:
                message = f"'{text}' holds '{raw}', a strong word of {owner.file}; reword one of them"
                line = topic.tree.line("ask", language, number)
                yield Problem(topic.file, line, f"ask.{language}.{number}", message, Level.WARNING)


def _heard(proof: Proof, part: str) -> Iterator[tuple[Topic, str, int, str]]:
    for topic in topics(proof.draft):
        for language, texts in getattr(topic.entry, part).items():
            for number, text in enumerate(texts):
                yield topic, language, number, text


LISTENING_RULES = (topic_is_asked_in_every_language, phrasing_means_one_thing, strong_word_is_its_own)
