"""When a person will read it: the department's target, and the truth when staff are slower."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.rig.office import riverbend
from textbot.core.people import when_line

PHOENIX = ZoneInfo("America/Phoenix")
HOUR = 3600


@pytest.mark.parametrize(
    ("now", "department", "paces", "said"),
    [
        ("2026-11-23T10:00", "", {}, "A person will answer here in about 2 hours."),
        ("2026-11-23T08:30", "permits", {}, "A person will answer here in about 8 hours."),
        ("2026-11-23T10:00", "permits", {}, "A person will answer here by Tuesday at 9 AM."),
        ("2026-11-23T16:10", "", {}, "A person will answer here by Tuesday at 9:30 AM."),
        ("2026-11-25T16:00", "", {}, "A person will answer here by Monday at 9 AM."),
        ("2026-11-23T10:00", "streets", {"streets": 4 * HOUR + 60}, "A person will answer here in about 5 hours."),
        ("2026-11-23T10:00", "streets", {"streets": 60}, "A person will answer here in about 2 hours."),
        ("2026-11-23T10:00", "water", {"streets": 9 * HOUR}, "A person will answer here in about 2 hours."),
        ("2026-11-23T10:00", "", {"": 12 * HOUR}, "A person will answer here by Tuesday at 1 PM."),
        ("2026-11-21T10:00", "", {}, "The office is closed now; a person will read this on Monday at 8 AM."),
        (
            "2026-11-21T10:00",
            "",
            {"": 3 * HOUR},
            "The office is closed now; a person will answer here by Monday at 11 AM.",
        ),
    ],
    ids=[
        "in hours", "a department's own target", "not today any more", "late in the day", "before two holidays",
        "slower than the target", "faster than the target", "another department is slow", "slower than a day",
        "on a saturday", "on a saturday, and slow",
    ],
)  # fmt: skip
def test_the_promise_is_one_that_staff_keep(now: str, department: str, paces: dict[str, int], said: str) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=PHOENIX)
    assert when_line(riverbend().playbook, "en", moment, department, paces) == said


def test_the_promise_is_made_in_spanish_too() -> None:
    moment = datetime.fromisoformat("2026-11-23T16:10").replace(tzinfo=PHOENIX)
    said = when_line(riverbend().playbook, "es", moment)
    assert said == "Una persona le responde aquí a más tardar el martes a las 9:30 AM."
