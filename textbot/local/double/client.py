"""A typed client of the double's control API, for /phone, `textbot chat` and tests."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import requests

CONNECT_SECONDS = 3.0
READ_SECONDS = 50.0


class DoubleError(Exception):
    """The double refused a request; the text says why."""


class DoubleAway(DoubleError):
    """The double does not answer at all."""


@dataclass(frozen=True)
class Picture:
    """A picture on a text: `id` when the double keeps it."""

    url: str
    content_type: str
    id: str | None = None


@dataclass(frozen=True)
class Text:
    """A message as the resident's phone shows it; `direction` is "in" (from the resident) or "out".

    `created` is in Unix seconds; `webhook` of a text in: waiting, answered or failed.
    """

    seq: int
    rev: int
    sid: str
    phone: str
    direction: str
    body: str
    media: tuple[Picture, ...]
    segments: int
    encoding: str
    status: str
    error_code: int | None
    created: float
    reply_to: str | None
    webhook: str | None
    http_status: int | None
    took_ms: int | None

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> "Text":
        """The text of one entry in the double's JSON."""
        plain = {name: found[name] for name in cls.__dataclass_fields__ if name not in ("media", "direction")}
        media = tuple(Picture(item["url"], item["content_type"], item["id"]) for item in found["media"])
        return cls(**plain, media=media, direction="in" if found["direction"] == "inbound" else "out")


@dataclass(frozen=True)
class Sent:
    """A text handed to the double; `replies` and `http_status` only when it was waited for."""

    sid: str
    replies: tuple[Text, ...] = ()
    http_status: int | None = None


@dataclass(frozen=True)
class Thread:
    """Messages in order, and the `rev` to ask for what changes after them."""

    texts: tuple[Text, ...]
    rev: int


class DoubleClient:
    """Talks to the double at `base_url`. Methods raise DoubleError, or DoubleAway when nobody answers."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url.rstrip("/")

    def text(self, phone: str, body: str, media: Iterable[str] = (), wait: bool = False, at_once: bool = False) -> Sent:
        """Text the city from `phone`, with ids of uploaded media. `wait`: until the webhook has answered."""
        wanted = {"from": phone, "body": body, "media": [{"id": item} for item in media], "wait": wait}
        found = self._json("POST", "/texts", json=wanted | {"at_once": at_once})
        replies = tuple(Text.from_json(item) for item in found.get("replies", ()))
        return Sent(found["sid"], replies, found.get("http_status"))

    def upload(self, data: bytes, content_type: str) -> str:
        """Keep a picture; its id for `text`."""
        return str(self._json("POST", "/media", data=data, headers={"Content-Type": content_type})["id"])

    def picture(self, media_id: str) -> tuple[bytes, str]:
        """Bytes and content type of a kept picture."""
        answer = self._ask("GET", f"/media/{quote(media_id, safe='')}")
        return answer.content, answer.headers.get("Content-Type", "application/octet-stream")

    def thread(self, phone: str, after: int = 0, since: int = 0) -> Thread:
        """Texts of one phone: newer than seq `after`, changed since rev `since`."""
        return self._thread(f"/phones/{quote(phone, safe='+')}", after, since)

    def messages(self, after: int = 0, since: int = 0, phones: Iterable[str] = ()) -> Thread:
        """Texts of those phones, or of all."""
        return self._thread("/messages", after, since, list(phones))

    def phones(self) -> tuple[str, ...]:
        """Every phone that took part."""
        return tuple(self._json("GET", "/phones")["phones"])

    def ready(self) -> dict[str, Any]:
        """The double's account and number; DoubleAway when it is not up."""
        return self._json("GET", "/ready")

    def errors(self, after: int = 0) -> tuple[dict[str, Any], ...]:
        """The debugger's records."""
        return tuple(self._json("GET", "/errors", params={"after": after})["errors"])

    def faults(self, *rules: Mapping[str, Any], seed: int | None = None) -> dict[str, Any]:
        """Put rules in force (see faults.KINDS), or only list those in force when none is given."""
        if not rules:
            return self._json("GET", "/faults")
        return self._json("POST", "/faults", json={"rules": [dict(rule) for rule in rules], "seed": seed})

    def clear_faults(self) -> None:
        """End all faults."""
        self._json("DELETE", "/faults")

    def settings(self, **values: Any) -> dict[str, Any]:
        """Change settings (opt_out, callback_delay, retry_pause); all of them as they are now."""
        return self._json("POST", "/settings", json=values)

    def reset(self) -> None:
        """Forget everything."""
        self._json("POST", "/reset", json={})

    def _thread(self, path: str, after: int, since: int, phones: Sequence[str] = ()) -> Thread:
        found = self._json("GET", path, params={"after": after, "since": since, "phone": phones})
        return Thread(tuple(Text.from_json(item) for item in found["messages"]), found["rev"])

    def _json(self, method: str, path: str, **how: Any) -> dict[str, Any]:
        found: dict[str, Any] = self._ask(method, path, **how).json()
        return found

    def _ask(self, method: str, path: str, **how: Any) -> requests.Response:
        try:
            with requests.Session() as session:
                session.trust_env = False  # a proxy set for the world outside has no business here
                answer = session.request(
                    method, f"{self.base_url}/double{path}", timeout=(CONNECT_SECONDS, READ_SECONDS), **how
                )
        except requests.RequestException as error:
            raise DoubleAway("the phone simulator's server does not answer") from error
        if answer.status_code >= 400:
            raise DoubleError(_reason(answer))
        return answer


def _reason(answer: requests.Response) -> str:
    try:
        return str(answer.json()["error"])
    except (ValueError, KeyError, TypeError):
        return f"status {answer.status_code}"
