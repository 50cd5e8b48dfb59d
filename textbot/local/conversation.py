"""One phone's talk with the bot, text by text, through the double."""

import threading
import time
from collections.abc import Iterator

from textbot.local.double.client import DoubleClient, DoubleError

POLL_SECONDS = 0.2
LOST = ("failed", "undelivered")


class Conversation:
    """Texts as `phone` and collects what comes back. Methods raise DoubleError when the double is gone."""

    def __init__(self, client: DoubleClient, phone: str, patience: float) -> None:
        self.phone = phone
        self._client, self._patience = client, patience
        self._lock = threading.Lock()
        texts = client.thread(phone).texts
        self._seen = texts[-1].seq if texts else 0

    def say(self, body: str) -> tuple[bool, list[str]]:
        """Text the city; whether it took the text, and its replies.

        When none comes with the answer, waits `patience` seconds for one that is sent after.
        """
        with self._lock:
            status = self._client.text(self.phone, body, wait=True).http_status
            heard = status is not None and status < 300
            replies = self._new()
            end = time.monotonic() + self._patience
            while heard and not replies and time.monotonic() < end:
                time.sleep(POLL_SECONDS)
                replies = self._new()
            return heard, replies

    def news(self) -> Iterator[str]:
        """What the city texts by itself, for ever; ends when the double is gone."""
        while True:
            time.sleep(POLL_SECONDS)
            try:
                with self._lock:
                    found = self._new()
            except DoubleError:
                return
            yield from found

    def _new(self) -> list[str]:
        texts = self._client.thread(self.phone, after=self._seen).texts
        self._seen = max((text.seq for text in texts), default=self._seen)
        return [text.body for text in texts if text.direction == "out" and text.status not in LOST]
