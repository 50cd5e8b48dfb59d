"""A conversation that waits for a person gets its department and perhaps its assignee, and urgent ones ring."""

from email.message import EmailMessage
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from textbot.actions.conversations.targets import began_to_wait, due
from textbot.actions.conversations.tell_inbox import tell_inbox
from textbot.connectors.smtp import hand_over
from textbot.core.match import SURE
from textbot.core.playbook import Playbook
from textbot.core.routing import HAND_OFF, TRIAGE, Matter, Routed, route
from textbot.runtime import Runtime
from textbot.store import conversations, homes, routing, staff
from textbot.store.conversations import PRIORITIES, ConversationRow

PRIORITY_NAMES = {rank: name for name, rank in PRIORITIES.items()}


def route_conversation(rt: Runtime, conversation_id: int) -> None:
    """Route the conversation by the city's rules, else to the department of what its words surely ask for, and alert
    that department by e-mail when it is urgent and SMTP_URL is set. Raises OSError when the mail cannot be handed over.
    Safe to run twice. Where staff sent it meanwhile, there it stays."""
    playbook = rt.playbook
    with rt.database.read() as conn:
        row = conversations.by_id(conn, conversation_id)
        if row is None or row.status not in conversations.IN_INBOX:
            return
        district = _district(conn, row.contact_id)
    routed = _routed(rt, playbook, row, district)
    with rt.database.write() as conn:
        # What is urgent was due when it became so, whoever has it.
        by_when = None if row.urgent else due(playbook, routed.department, began_to_wait(row))
        member_id = _member(conn, routed.assignee)
        is_new = routing.route(conn, row.id, routed.department, rt.now(), member_id, by_when, was=row.department)
        fresh = conversations.by_id(conn, row.id)
    home = routed.department if is_new or fresh is None else fresh.department
    tell_inbox(rt, "urgent" if row.urgent else "state", row.contact_id, was=row.department)
    if row.urgent:
        for department in (home, *(name for name, _ in routed.notify)):
            _alert(rt, row, department)


def _routed(rt: Runtime, playbook: Playbook, row: ConversationRow, district: str) -> Routed:
    nearest, own = _nearest(playbook, row)
    matter = Matter(
        HAND_OFF,
        rt.now().astimezone(ZoneInfo(playbook.city.timezone)),
        type=nearest,
        own=row.department or own,
        district=district,
        words=row.about,
        priority=PRIORITY_NAMES.get(row.priority, "normal"),
        reason=row.reason,
    )
    return route(playbook.routing, matter)


def _nearest(playbook: Playbook, row: ConversationRow) -> tuple[str, str]:
    """The answer or flow the words surely ask for, and its department; both "" when none: a wrong desk costs more than
    the one that sorts."""
    ranked = playbook.matcher.rank(row.about, row.language or playbook.languages[0]) if row.about else ()
    best = ranked[0] if ranked and ranked[0].score >= SURE else None
    if best is None or row.reason in ("distress", "emergency"):
        return "", TRIAGE
    owners = playbook.flows if best.kind == "flow" else playbook.answers
    return best.key, owners[best.key].department or TRIAGE


def _district(conn: Connection, contact_id: int) -> str:
    """The district of the address they let us keep; "" for none."""
    kept = homes.of_contact(conn, contact_id)
    return str((kept[1] or {}).get("district") or "") if kept else ""


def _member(conn: Connection, email: str) -> int | None:
    """The member of staff with that e-mail who still works here."""
    member = staff.by_email(conn, email) if email else None
    return member.id if member and member.disabled_at is None else None


def _alert(rt: Runtime, row: ConversationRow, department: str) -> None:
    where = rt.playbook.city.departments.get(department)
    if not rt.settings.smtp_url or where is None or not where.email:
        return
    mail = EmailMessage()
    mail["Subject"] = f"Urgent text waiting (conversation {row.id})"
    mail["To"] = mail["From"] = where.email
    # No word of the text and no number: e-mail is not the record.
    mail.set_content(f"An urgent conversation waits in the inbox:\n{rt.settings.public_url}/inbox/{row.id}\n")
    hand_over(rt.settings.smtp_url, mail)
