"""A text from a resident's phone: kept, posted to the webhook, its TwiML carried out."""

import logging
import threading
import time
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from urllib.parse import urljoin

from textbot.core.segments import count
from textbot.local.double import optout, twiml
from textbot.local.double.account import API_VERSION, Account
from textbot.local.double.agenda import Agenda, Lanes
from textbot.local.double.debugger import BAD_TWIML, BAD_TYPE, FETCH_FAILED, UNSUPPORTED, Debugger
from textbot.local.double.faults import Faults
from textbot.local.double.message import INBOUND, REPLY, Draft, Media, Message, new_sid
from textbot.local.double.outbound import Outbound, draft
from textbot.local.double.store import Store
from textbot.local.double.wire import Answer, Wire

log = logging.getLogger(__name__)
HOME = {"City": "PHOENIX", "State": "AZ", "Zip": "85004", "Country": "US"}
LONGEST = 1600
TWIML_TYPES = ("text/xml", "application/xml", "text/html", "application/x-www-form-urlencoded")


@dataclass(frozen=True)
class Parts:
    """What delivery works with."""

    account: Account
    store: Store
    wire: Wire
    agenda: Agenda
    faults: Faults
    debugger: Debugger
    outbound: Outbound


class Delivery:
    """Takes residents' texts and brings them to the webhook, in order per phone."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._lanes = Lanes()

    def resume(self) -> None:
        """Bring what the last run had accepted and not yet delivered."""
        for message in self._parts.store.select("webhook = 'waiting'"):
            self._start(message, at_once=False)

    def take(self, phone: str, body: str, media: tuple[Media, ...], at_once: bool) -> tuple[Message, "Future[None]"]:
        """Keep a text and begin to deliver it; the future ends when the webhook has.

        `at_once`: do not wait for this phone's earlier texts.
        """
        number, size = self._parts.account.number, count(body)
        message = self._parts.store.add(
            Draft(
                INBOUND, phone, phone, number, body, "received", max(1, size.parts), size.encoding, media,
                webhook="waiting", token=new_sid("IT"),
            )
        )  # fmt: skip
        return message, self._start(message, at_once)

    def _start(self, message: Message, at_once: bool) -> "Future[None]":
        lane = message.sid if at_once else message.phone
        return self._lanes.submit(lane, partial(self._deliver, message))

    def _deliver(self, message: Message) -> None:
        faults = self._parts.faults
        optout.hear(self._parts.store, self._parts.account, self._parts.outbound, message)
        if faults.strike("webhook_refuse", message.phone):
            self._finish(message, Answer(None, problem="given up"), time.monotonic())
            return
        if late := faults.strike("webhook_late", message.phone):
            time.sleep(late.after(5.0))
        started = time.monotonic()
        if double := faults.strike("webhook_double", message.phone):
            # Its answer is lost on the way, so only the second one's TwiML is carried out.
            threading.Thread(target=self._post, args=(message,), daemon=True).start()
            time.sleep(double.after(0.0))
        self._finish(message, self._post(message), started)

    def _post(self, message: Message) -> Answer:
        form = webhook_form(self._parts.account, message)
        pause = self._parts.store.settings()["retry_pause"]
        return self._parts.wire.post(self._parts.account.webhook, form, message.token or "", pause)

    def _finish(self, message: Message, answer: Answer, started: float) -> None:
        took = round((time.monotonic() - started) * 1000)
        replies = self._understand(message, answer)
        good = answer.status is not None and answer.status < 400
        outcome = {
            "webhook": "answered" if good else "failed",
            "http_status": answer.status,
            "took_ms": took,
        }
        drafts = [self._draft(message, reply) for reply in replies]
        kept = self._parts.store.finish(message.sid, outcome, drafts)
        for reply, sent in zip(replies, kept, strict=False):
            if reply.action:
                url = urljoin(self._parts.account.webhook, reply.action)
                self._parts.agenda.later(0, partial(self._parts.outbound.post_status, sent, url))
            self._parts.outbound.begin(sent)

    def _understand(self, message: Message, answer: Answer) -> tuple[twiml.Reply, ...]:
        note = partial(self._parts.debugger.note, sid=message.sid, url=self._parts.account.webhook)
        if answer.status is None or answer.status >= 300:
            note(FETCH_FAILED, http_status=answer.status, detail=answer.problem)
            return ()
        kind = answer.content_type.partition(";")[0].strip().lower()
        if answer.status == 204:
            return ()
        if kind == "text/plain":
            return (twiml.Reply(answer.body.decode(errors="replace")),) if answer.body.strip() else ()
        if kind not in TWIML_TYPES:
            note(BAD_TYPE, http_status=answer.status, detail=kind or "no content type")
            return ()
        try:
            replies, strange = twiml.read(answer.body)
        except twiml.TwimlError as error:
            note(BAD_TWIML, http_status=answer.status, detail=str(error))
            return ()
        for tag in strange:
            note(UNSUPPORTED, http_status=answer.status, detail=f"<{tag}> is not played by this double")
        return replies

    def _draft(self, message: Message, reply: twiml.Reply) -> Draft:
        to = reply.to or message.phone
        rest: dict[str, str | int | None] = {"reply_to": message.sid}
        if reply.callback:
            rest["callback"] = urljoin(self._parts.account.webhook, reply.callback)
        if self._parts.store.is_blocked(to):
            rest |= {"status": "failed", "error_code": optout.BLOCKED}
        elif len(reply.body) > LONGEST:
            rest |= {"status": "failed", "error_code": 21617}
        return draft(self._parts.account, REPLY, to, reply.body, reply.media, **rest)


def webhook_form(account: Account, message: Message) -> dict[str, str]:
    """The form Twilio posts for an inbound message."""
    form = {
        "ToCountry": "US",
        "ToState": HOME["State"],
        "ToCity": HOME["City"],
        "ToZip": HOME["Zip"],
        "SmsMessageSid": message.sid,
        "NumMedia": str(len(message.media)),
        "SmsSid": message.sid,
        "SmsStatus": "received",
        "Body": message.body,
        "To": message.recipient,
        "NumSegments": str(message.segments),
        "MessageSid": message.sid,
        "AccountSid": account.sid,
        "From": message.phone,
        "ApiVersion": API_VERSION,
    }
    form |= {f"From{name}": value for name, value in HOME.items()}
    for index, item in enumerate(message.media):
        form[f"MediaUrl{index}"] = (
            f"{account.base_url}/{API_VERSION}/Accounts/{account.sid}/Messages/{message.sid}/Media/{item.sid}"
        )
        form[f"MediaContentType{index}"] = item.content_type
    return form
