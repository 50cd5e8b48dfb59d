"""A pack of answers is switched on or off by hand, or left to its dates again."""

from datetime import date
from zoneinfo import ZoneInfo

from textbot.actions.outcome import Outcome
from textbot.core.freshness import packs_on
from textbot.runtime import Runtime
from textbot.store import packs

STATES = ("on", "off", "auto")


def switch_pack(rt: Runtime, pack: str, state: str, until: date | None, by: str) -> Outcome:
    """Switch the pack from now on, until the end of the day `until` when one is given; every running process follows
    within a second or two. state: on | off | auto. by: who did it, as the record shall say."""
    known = rt.playbook.city.packs
    if pack not in known:
        there = ", ".join(sorted(known)) or "none"
        return Outcome(False, f"city.yaml has no pack '{pack}'. There are: {there}.")
    today = rt.now().astimezone(ZoneInfo(rt.playbook.city.timezone)).date()
    if until is not None and until < today:
        return Outcome(False, f"{until} is over. Give a day from today on.")
    if until is not None and state == "auto":
        return Outcome(False, "auto goes by the dates in city.yaml and takes no day of its own.")
    with rt.database.write() as conn:
        packs.switch(conn, pack, state, until, by=by, now=rt.now())
        held = packs.switches(conn)
    words = "on" if pack in packs_on(known, held, today) else "off"
    span = f" until {until}" if until else ""
    return Outcome(True, f"{pack} is {words}{span}.")
