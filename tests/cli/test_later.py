"""Commands load what they need, and nothing else."""

import subprocess
import sys

from textbot.cli.notices import COMMANDS
from textbot.runtime.later import Later

# Commands that scripts ask every minute, and what none of them has a use for.
OFTEN = ("staff", "inbox", "audit", "notices_list", "notices_watch")
HEAVY = (
    *("textbot.content.load", "textbot.core.engine", "textbot.encoders.matchers", "textbot.channels.twilio"),
    *("flask", "numpy", "pydantic", "requests", "shapely", "twilio", "usaddress"),
)


def test_a_command_that_needs_no_playbook_loads_nothing_of_one() -> None:
    look = "import sys, importlib; " + "; ".join(f"importlib.import_module('textbot.cli.{name}')" for name in OFTEN)
    told = f"{look}; print(*(name for name in {HEAVY!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_every_subcommand_of_notices_is_where_its_table_says() -> None:
    look = "import pkgutil, sys; [pkgutil.resolve_name(target) for target in sys.argv[1:]]"
    subprocess.run([sys.executable, "-c", look, *COMMANDS.values()], check=True)


def test_a_later_part_is_made_once_and_when_it_is_used() -> None:
    made: list[str] = []
    part = Later(lambda: made.append("once") or "words")
    assert not made
    assert part.upper() == "WORDS"
    assert part.title() == "Words" and made == ["once"]
