"""A notice written as a YAML file, read with its lines."""

from datetime import datetime
from zoneinfo import ZoneInfo

from textbot.content.entries import read_entry
from textbot.content.problems import ContentErrors, Problem
from textbot.content.schema.notice import NoticeFile
from textbot.content.tree import Tree, read_yaml
from textbot.core.notices.audience import PARTS
from textbot.core.notices.draft import Draft
from textbot.core.notices.rule import read_rule
from textbot.core.notices.text import names

MINUTES = {"m": 1, "h": 60, "d": 24 * 60}
IS_SCHEDULE = "this is a schedule, which comes again: textbot notices schedules new --file"
WHEN = "send_at: write a day and a time such as 2026-11-25 18:00"


def read_notice(file: str, data: bytes, zone: ZoneInfo) -> Draft:
    """The notice in it, its times in that zone. Raises ContentErrors naming file, line and remedy of all that is wrong.

    What the city has (topics, districts, languages) is not looked at here: the gates do that."""
    tree = read_yaml(file, data)
    if isinstance(tree.data, dict) and "schedule" in tree.data:
        raise ContentErrors([tree.problem(f"{IS_SCHEDULE} {file}", "schedule")])
    return notice_in(tree, zone)


def notice_in(tree: Tree, zone: ZoneInfo) -> Draft:
    """As `read_notice`, from what was read already."""
    entry, problems = read_entry(tree, NoticeFile)
    if entry is None:
        raise ContentErrors(problems)
    found = [*_in_rules(tree, entry), *_in_texts(tree, entry)]
    at, wrong = _moment(tree, entry, zone)
    if found or wrong:
        raise ContentErrors([*found, *wrong])
    return Draft(
        title=entry.title,
        texts=dict(entry.text),
        audience={part: rules for part, rules in entry.audience.items() if rules},
        class_=entry.class_,
        topic=entry.topic or "",
        reason=entry.reason,
        validity_minutes=int(entry.valid_for[:-1]) * MINUTES[entry.valid_for[-1]],
        not_before=at,
        fallback=entry.fallback or "",
        poll=entry.poll.model_dump() if entry.poll else None,
        more=dict(entry.more),
    )


def _in_rules(tree: Tree, entry: NoticeFile) -> list[Problem]:
    found = []
    for part in PARTS:
        for place, rule in enumerate(entry.audience.get(part, [])):  # type: ignore[call-overload]
            try:
                read_rule(rule)
            except ValueError as wrong:
                found.append(tree.problem(str(wrong), "audience", part, place))
    return found


def _in_texts(tree: Tree, entry: NoticeFile) -> list[Problem]:
    found = []
    for language, text in entry.text.items():
        try:
            names(text)
        except ValueError as wrong:
            found.append(tree.problem(str(wrong), "text", language))
    return found


def _moment(tree: Tree, entry: NoticeFile, zone: ZoneInfo) -> tuple[datetime | None, tuple[Problem, ...]]:
    if entry.send_at is None:
        return None, ()
    try:
        at = datetime.fromisoformat(entry.send_at.strip())
    except ValueError:
        return None, (tree.problem(WHEN, "send_at"),)
    if "T" not in entry.send_at and ":" not in entry.send_at:  # a day alone is midnight, which nobody means
        return None, (tree.problem(WHEN, "send_at"),)
    return at if at.tzinfo else at.replace(tzinfo=zone), ()
