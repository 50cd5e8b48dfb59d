"""Work orders by e-mail, for desks without a system: one mail an order to `to`, or to the department's address.

Nobody can ask a mailbox, so an order that may have gone out goes out again with the same Message-ID: mail programs show
such a pair once, and its subject carries our reference.
"""

import smtplib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP

from textbot.connectors.connector import Away, Refused, Unsure
from textbot.connectors.order_text import cut, full_text
from textbot.connectors.smtp import hand_over
from textbot.connectors.wire import Wire
from textbot.connectors.work_orders import External, ExternalState, Site
from textbot.core.work_orders.order import WorkOrder
from textbot.core.work_orders.spec import SystemSpec

LONGEST_SUBJECT, LONGEST_BODY = 150, 20_000
# SMTP's own refusals for good begin with 5 (RFC 5321, 4.2.1).
FOR_GOOD = 500
IDS = "work-orders.textbot"


class Mail:
    """One desk. Options: to (one address), sender."""

    statuses: Mapping[str, str] = {}

    def __init__(self, spec: SystemSpec, secrets: Mapping[str, str], site: Site) -> None:
        self._spec = spec
        self._site = site

    def find(self, order: WorkOrder) -> External | None:
        """Nobody knows."""
        return None

    def create(self, order: WorkOrder) -> External:
        """Mail the order."""
        self._send(self._mail(order, "", full_text(order, LONGEST_BODY), order.reference))
        return External(order.reference)

    def states(self, ids: Sequence[str], since: datetime) -> Iterable[ExternalState]:
        """A mailbox tells none; staff move the status."""
        return ()

    def comment(self, external: External, order: WorkOrder, text: str, key: str) -> None:
        """Mail a remark, as an answer to the order's mail."""
        self._send(self._mail(order, "Added: ", text, key))

    def correct(self, external: External, order: WorkOrder, text: str, key: str) -> None:
        """Mail what changed and how the order reads now."""
        self._send(self._mail(order, "Corrected: ", f"{text}\n\n{full_text(order, LONGEST_BODY)}", key))

    def withdraw(self, external: External, order: WorkOrder, reason: str, key: str) -> None:
        """Mail that it is taken back."""
        self._send(self._mail(order, "Withdrawn: ", reason, key))

    def preview(self, order: WorkOrder) -> Wire:
        """The mail as it would go out."""
        mail = self._mail(order, "", full_text(order, LONGEST_BODY), order.reference)
        headers = {name: str(value) for name, value in mail.items() if name in ("Subject", "From", "Message-ID")}
        return Wire("MAIL", str(mail["To"]), headers, mail.get_content())

    def _mail(self, order: WorkOrder, what: str, body: str, key: str) -> EmailMessage:
        to = self._spec.options.get("to") or self._site.mail.get(order.department, "")
        if not to:
            raise Refused("nobody to mail it to", f"city.yaml has no email for department '{order.department}'")
        mail = EmailMessage(policy=SMTP)
        where = f": {order.address}" if order.address else ""
        mail["Subject"] = cut(f"[{order.reference}] {what}{order.title}{where}", LONGEST_SUBJECT)
        mail["To"] = to
        mail["From"] = self._spec.options.get("sender") or to
        mail["Message-ID"] = _message_id(key)
        if key != order.reference:
            mail["In-Reply-To"] = mail["References"] = _message_id(order.reference)
        mail.set_content(body)
        return mail

    def _send(self, mail: EmailMessage) -> None:
        if not self._site.smtp_url:
            raise Away("SMTP_URL is not set")
        try:
            hand_over(self._site.smtp_url, mail, self._spec.seconds)
        except smtplib.SMTPRecipientsRefused as error:
            codes = [code for code, _ in error.recipients.values()]
            raise _of_code(min(codes, default=FOR_GOOD)) from None
        except smtplib.SMTPAuthenticationError:
            raise Away("the mail server does not accept our login") from None
        except smtplib.SMTPResponseException as error:
            raise _of_code(error.smtp_code) from None
        except (smtplib.SMTPServerDisconnected, TimeoutError) as error:
            raise Unsure(type(error).__name__) from None
        except OSError as error:
            raise Away(type(error).__name__) from None


def _of_code(code: int) -> Exception:
    words = f"the mail server says {code}"
    return Refused(words) if code >= FOR_GOOD else Away(words)


def _message_id(key: str) -> str:
    return f"<{key.replace('/', '.')}@{IDS}>"
