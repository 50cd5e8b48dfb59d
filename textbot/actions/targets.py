"""When a person should have answered: the department's open hours, counted from the moment somebody began to wait."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from textbot.core.days.staffed import after_staffed, staffed_between
from textbot.core.playbook import Playbook


def due(playbook: Playbook, department: str, came_at: datetime) -> datetime:
    """By when the department should answer what came at that moment."""
    city = playbook.city
    target = timedelta(hours=city.hours_to_answer(department))
    return after_staffed(city.hours, came_at.astimezone(ZoneInfo(city.timezone)), target)


def waited(playbook: Playbook, since: datetime, until: datetime) -> timedelta:
    """How much office time lies between two moments."""
    zone = ZoneInfo(playbook.city.timezone)
    return staffed_between(playbook.city.hours, since.astimezone(zone), until.astimezone(zone))
