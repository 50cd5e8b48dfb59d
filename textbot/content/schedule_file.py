"""A schedule written as a YAML file: a notice's file with the key `schedule`, which says when it goes out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from textbot.content.notice_file import notice_in
from textbot.content.problems import ContentErrors
from textbot.content.tree import Tree, read_yaml
from textbot.core.notices.draft import Draft
from textbot.core.notices.schedule import Rule

KEY = "schedule"


@dataclass(frozen=True)
class ScheduleFile:
    """What stands in it. rule: as core/notices/schedule.py reads it."""

    rule: Mapping[str, Any]
    draft: Draft


def read_schedule(file: str, data: bytes, zone: ZoneInfo) -> ScheduleFile:
    """The schedule in it. Raises ContentErrors naming file, line and remedy of what is wrong."""
    tree = read_yaml(file, data)
    if not isinstance(tree.data, dict) or not isinstance(tree.data.get(KEY), dict):
        raise ContentErrors([tree.problem(f'say when it goes out: {KEY}: {{kind: trash, at: "18:00"}}', KEY)])
    if "send_at" in tree.data:
        raise ContentErrors([tree.problem("a schedule has no moment of its own; remove send_at", "send_at")])
    rule = tree.data[KEY]
    try:
        Rule.from_data(rule)
    except ValueError as wrong:
        raise ContentErrors([tree.problem(str(wrong), KEY)]) from None
    others = {name: value for name, value in tree.data.items() if name != KEY}
    return ScheduleFile(rule, notice_in(Tree(tree.file, others, tree.lines), zone))
