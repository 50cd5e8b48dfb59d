"""keywords.yaml -> the words and wishes the bot hears."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from textbot.content.problems import Problem
from textbot.content.tree import Tree
from textbot.core.hearing.emergency import Emergencies
from textbot.core.hearing.keywords import Keywords
from textbot.core.hearing.refusals import Refusals
from textbot.core.hearing.topic_wishes import TopicWishes
from textbot.core.hearing.wishes import Wishes
from textbot.core.languages.language import LanguageWords

Made = TypeVar("Made")
_PLACE = re.compile(r"[A-Za-z_][\w-]*(?:\.[\w-]+|\[\d+\])*")


@dataclass(frozen=True)
class Listening:
    """Everything the bot hears before it asks what is wanted."""

    keywords: Keywords
    wishes: Wishes
    refusals: Refusals
    emergencies: Emergencies
    language_words: LanguageWords
    topic_wishes: TopicWishes


def read_listening(tree: Tree | None) -> tuple[Listening | None, tuple[Problem, ...]]:
    """What a parsed keywords.yaml makes the bot hear, or None and what is wrong with it."""
    if tree is None:
        return None, ()
    problems: list[Problem] = []
    keywords = _made(tree, Keywords.from_data, problems)
    wishes = _made(tree, Wishes.from_data, problems)
    refusals = _made(tree, Refusals.from_data, problems)
    emergencies = _made(tree, Emergencies.from_data, problems)
    language_words = _made(tree, LanguageWords.from_data, problems)
    topics = _made(tree, TopicWishes.from_data, problems)
    if keywords is None or wishes is None or refusals is None or emergencies is None or language_words is None:
        return None, tuple(dict.fromkeys(problems))
    if topics is None:
        return None, tuple(dict.fromkeys(problems))
    return Listening(keywords, wishes, refusals, emergencies, language_words, topics), ()


def _made(tree: Tree, make: Callable[[Mapping[str, Any]], Made], problems: list[Problem]) -> Made | None:
    try:
        return make(tree.data)
    except ValueError as wrong:
        message = str(wrong)
        problems.append(tree.problem(message, *_place(tree, message)))
        return None


def _place(tree: Tree, message: str) -> tuple[str | int, ...]:
    """The entry a message speaks of, when it names a dotted path such as commands.stop.en.2."""
    for found in _PLACE.findall(message):
        parts = re.split(r"[.\[\]]+", found.strip("]"))
        place = tuple(int(part) if part.isdecimal() else part for part in parts)
        if place in tree.lines or place[:1] in tree.lines:
            return place
    return ()
