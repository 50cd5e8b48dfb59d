"""topics.yaml -> the topics of a playbook."""

from collections.abc import Container, Iterable
from datetime import time

from textbot.content.fit import kinds
from textbot.content.schema.topics import TopicEntry, TopicsFile
from textbot.core.notices.topic import Topic
from textbot.core.playbook import Flow


def topics_of(entry: TopicsFile | None, flows: Iterable[Flow]) -> dict[str, Topic]:
    """What residents may join, by key, in the file's order."""
    asking = {flow.key for flow in flows if flow.kind == "answer"}
    return {each.key: _topic(each, asking) for each in (entry.topics if entry else ())}


def _topic(entry: TopicEntry, asking: Container[str]) -> Topic:
    opens, _, closes = entry.window.partition("-")
    return Topic(
        key=entry.key,
        path=f"topics.{entry.key}",
        window=(time.fromisoformat(opens), time.fromisoformat(closes)),
        listen={language: tuple(texts) for language, texts in entry.listen.items()},
        named={language: tuple(texts) for language, texts in entry.named.items()},
        offered=kinds(entry.offered, asking),
        home=entry.home,
        department=entry.department,
        holidays=entry.holidays,
    )
