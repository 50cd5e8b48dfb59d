"""One text message, as Twilio's list, the phone simulator and tests see it."""

import json
import secrets
import sqlite3
from dataclasses import asdict, dataclass, fields
from email.utils import formatdate
from typing import Any

from textbot.local.double.account import API_VERSION

ERROR_TEXTS = {
    21610: "Attempt to send to unsubscribed recipient",
    21617: "The concatenated message body exceeds the 1600 character limit",
    30003: "Unreachable destination handset",
    30036: "Validity Period Expired",
}
INBOUND = "inbound"
REPLY = "outbound-reply"
API = "outbound-api"


def new_sid(prefix: str) -> str:
    """A fresh identifier in Twilio's shape: two letters and 32 hex digits."""
    return prefix + secrets.token_hex(16)


@dataclass(frozen=True)
class Media:
    """A picture on a message: `sid` when the double keeps the bytes, else `url` of the sender's."""

    content_type: str
    sid: str | None = None
    url: str | None = None

    def as_control(self, base_url: str) -> dict[str, str | None]:
        """JSON for /double/, with an address that can be fetched."""
        url = self.url or f"{base_url}/double/media/{self.sid}"
        return {"content_type": self.content_type, "id": self.sid, "url": url}


@dataclass(frozen=True)
class Draft:
    """A message about to be kept. `phone` is the resident's side, `sender` and `recipient` in full."""

    direction: str
    phone: str
    sender: str | None
    recipient: str
    body: str
    status: str
    segments: int
    encoding: str
    media: tuple[Media, ...] = ()
    error_code: int | None = None
    service_sid: str | None = None
    callback: str | None = None
    validity: int | None = None
    reply_to: str | None = None
    webhook: str | None = None
    token: str | None = None


@dataclass(frozen=True)
class Message:
    """A kept message. `seq` is its place in time, `rev` rises at every change; times are Unix seconds.

    `webhook` of an inbound message: waiting, answered, failed (given up) or None.
    """

    seq: int
    rev: int
    sid: str
    direction: str
    phone: str
    sender: str | None
    recipient: str
    body: str
    media: tuple[Media, ...]
    segments: int
    encoding: str
    status: str
    error_code: int | None
    service_sid: str | None
    callback: str | None
    validity: int | None
    created: float
    sent: float | None
    updated: float
    reply_to: str | None
    redacted: bool
    deleted: bool
    webhook: str | None
    http_status: int | None
    took_ms: int | None
    token: str | None

    @classmethod
    def from_row(cls, row: sqlite3.Row) -> "Message":
        """The message of a row of table `messages`."""
        values = {field.name: row[field.name] for field in fields(cls)}
        values["media"] = tuple(Media(**item) for item in json.loads(row["media"]))
        values["redacted"], values["deleted"] = bool(row["redacted"]), bool(row["deleted"])
        return cls(**values)

    def as_control(self, base_url: str) -> dict[str, Any]:
        """JSON for /double/: what is on the phone, redacted or not, and how it fared."""
        found = asdict(self)
        found["media"] = [item.as_control(base_url) for item in self.media]
        for hidden in ("token", "callback"):
            del found[hidden]
        return found | {"from": self.sender, "to": self.recipient}

    def as_twilio(self, account_sid: str) -> dict[str, Any]:
        """JSON as Twilio's REST API shows a Message resource."""
        uri = f"/{API_VERSION}/Accounts/{account_sid}/Messages/{self.sid}"
        return {
            "account_sid": account_sid,
            "api_version": API_VERSION,
            "body": "" if self.redacted else self.body,
            "date_created": rfc2822(self.created),
            "date_sent": rfc2822(self.sent),
            "date_updated": rfc2822(self.updated),
            "direction": self.direction,
            "error_code": self.error_code,
            "error_message": ERROR_TEXTS.get(self.error_code, "Unknown error") if self.error_code else None,
            "from": None if self.status == "accepted" else self.sender,
            "messaging_service_sid": self.service_sid,
            "num_media": str(len(self.media)),
            "num_segments": "0" if self.status == "accepted" else str(self.segments),
            "price": None,
            "price_unit": "USD",
            "sid": self.sid,
            "status": self.status,
            "subresource_uris": {"media": f"{uri}/Media.json"},
            "to": self.recipient,
            "uri": f"{uri}.json",
        }


def rfc2822(moment: float | None) -> str | None:
    """A Unix time as Twilio writes it: `Sat, 21 Nov 2026 17:00:00 +0000`."""
    return None if moment is None else formatdate(moment).replace("-0000", "+0000")
