"""Twilio's REST API behind the channel protocol. Codes: twilio.com/docs/api/errors."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlsplit

import requests
from twilio.base.exceptions import TwilioRestException
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

from textbot.channels.channel import NotSent, OptedOut, Received, Refused, SendError, Sent, Unsure, nothing
from textbot.channels.wire import Broken, NotReached, Wire, is_direct
from textbot.core.marking import N_

API, VERSION = "https://api.twilio.com", "2010-04-01"
CONNECT_SECONDS, READ_SECONDS = 3, 10
# twilio.com/docs/messaging/api/message-resource, ValidityPeriod: seconds.
LONGEST_VALIDITY = 36_000
# What the client calls them -> the API's names.
PARAMETERS = {"from_": "From", "messaging_service_sid": "MessagingServiceSid", "validity_period": "ValidityPeriod"}

# What staff read; a code that is missing here is shown by its number.
WORDS = {
    "20003": N_("Twilio did not accept our credentials"),
    "21211": N_("this is not a phone number that can be texted"),
    "21408": N_("our Twilio account may not text that country"),
    "21606": N_("our number cannot send texts"),
    "21608": N_("a trial account may text only verified numbers"),
    "21610": N_("the carrier blocks it: this person opted out"),
    "21612": N_("Twilio has no route to this number"),
    "21614": N_("this number cannot receive texts"),
    "21617": N_("the text is too long"),
    "21635": N_("this is a landline"),
    "30003": N_("the phone is off or out of reach"),
    "30004": N_("the phone blocks our texts"),
    "30005": N_("this number does not exist any more"),
    "30006": N_("this is a landline, or it cannot be reached"),
    "30007": N_("the carrier filtered the text"),
    "30008": N_("the carrier gave no reason"),
    "30034": N_("our number is not registered with the carriers (A2P 10DLC)"),
}
OPTED_OUT = "21610"
# The phone itself cannot be reached, for now or for ever: not our number's fault, nor the carrier's filter.
UNREACHABLE = frozenset({"21211", "21614", "21635", "30003", "30004", "30005", "30006"})
NOT_FOUND = "20404"
STATES = {
    "accepted": "sending", "scheduled": "sending", "queued": "sending", "sending": "sending", "sent": "sent",
    "delivered": "delivered", "read": "delivered", "undelivered": "undelivered", "failed": "failed",
    "canceled": "failed",
}  # fmt: skip


def reason(code: str) -> str:
    """An error code in words for staff."""
    return WORDS.get(code, f"Twilio error {code}")


class _Door(TwilioHttpClient):
    """Sends the client's requests to another base than api.twilio.com when one is set, with our time limits."""

    def __init__(self, base: str) -> None:
        super().__init__()
        # Its constructor takes one number; requests, to which it goes, takes these two.
        self.timeout = (CONNECT_SECONDS, READ_SECONDS)
        self._base = base.rstrip("/")

    def request(self, method: str, url: str, *args: Any, **more: Any) -> Any:
        parts = urlsplit(url)
        query = f"?{parts.query}" if parts.query else ""
        return super().request(method, f"{self._base}{parts.path}{query}", *args, **more)


