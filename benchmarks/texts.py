"""Signed webhook requests as Twilio sends them, made before the clock starts."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

# No matching is needed for these.
COMMANDS = ("HELP", "menu", "hi", "thanks", "english", "hello", "good morning", "info")
# What residents ask.
QUESTIONS = (
    "when is my trash picked up",
    "how do i adopt a dog",
    "what time does the library open",
    "how do i pay my water bill",
    "where do i vote",
    "do i need a permit for a fence",
    "when does the city council meet",
    "is the recycling center open on sunday",
    "how do i report a pothole",
    "how can i get a library card",
    "when is the next bulk pickup",
    "what are the hours of the pool",
)
PHONES_PER_LINE = 100
# Texts that one phone sends in a row before the next phone has its turn.
BURST = 8
HOME = {"City": "PHOENIX", "State": "AZ", "Zip": "85003", "Country": "US"}


@dataclass(frozen=True)
class Webhook:
    """Where requests go and who signs them. url: as Twilio knows it, http and without a query."""

    url: str
    account: str
    token: str = field(repr=False)
    number: str


def phones(line: int) -> tuple[str, ...]:
    """The numbers that text over connection `line` and over no other."""
    return tuple(f"+1602{200 + line:03d}{1000 + each:04d}" for each in range(PHONES_PER_LINE))


def requests(to: Webhook, line: int, texts: tuple[str, ...], start: int) -> Iterator[bytes]:
    """Requests for one connection without end: each phone says a few texts, all different, then it is the next one's
    turn. A window that goes on with the `start` where the last one ended goes on with the phones too."""
    numbers = phones(line)
    turn = start
    while True:
        yield request(to, numbers[turn // BURST % len(numbers)], texts[turn % len(texts)])
        turn += 1


def request(to: Webhook, phone: str, body: str) -> bytes:
    """One POST with a MessageSid of its own, ready for the wire."""
    form = _form(to, phone, body)
    content = urlencode(form)
    address = urlsplit(to.url)
    head = (
        f"POST {address.path} HTTP/1.1\r\n"
        f"Host: {address.netloc}\r\n"
        "User-Agent: TwilioProxy/1.1\r\n"
        "Accept: */*\r\n"
        "Content-Type: application/x-www-form-urlencoded; charset=utf-8\r\n"
        f"I-Twilio-Idempotency-Token: {secrets.token_hex(16)}\r\n"
        f"X-Twilio-Signature: {_signature(to, form)}\r\n"
        f"Content-Length: {len(content)}\r\n\r\n"
    )
    return f"{head}{content}".encode()


def _form(to: Webhook, phone: str, body: str) -> dict[str, str]:
    sid = f"SM{secrets.token_hex(16)}"
    form = {"MessageSid": sid, "SmsSid": sid, "SmsMessageSid": sid, "AccountSid": to.account}
    form |= {"From": phone, "To": to.number, "Body": body, "SmsStatus": "received"}
    form |= {"NumMedia": "0", "NumSegments": "1", "ApiVersion": "2010-04-01"}
    form |= {f"{side}{name}": value for side in ("From", "To") for name, value in HOME.items()}
    return form


def _signature(to: Webhook, form: dict[str, str]) -> str:
    """Twilio's: twilio.com/docs/usage/security#validating-requests"""
    signed = to.url + "".join(name + form[name] for name in sorted(form))
    return base64.b64encode(hmac.new(to.token.encode(), signed.encode(), hashlib.sha1).digest()).decode()
