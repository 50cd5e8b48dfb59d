"""A conversation that waits for a person gets its department, and urgent ones ring."""

import logging
import smtplib
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from textbot.core.match import ASK
from textbot.core.playbook import Playbook
from textbot.runtime import Runtime
from textbot.store import conversations
from textbot.store.conversations import ConversationRow

log = logging.getLogger(__name__)

TRIAGE = "action-center"
SMTP_SECONDS = 10


def route_conversation(rt: Runtime, conversation_id: int) -> None:
    """Give the conversation a department if it has none, and alert that department by e-mail when it is urgent and
    SMTP_URL is set. Raises OSError when the mail cannot be handed over. Safe to run twice."""
    with rt.database.read() as conn:
        row = conversations.by_id(conn, conversation_id)
    if row is None or row.status not in conversations.IN_INBOX:
        return
    department = row.department or department_for(rt.playbook, row)
    with rt.database.write() as conn:
        conversations.route(conn, row.id, department, rt.now())
    if row.urgent:
        _alert(rt, row, department)


def department_for(playbook: Playbook, row: ConversationRow) -> str:
    """The department whose answers or flows the words are nearest to; the Action Center when none is near."""
    ranked = playbook.matcher.rank(row.about, row.language or playbook.languages[0]) if row.about else ()
    best = ranked[0] if ranked and ranked[0].score >= ASK else None
    if best is None or row.reason in ("distress", "emergency"):
        return TRIAGE
    owners = playbook.flows if best.kind == "flow" else playbook.answers
    return owners[best.key].department or TRIAGE


def _alert(rt: Runtime, row: ConversationRow, department: str) -> None:
    where = rt.playbook.city.departments.get(department)
    if not rt.settings.smtp_url or where is None or not where.email:
        return
    mail = EmailMessage()
    mail["Subject"] = f"Urgent text waiting (conversation {row.id})"
    mail["To"] = mail["From"] = where.email
    # No word of the text and no number: e-mail is not the record.
    mail.set_content(f"An urgent conversation waits in the inbox:\n{rt.settings.public_url}/inbox/{row.id}\n")
    _hand_over(rt.settings.smtp_url, mail)


def _hand_over(url: str, mail: EmailMessage) -> None:
    parts = urlsplit(url)
    door = smtplib.SMTP_SSL if parts.scheme == "smtps" else smtplib.SMTP
    with door(parts.hostname or "localhost", parts.port or 0, timeout=SMTP_SECONDS) as smtp:
        if parts.username:
            smtp.login(unquote(parts.username), unquote(parts.password or ""))
        smtp.send_message(mail)
