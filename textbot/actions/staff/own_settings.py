"""What members of staff decide for themselves."""

from collections.abc import Sequence

from textbot.actions import audit
from textbot.actions.outcome import Outcome
from textbot.core.member_name import member_name
from textbot.runtime import Runtime
from textbot.store import staff, staff_sessions
from textbot.store.staff import StaffRow
from textbot.store.staff_sessions import SignedIn

SAVED = Outcome(True, "Saved.")


def change_name(rt: Runtime, member: StaffRow, said: str) -> Outcome:
    """The name that residents read from now on."""
    name = member_name(said)
    if not name:
        return Outcome(False, "Please write a name of 1 to 80 letters: residents read it.")
    with rt.database.write() as conn:
        staff.change(conn, member.id, name=name)
        audit.record(conn, member, "staff.name", "own", rt.now())
    return SAVED


def change_preferences(
    rt: Runtime, member: StaffRow, languages: Sequence[str], language: str, shortcuts: bool
) -> Outcome:
    """Which of the city's languages they write (none said means any), which their pages speak ("": the browser's),
    and whether keys do something."""
    chosen = tuple(code for code in rt.playbook.languages if code in languages)
    with rt.database.write() as conn:
        staff.change(conn, member.id, languages=chosen, language=language[:8], shortcuts=shortcuts)
    return SAVED


def sign_out_others(rt: Runtime, session: SignedIn) -> Outcome:
    """End all of a member's sessions but this one."""
    with rt.database.write() as conn:
        staff_sessions.end_all(conn, session.member.id, rt.now(), but=session.token_hash)
        audit.record(conn, session.member, "login.ended", "other browsers", rt.now())
    return Outcome(True, "All other browsers are signed out.")
