"""What happens to a message after Twilio took it: sent, delivered, and a callback for each."""

import logging
import random
import time

from textbot.core.segments import count
from textbot.local.double.account import API_VERSION, Account
from textbot.local.double.agenda import Agenda
from textbot.local.double.debugger import FETCH_FAILED, Debugger
from textbot.local.double.faults import Faults
from textbot.local.double.message import Draft, Media, Message, new_sid
from textbot.local.double.store import Store
from textbot.local.double.wire import Wire

log = logging.getLogger(__name__)
NEXT = {"accepted": "sent", "queued": "sent", "sent": "delivered"}
UNREACHABLE = 30003
EXPIRED = 30036


class Outbound:
    """Carries outbound messages from `queued` to their end."""

    def __init__(
        self, account: Account, store: Store, wire: Wire, agenda: Agenda, faults: Faults, debugger: Debugger
    ) -> None:
        self._account, self._store, self._wire = account, store, wire
        self._agenda, self._faults, self._debugger = agenda, faults, debugger

    def resume(self) -> None:
        """Go on with what the last run left on its way."""
        unfinished = "direction != 'inbound' AND status IN ('accepted', 'queued', 'sent')"
        for message in self._store.select(unfinished):
            self.begin(message)

    def begin(self, message: Message) -> None:
        """Take the next step of `message` after a short delay."""
        if message.status not in NEXT:
            self._call_back(message)
            return
        low, high = self._store.settings()["callback_delay"]
        self._agenda.later(random.uniform(low, high), lambda: self._step(message))

    def _step(self, message: Message) -> None:
        values = self._outcome(message)
        if values["status"] == "sent":
            values["sent"] = time.time()
        changed = self._store.change(message.sid, **values)
        if changed is None:
            return
        if changed.status in NEXT:
            self.begin(changed)
        self._call_back(changed)

    def _outcome(self, message: Message) -> dict[str, object]:
        if message.status != "sent" and message.validity and time.time() - message.created > message.validity:
            return {"status": "failed", "error_code": EXPIRED}
        if message.status == "sent" and (rule := self._faults.strike("undelivered", message.phone)):
            return {"status": "undelivered", "error_code": rule.code or UNREACHABLE}
        return {"status": NEXT[message.status]}

    def _call_back(self, message: Message) -> None:
        """Post the status, with the faults in force: dropped, doubled, late or in the wrong order."""
        if not message.callback or self._faults.strike("callback_drop", message.phone):
            return
        late = self._faults.strike("callback_late", message.phone)
        delay = late.after(5.0) if late else 0.0
        if message.status == "sent" and self._faults.strike("callback_reverse", message.phone):
            delay += 2 * float(self._store.settings()["callback_delay"][1]) + 0.2
        times = 2 if self._faults.strike("callback_double", message.phone) else 1
        for _ in range(times):
            self._agenda.later(delay, lambda: self.post_status(message, message.callback or ""))

    def post_status(self, message: Message, url: str) -> None:
        """Post the status of `message` to `url`; a failure goes to the debugger."""
        form = {
            "SmsSid": message.sid,
            "SmsStatus": message.status,
            "MessageStatus": message.status,
            "MessageSid": message.sid,
            "AccountSid": self._account.sid,
            "ApiVersion": API_VERSION,
            "From": message.sender or "",
            "To": message.recipient,
        }
        if message.error_code:
            form["ErrorCode"] = str(message.error_code)
        if message.service_sid:
            form["MessagingServiceSid"] = message.service_sid
        answer = self._wire.post(url, form, new_sid("IT"), self._store.settings()["retry_pause"])
        if answer.status is None or answer.status >= 400:
            self._debugger.note(FETCH_FAILED, message.sid, url, answer.status, answer.problem)


def draft(
    account: Account, direction: str, to: str, body: str, media: tuple[str, ...] = (), **rest: str | int | None
) -> Draft:
    """An outbound message to `to`, counted in segments."""
    size = count(body)
    values: dict[str, object] = {"status": "queued", "sender": account.number, **rest}
    return Draft(
        direction=direction,
        phone=to,
        recipient=to,
        body=body,
        segments=max(1, size.parts),
        encoding=size.encoding,
        media=tuple(Media("application/octet-stream", url=url) for url in media),
        **values,  # type: ignore[arg-type]
    )