class TwilioChannel:
    """Texts through one Twilio account, from its first number or its messaging service unless told otherwise."""

    def __init__(
        self, account: str, username: str, password: str, *, numbers: tuple[str, ...], service: str | None,
        base: str | None,
    ) -> None:  # fmt: skip
        self._client = Client(username, password, account, http_client=_Door(base or API))
        self._wire = Wire(base or API, username, password, connect=CONNECT_SECONDS, read=READ_SECONDS)
        self._is_direct = is_direct(base or API)
        self._messages = f"/{VERSION}/Accounts/{quote(account)}/Messages.json"
        self._numbers = numbers
        self._sender = {"messaging_service_sid": service} if service else {"from_": numbers[0] if numbers else None}

    def send(
        self, to: str, body: str, callback: str, *, sender: str | None = None, validity: int | None = None,
        begun: Callable[[], None] = nothing,
    ) -> str:  # fmt: skip
        """Send one text; Twilio's SID of it. Behind a proxy `begun` is called a moment before."""
        way = _way(sender) if sender else self._sender
        more = {"validity_period": min(max(validity, 1), LONGEST_VALIDITY)} if validity is not None else {}
        if self._is_direct:
            names = {"to": "To", "body": "Body", "status_callback": "StatusCallback", **PARAMETERS}
            told = {"to": to, "body": body, "status_callback": callback, **way, **more}
            return self._post({names[name]: value for name, value in told.items() if value is not None}, begun)
        begun()
        sent = _guarded(
            lambda: self._client.messages.create(to=to, body=body, status_callback=callback, **way, **more)
        )
        return str(sent.sid)

    def _post(self, form: Mapping[str, str | int], begun: Callable[[], None]) -> str:
        """Make a Message resource by our own, lighter hand; its SID."""
        try:
            answer = self._wire.post(self._messages, form, begun)
        except NotReached as error:
            raise NotSent("Twilio could not be reached") from error
        except Broken as error:
            raise Unsure("the connection to Twilio broke") from error
        try:
            said = json.loads(answer.body)
            if answer.status in (200, 201):
                return str(said["sid"])
            code = said.get("code")
        except (ValueError, KeyError, AttributeError, TypeError):
            if answer.status < 400:
                raise Unsure("Twilio's answer could not be read") from None
            code = None
        raise _from_twilio(answer.status, code)

    def sent_to(self, to: str, since: datetime) -> Iterable[Sent]:
        """Texts to that number on Twilio's list since then, newest first."""
        return tuple(_sent(row) for row in self._list(to=to, since=since) if row.direction != "inbound")

    def received(self, since: datetime) -> Iterable[Received]:
        """Texts our numbers (or, behind a messaging service, any of the account's) heard since then, newest first."""
        narrow = {"to": self._numbers[0]} if len(self._numbers) == 1 else {}
        rows = (row for row in self._list(since=since, **narrow) if row.direction == "inbound")
        return tuple(_received(row) for row in rows if not self._numbers or row.to in self._numbers)

    def redact(self, sid: str) -> None:
        """Empty the body of a received text on Twilio's side (twilio.com/docs/messaging/api/message-resource)."""
        try:
            _guarded(lambda: self._client.messages(sid).update(body=""))
        except Refused as error:
            if error.code != NOT_FOUND:
                raise

    def media_urls(self, sid: str) -> tuple[tuple[str, str], ...]:
        """Address and type of each medium of a received text."""
        rows = _guarded(lambda: self._client.messages(sid).media.list(limit=10))
        return tuple((f"{API}{row.uri.removesuffix('.json')}", row.content_type) for row in rows)

    def _list(self, *, since: datetime, **narrow: str) -> list[Any]:
        return list(
            _guarded(
                lambda: self._client.messages.list(date_sent_after=since.astimezone(UTC), page_size=1000, **narrow)
            )
        )


def _way(sender: str) -> dict[str, str]:
    return {"messaging_service_sid": sender} if sender.startswith("MG") else {"from_": sender}


def _sent(row: Any) -> Sent:
    moment = row.date_sent or row.date_created or datetime.now(UTC)
    return Sent(row.sid, row.body or "", STATES.get(row.status, "sent"), moment, str(row.error_code or ""))


def _received(row: Any) -> Received:
    moment = row.date_sent or row.date_created or datetime.now(UTC)
    return Received(row.sid, row.from_, row.to, row.body or "", moment, int(row.num_media or 0))


def _guarded(call: Callable[[], Any]) -> Any:
    """The call's answer, its failure as one of our own family."""
    try:
        return call()
    except TwilioRestException as error:
        raise _from_twilio(error.status, error.code) from None
    except requests.exceptions.ConnectTimeout as error:
        raise NotSent("Twilio could not be reached") from error
    except requests.exceptions.ConnectionError as error:
        raise _from_connection(error) from error
    except requests.exceptions.RequestException as error:
        raise Unsure("Twilio did not answer") from error


def _from_twilio(status: int, given: object) -> SendError:
    code = str(given or status or "")
    if code == OPTED_OUT:
        return OptedOut(reason(code), code)
    if status == 429:
        return NotSent("Twilio asks us to slow down", code)
    if status >= 500:
        return Unsure("Twilio had a fault", code)
    return Refused(reason(code), code)


def _from_connection(error: requests.exceptions.ConnectionError) -> SendError:
    """A refused connection sent nothing; one that broke later may have."""
    refused = "NewConnectionError" in repr(error) or "NameResolutionError" in repr(error)
    return NotSent("Twilio could not be reached") if refused else Unsure("the connection to Twilio broke")
