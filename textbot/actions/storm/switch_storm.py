"""Storm mode is turned on, changed, renewed and turned off: by a named member of staff, or by the time."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from textbot.actions import audit
from textbot.actions.outcome import Outcome
from textbot.actions.staff.access import NOT_ALLOWED
from textbot.core.marking import N_
from textbot.core.permissions import may
from textbot.core.playbook import Playbook
from textbot.core.storm import LASTS, Fault, faults, pausable, reports
from textbot.runtime import Runtime
from textbot.store import storms
from textbot.store.staff import StaffRow

log = logging.getLogger(__name__)

BY_TIME = "time"
LONGEST_HOURS = int(LASTS / timedelta(hours=1))
STARTED = Outcome(True, "Storm mode is on.")
CHANGED = Outcome(True, "Storm mode is changed.")
IS_OFF = Outcome(False, "Storm mode is off.")
# What is wrong with a banner -> what to tell whoever wrote it.
WRONG = {
    "missing": N_("Write what residents hear in %(language)s."),
    "long": N_(
        "The text in %(language)s has %(letters)s characters and takes %(parts)s segments; it must fit into one. "
        "Letters outside the plain alphabet (%(dear)s) leave room for only 70."
    ),
    "nobody": N_('The text in %(language)s must say who writes: begin it with "%(name)s:".'),
}


@dataclass(frozen=True)
class Choice:
    """What storm mode shall do. texts: language -> banner. pauses: keys of reports that wait, None for all that are
    not marked urgent. incidents: keys of the incidents that are gathered, None for all. hours: until it ends by
    itself."""

    texts: Mapping[str, str]
    pauses: tuple[str, ...] | None = None
    incidents: tuple[str, ...] | None = None
    hours: int = LONGEST_HOURS


def start_storm(rt: Runtime, member: StaffRow, choice: Choice) -> Outcome:
    """Turn it on; while it is on, change what it says and does (its end stays). Every process follows within a second
    or two."""
    playbook, now = rt.playbook, rt.now()
    refused = refusal(playbook, member, choice)
    if refused is not None:
        return refused
    texts = {language: choice.texts[language].strip() for language in playbook.languages}
    pauses, gathered = chosen_pauses(playbook, choice), chosen_incidents(playbook, choice)
    with rt.database.write() as conn:
        row = storms.running(conn)
        if row is not None and row.until <= now:
            storms.end(conn, row.id, BY_TIME, row.until)
            row = None
        if row is not None:
            storms.change(conn, row.id, texts, pauses, gathered)
            audit.record(conn, member, "storm.changed", f"storm {row.id}", now)
        else:
            until = now + timedelta(hours=choice.hours)
            made = storms.start(conn, texts, pauses, gathered, until, by=member.email, now=now)
            audit.record(conn, member, "storm.started", f"storm {made}", now)
    rt.live.tell("notice", 0, storm=1)
    return CHANGED if row is not None else STARTED


def renew_storm(rt: Runtime, member: StaffRow, hours: int = LONGEST_HOURS) -> Outcome:
    """Let it go on for so many hours from now."""
    now = rt.now()
    if not may(member.roles, "notices"):
        return NOT_ALLOWED
    if not 1 <= hours <= LONGEST_HOURS:
        return Outcome(False, "Choose 1 to %(hours)s hours.", {"hours": LONGEST_HOURS})
    with rt.database.write() as conn:
        row = storms.running(conn)
        if row is None or row.until <= now:
            return IS_OFF
        storms.renew(conn, row.id, now + timedelta(hours=hours))
        audit.record(conn, member, "storm.renewed", f"storm {row.id}", now)
    rt.live.tell("notice", 0, storm=1)
    return Outcome(True, "Storm mode goes on for %(hours)s hours.", {"hours": hours})


def end_storm(rt: Runtime, member: StaffRow) -> Outcome:
    """Turn it off. Incidents stay open until somebody writes their all-clear."""
    if not may(member.roles, "notices"):
        return NOT_ALLOWED
    with rt.database.write() as conn:
        row = storms.running(conn)
        if row is None or not storms.end(conn, row.id, member.email, rt.now()):
            return IS_OFF
        audit.record(conn, member, "storm.ended", f"storm {row.id}", rt.now())
    rt.live.tell("notice", 0, storm=0)
    rt.doorbell.ring("end_storm")
    return Outcome(True, "Storm mode is off. Whose report waited is told that it can go on.")


def end_when_over(rt: Runtime) -> bool:
    """End a storm whose time is over and that nobody renewed; whether there was one. Safe to run twice at once."""
    now = rt.now()
    with rt.database.read() as conn:
        row = storms.running(conn)
    if row is None or row.until > now:
        return False
    with rt.database.write() as conn:
        again = storms.running(conn)
        if again is None or again.until > now or not storms.end(conn, again.id, BY_TIME, again.until):
            return False
        audit.record(conn, "textbot", "storm.ended", f"storm {again.id}", now)
    log.info("storm %s is over", row.id)
    rt.live.tell("notice", 0, storm=0)
    return True


def faults_of(playbook: Playbook, texts: Mapping[str, str]) -> list[Fault]:
    """What keeps these banners from being sent."""
    names = {
        language: (playbook.facts(language)["city"], playbook.facts(language)["short"])
        for language in playbook.languages
    }
    return faults(texts, playbook.languages, names)


def refusal(playbook: Playbook, member: StaffRow, choice: Choice) -> Outcome | None:
    """What keeps that member from turning it on like this; None for nothing."""
    if not may(member.roles, "notices"):
        return NOT_ALLOWED
    if not 1 <= choice.hours <= LONGEST_HOURS:
        return Outcome(False, "Choose 1 to %(hours)s hours.", {"hours": LONGEST_HOURS})
    wrong = faults_of(playbook, choice.texts)
    if wrong:
        first = wrong[0]
        return Outcome(False, WRONG[first.what], {"language": first.language, **first.values})
    known = {each.key for each in reports(playbook)}
    strange = next((key for key in choice.pauses or () if key not in known), None)
    if strange is not None:
        return Outcome(False, "There is no report %(key)s.", {"key": strange})
    gathered = {each.key for each in playbook.incidents}
    strange = next((key for key in choice.incidents or () if key not in gathered), None)
    return Outcome(False, "There is no incident %(key)s.", {"key": strange}) if strange is not None else None


def chosen_pauses(playbook: Playbook, choice: Choice) -> list[str]:
    """The reports that would wait."""
    return [flow.key for flow in pausable(playbook)] if choice.pauses is None else list(dict.fromkeys(choice.pauses))


def chosen_incidents(playbook: Playbook, choice: Choice) -> list[str]:
    """The incidents that would be gathered."""
    if choice.incidents is None:
        return [each.key for each in playbook.incidents]
    return list(dict.fromkeys(choice.incidents))
