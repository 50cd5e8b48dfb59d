"""Another department is told of a request by e-mail, under the request's one reference."""

from email.message import EmailMessage

from textbot.connectors.smtp import hand_over
from textbot.core.wording import opened
from textbot.runtime import Runtime
from textbot.store import request_copies, requests


def tell_department(rt: Runtime, copy_id: int) -> None:
    """Mail the department, where SMTP_URL is set and the department has an address; staff see in any case whom a
    request concerns. Raises OSError when the mail cannot be handed over. Twice at once may mail twice."""
    playbook = rt.playbook
    with rt.database.read() as conn:
        copy = request_copies.by_id(conn, copy_id)
        row = requests.by_id(conn, copy.request_id) if copy else None
    department = playbook.city.departments.get(copy.department) if copy else None
    if copy is None or row is None or copy.mailed_at or department is None:
        return
    if not rt.settings.smtp_url or not department.email:
        return
    language = playbook.languages[0]
    title = playbook.text(f"flows.{row.flow}.title", language) if row.flow in playbook.flows else row.flow
    mail = EmailMessage()
    mail["Subject"] = f"{opened(title)} ({row.reference})"
    mail["To"] = mail["From"] = department.email
    # No word of the resident's and no number: e-mail is not the record.
    place = row.place if row.confidence != "unverified" else "a place that no map knows"
    mail.set_content(
        f"Your department is told of a request that another one takes care of.\n\n"
        f"{opened(title)}\n{place}\nNumber: {row.reference}\nPriority: {row.priority}\nWith: {row.department}\n"
    )
    hand_over(rt.settings.smtp_url, mail)
    with rt.database.write() as conn:
        request_copies.mailed(conn, copy.id, rt.now())
