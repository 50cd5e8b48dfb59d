"""The words of topics.yaml: each means one topic, and is taken from nothing else."""

from collections.abc import Iterator

from textbot.content.draft import Draft, Sheet
from textbot.content.problems import Level, Problem
from textbot.content.rules.context import Proof
from textbot.content.rules.structure import topics
from textbot.content.rules.topics import HEARD, each_topic
from textbot.content.schema.topics import TopicEntry, TopicsFile
from textbot.core.hearing.keywords import CARRIER_WORDS
from textbot.core.words import fold


def topic_is_heard_in_every_language(proof: Proof) -> Iterator[Problem]:
    """Residents of every language can ask for every topic, and leave it by a short word."""
    for sheet, at, topic in each_topic(proof.draft):
        for language in proof.draft.languages:
            if not topic.listen.get(language):
                message = f"nothing under listen: in '{language}'; write how residents ask for it by name"
                yield sheet.problem(message, "topics", at, "listen")
            if not topic.named.get(language):
                message = f"nothing under named: in '{language}'; write the short word for 'no more ...'"
                line = sheet.tree.line("topics", at, "key")
                yield Problem(sheet.file, line, f"topics.{at}.named", message, Level.WARNING)


def topic_word_means_one_topic(proof: Proof) -> Iterator[Problem]:
    """The same words under two topics would be a coin toss."""
    seen: dict[str, str] = {}
    for sheet, at, part, language, number, text, topic in _words(proof.draft):
        other = seen.setdefault(fold(text), topic.key)
        if other != topic.key:
            message = f"'{text}' also stands under the topic '{other}'; keep it in one of them"
            yield sheet.problem(message, "topics", at, part, language, number)


def topic_word_is_free(proof: Proof) -> Iterator[Problem]:
    """A name that alone asks for a topic takes it from whatever it meant before; a carrier's word never arrives."""
    taken: dict[str, str] = {}
    for each in topics(proof.draft):
        for table in (each.entry.ask, each.entry.listen):
            taken |= {fold(text): each.file for texts in table.values() for text in texts}
    for sheet, at, part, language, number, text, _ in _words(proof.draft):
        said, place = fold(text), ("topics", at, part, language, number)
        if said in CARRIER_WORDS:
            yield sheet.problem(f"'{text}' opts the resident out before the bot hears it; use other words", *place)
        elif part == "listen" and said in taken:
            message = f"'{text}' also stands in {taken[said]}, which would no longer be heard; move it to `named`"
            yield sheet.problem(message, *place)
        elif part == "listen" and proof.keywords and (command := proof.keywords.command(text, language)):
            yield sheet.problem(f"'{text}' is the command {command.name.upper()}; use other words", *place)


def _words(draft: Draft) -> Iterator[tuple[Sheet[TopicsFile], int, str, str, int, str, TopicEntry]]:
    for sheet, at, topic in each_topic(draft):
        for part in HEARD:
            for language, texts in getattr(topic, part).items():
                for number, text in enumerate(texts):
                    yield sheet, at, part, language, number, text, topic


TOPIC_PROOF = (topic_is_heard_in_every_language, topic_word_means_one_topic, topic_word_is_free)
