"""What no phone sends and a webhook must survive: requests that are signed but wrong in a hundred ways, from a seed."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from random import Random
from urllib.parse import parse_qsl, quote, urlencode

from tests.rig.line import FORM, RESIDENT, Pairs, signature
from tests.rig.twilio_double import ACCOUNT, NUMBER

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\U0001f3fd"
RTL = "\u202eשלום עולם\u202c مرحبا \u2066x\u2069"
ZERO_WIDTH = "S\u200bT\u200cO\u200dP\u2060 p\ufeffo\u00adthole"
HOSTILE = (
    "{reference} {0.__class__} {}", "%s %(x)s %n %d", "'; DROP TABLE inbound; --", "<script>alert(1)</script>",
    "]]> <!ENTITY x SYSTEM 'file:///etc/passwd'> &#0; &x;", "\\u0000 \\x00 \\", "\r\nX-Header: 1\r\n\r\n", "\f\x1b[1m",
    "\v=cmd|' /C calc'!A0", "${jndi:ldap://x}", "../../../etc/passwd", "null", "None", "true", "-0", "1e309", "NaN",
)  # fmt: skip
# What makes a careless pattern search for ever.
LONG = (
    "a", "1", " ", "1 ", "1-", "-", "(", "stop ", "no ", "12 Main St ", "Elm and ", "5th and ", ". ", "a.", "?!", "\n",
    "e\u0301", "\u0301", "\u200b", "\U0001f600", FAMILY, "ß", "İ", "ﬃ", "http://a/", "maps.google.com/?q=1,1 ", "1,1 ",
    "4111 1111 1111 1111 ", "123-45-6789 ", "ssn ", "pothole ", "at ", "the the ", "não ", "北京", "١", "Ａ", ":) ",
)  # fmt: skip
WORDS = (
    "hi", "pothole on Elm and 5th", "status", "yes", "no", "skip", "menu", "agent", "STOP", "START", "HELP", "Español",
    "gracias", "1", "¿qué?", "there is a fire", "", " ", ".", "??", "👍🏽",
)  # fmt: skip
PHONES = (
    "+" + "1" * 500, "whatsapp:+16025550111", "+0", "+١٦٠٢٥٥٥٠١١١", "tel:+16025550111", " +16025550111", "+1602\x00",
    "12345", "anonymous", "+16025550111\n", "client:" + "x" * 90, "266696687", "+", "\U0001f600", "rcs:" + "a" * 40,
)  # fmt: skip
NUMBERS = (str(10**20), "-1", "abc", "1e3", "٣", " 3", "3", "10", "11", "0x1", "1.5", "", "9" * 5000, "\x00", "²")
URLS = (
    "",
    "not a url",
    "javascript:alert(1)",
    "http://[::1",
    "http://" + "a" * 3000,
    "\x00",
    "https://api.twilio.com/x",
)
SIDS = ("", " ", "SM", "x" * 64, "x" * 65, "x" * 5000, "SM\x00", "SM é", "../..", "SM1;", "\U0001f600", "SM\n", "MM1")
NAMES = (
    "",
    "\x00",
    "a" * 1000,
    "__proto__",
    "Body[]",
    "Body ",
    "body",
    "\n",
    "From.x",
    "é",
    "\U0001f600",
    "OptOutType",
)


@dataclass(frozen=True)
class Request:
    """One request: what is wrong with it, and what goes over the wire."""

    what: str
    path: str
    body: bytes
    content_type: str
    signed: str


def requests(seed: int, number: int, public_url: str, largest: int = 1_000_000) -> Iterator[Request]:
    """So many requests, every one signed with the account's token."""
    dice = Random(seed)
    for serial in range(number):
        path = dice.choice(PATHS)
        wrong = dice.choice(WRONG)
        body, kind = wrong(dice, _form(dice, serial), largest)
        pairs = parse_qsl(body.decode("ascii", "replace"), keep_blank_values=True) if kind.startswith(FORM) else []
        yield Request(wrong.__name__, path, body, kind, signature(public_url + path, pairs))


PATHS = (
    *["/sms"] * 15, "/sms?x=%00&y=%ff", "/sms?bodySHA256=00", "/voice", "/sms/status", "/sms/status?t=%00",
    "/sms/status?t=%ff%fe&t=2", "/sms/status?t=" + "a" * 3000,
)  # fmt: skip

Wrong = Callable[[Random, Pairs, int], tuple[bytes, str]]


def _form(dice: Random, serial: int) -> Pairs:
    sid = f"SM{serial:032x}"
    form = {"MessageSid": sid, "SmsSid": sid, "AccountSid": ACCOUNT, "To": NUMBER, "Body": dice.choice(WORDS)}
    form |= {"From": f"{RESIDENT[:-3]}{dice.randrange(300):03}", "NumMedia": "0", "MessageStatus": "delivered"}
    return list(form.items())


def _with(pairs: Pairs, name: str, value: str) -> tuple[bytes, str]:
    kept = [(key, old) for key, old in pairs if key != name]
    return urlencode([*kept, (name, value)], errors="surrogatepass").encode(), FORM


def bad_utf8(dice: Random, pairs: Pairs, largest: int) -> tuple[bytes, str]:
    raw = dice.choice(("%FF%FE", "%C3", "%ED%A0%80", "%F4%90%80%80", "a%FFb%00c", "%E2%80", "%C0%80"))
    name = dice.choice(("Body", "From", "To", "MessageSid", "x%FF", "FromCity"))
    kept = [(key, old) for key, old in pairs if key != name]
    return f"{urlencode(kept)}&{name}={raw}".encode(), FORM


