"""Whoever may look at a notice is told that one waits, or that one went out without a second person."""

import logging
from datetime import datetime
from email.message import EmailMessage

from sqlalchemy import Connection

from textbot.actions.notices.approver_words import ASKED, TOLD, Alert, alert_of, words
from textbot.actions.outgoing import queue_outgoing
from textbot.connectors.smtp import hand_over
from textbot.core.notice import may_text
from textbot.core.permissions import is_admin, may
from textbot.runtime import Runtime
from textbot.store import contacts, notices, outbox, staff
from textbot.store.staff import StaffRow

log = logging.getLogger(__name__)

KIND = "alert"


def approvers(conn: Connection, author_id: int) -> tuple[StaffRow, ...]:
    """Who may approve that author's notices, whether or not they can be reached."""
    there = (each for each in staff.everyone(conn) if each.disabled_at is None and each.id != author_id)
    return tuple(each for each in there if may(each.roles, "notices") or is_admin(each.roles))


def alert(conn: Connection, rt: Runtime, told: Alert, author_id: int, now: datetime) -> tuple[list[int], int]:
    """Write the texts to approvers' phones and leave their mail to a worker, within the caller's transaction: the ids
    of the texts, and how many people can be reached either way."""
    people = approvers(conn, author_id)
    texts, reached = [], set()
    for each in (person for person in people if person.phone):
        language = rt.playbook.language_for(each.language)
        made = text_member(conn, rt, each, words(rt, told, language), language, f"phrases.{told.phrase}", now)
        if made is not None:
            texts.append(made)
            reached.add(each.id)
    if rt.settings.smtp_url and people:
        outbox.add(conn, "mail_approvers", told.row.id, now)
        reached |= {each.id for each in people}
    return texts, len(reached)


def text_member(
    conn: Connection, rt: Runtime, member: StaffRow, body: str, language: str, made_by: str, now: datetime
) -> int | None:
    """Write a text to a member's own phone, within the caller's transaction; its id. None where it said STOP."""
    contact = contacts.by_phone(conn, member.phone)
    contact_id = contact.id if contact else contacts.add(conn, member.phone, now)
    if not may_text(KIND, contact.opt_out if contact else "", made_by):
        return None
    return queue_outgoing(
        conn, rt.playbook, contact_id, kind=KIND, body=body, language=language, made_by=made_by, token=rt.new_token(),
        now=now,
    )  # fmt: skip


def mail_approvers(rt: Runtime, notice_id: int) -> None:
    """Mail who may approve a notice: all of its texts, how many get it, and the link. Nothing for a notice that needs
    nobody any more. Raises OSError when the mail server took none."""
    with rt.database.read() as conn:
        row = notices.by_id(conn, notice_id)
        author = staff.by_id(conn, row.author_id) if row else None
        people = approvers(conn, row.author_id) if row else ()
    if row is None or author is None or not rt.settings.smtp_url:
        return
    if row.state != "submitted" and row.approval != "break-glass":
        return
    told = alert_of(rt, row, author.name, ASKED if row.state == "submitted" else TOLD)
    taken = [_mailed(rt, told, each) for each in people]
    if taken and not any(taken):
        raise OSError("the mail server took none of them")


def _mailed(rt: Runtime, told: Alert, member: StaffRow) -> bool:
    playbook, language = rt.playbook, rt.playbook.language_for(member.language)
    row, others = told.row, [text for code, text in told.texts.items() if code != language]
    mail = EmailMessage()
    mail["Subject"] = f"{playbook.facts(language)['city']}: {' '.join(row.title.split())}"
    mail["To"] = member.email
    action_center = playbook.city.departments.get("action-center")
    mail["From"] = (action_center.email if action_center else "") or f"action-center@{playbook.city.domain}"
    mail.set_content("\n\n".join((words(rt, told, language), *others)))
    try:
        hand_over(str(rt.settings.smtp_url), mail)
    except OSError as error:
        log.warning("staff %s could not be mailed about notice %s: %s", member.id, row.id, type(error).__name__)
        return False
    return True