def raw_bytes(dice: Random, pairs: Pairs, largest: int) -> tuple[bytes, str]:
    return urlencode(pairs).encode() + b"&x=" + dice.randbytes(dice.randrange(60)), FORM


def lone_percent(dice: Random, pairs: Pairs, largest: int) -> tuple[bytes, str]:
    kept = [(key, old) for key, old in pairs if key != "Body"]
    return f"{urlencode(kept)}&Body=100%{dice.choice(('', '%', '2', 'zz', '%%%'))}&&&=&=%".encode(), FORM


def nul(dice: Random, pairs: Pairs, largest: int) -> tuple[bytes, str]:
    name = dice.choice(pairs)[0]
    value = dict(pairs)[name]
    return _with(pairs, name, f"{value[:5]}\x00{value[5:]}\x00")


def megabyte(dice: Random, pairs: Pairs, largest: int) -> tuple[bytes, str]:
    return _with(pairs, dice.choice(("Body", "FromCity")), "a" * dice.choice((64_000, 65_600, largest)))


def doubled(dice: Random, pairs: Pairs, largest: int) -> tuple[bytes, str]:
    name = dice.choice(("MessageSid", "AccountSid", "From", "To", "Body", "Body", "NumMedia", "OptOutType"))
    return urlencode([*pairs, (name, dice.choice(("", dict(pairs).get(name, "STOP"), "x")))]).encode(), FORM


def missing(dice: Random, pairs: Pairs, largest: int) -> tuple[bytes, str]:
    gone = {dice.choice(("MessageSid", "AccountSid", "To", "From", "Body")), dice.choice(pairs)[0]}
    return urlencode([(key, old) for key, old in pairs if key not in gone]).encode(), FORM


def media_number(dice: Random, pairs: Pairs, largest: int) -> tuple[bytes, str]:
    number = dice.choice(NUMBERS)
    media = [
        (f"Media{what}{n}", dice.choice(URLS)) for n in range(dice.randrange(12)) for what in ("Url", "ContentType")
    ]
    return _with([*pairs, *media], "NumMedia", number)


def parameters(dice: Random, pairs: Pairs, largest: int) -> tuple[bytes, str]:
    number = dice.choice((300, 390, 391, 392, 393, 394, 400, 401, 402, 10_000))
    return f"{urlencode(pairs)}&{many(number)}".encode(), FORM


@cache
def many(number: int) -> str:
    """So many parameters."""
    return "&".join(f"p{each}=" for each in range(number))


def odd_text(dice: Random, pairs: Pairs, largest: int) -> tuple[bytes, str]:
    return _with(pairs, "Body", f"{dice.choice(WORDS)} {dice.choice((FAMILY, RTL, ZERO_WIDTH, *HOSTILE))}")


def long_text(dice: Random, pairs: Pairs, largest: int) -> tuple[bytes, str]:
    piece = dice.choice(LONG)
    text = (piece * 1600)[: dice.choice((1599, 1600, 1601, 4000))]
    return _with(pairs, "Body", dice.choice(("", "pothole at ", "is it ")) + text)


def noise(dice: Random, pairs: Pairs, largest: int) -> tuple[bytes, str]:
    ranges = ((1, 0x250), (0x250, 0xD800), (0xE000, 0x110000))
    return _with(pairs, "Body", "".join(chr(dice.randrange(*dice.choice(ranges))) for _ in range(dice.randrange(200))))


def phone(dice: Random, pairs: Pairs, largest: int) -> tuple[bytes, str]:
    return _with(pairs, dice.choice(("From", "From", "To")), dice.choice(PHONES))


def sid(dice: Random, pairs: Pairs, largest: int) -> tuple[bytes, str]:
    return _with(pairs, dice.choice(("MessageSid", "MessageSid", "AccountSid")), dice.choice(SIDS))


def names(dice: Random, pairs: Pairs, largest: int) -> tuple[bytes, str]:
    value = dice.choice(("STOP", "stop", "\x00", "x" * 600, "", *HOSTILE))
    return urlencode([*pairs, (dice.choice(NAMES), value)]).encode(), FORM


def status(dice: Random, pairs: Pairs, largest: int) -> tuple[bytes, str]:
    more = [("ErrorCode", dice.choice(("", "21610", "x" * 600, "\x00", "30003")))]
    return _with([*pairs, *more], "MessageStatus", dice.choice(("", "delivered", "sent", "\x00", "weird", "x" * 900)))


def not_a_form(dice: Random, pairs: Pairs, largest: int) -> tuple[bytes, str]:
    text = json.dumps(dict(pairs)).encode()
    kinds = (
        "application/json",
        FORM,
        "text/plain",
        "multipart/form-data; boundary=x",
        "",
        "x/y;;;",
        FORM + ";charset=utf-16",
    )
    return dice.choice((text, b"", b"{", b"[" * 9000, b"\x00" * 50, quote(text).encode())), dice.choice(kinds)


# What is refused costs little and comes often; what is answered is thought about.
WRONG: tuple[Wrong, ...] = (
    *(bad_utf8, raw_bytes, lone_percent, nul, parameters, odd_text, long_text, noise, names, status, media_number),
    *(megabyte, phone),
    *(doubled, missing, sid, not_a_form) * 14,
)
