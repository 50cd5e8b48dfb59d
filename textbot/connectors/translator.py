"""A machine translator over HTTP that speaks LibreTranslate's API (docs.libretranslate.com): POST /translate.

{"q", "source", "target", "format": "text", "api_key"}    200 {"translatedText"}    4xx {"error"}
"""

import json

from textbot.connectors.connector import Away, Refused
from textbot.connectors.wire import Wire, send

SECONDS = 8.0
LONGEST = 5_000
"""Letters of a text that are translated at most."""
MOST = 4 * LONGEST


class Translator:
    """The operator's own, at `url`; key: what it asks for, "" for none. What was asked is never logged."""

    def __init__(self, url: str, key: str = "") -> None:
        self._url = f"{url.rstrip('/')}/translate"
        self._key = key

    def translate(self, text: str, source: str, target: str, seconds: float = SECONDS) -> str:
        """`text` in the language `target`; source: its own language, or "auto". Raises Away when it cannot be reached,
        is too slow or makes no sense, Refused when it will not translate this."""
        asked = {"q": text[:LONGEST], "source": source, "target": target, "format": "text"}
        if self._key:
            asked["api_key"] = self._key
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        said = send(Wire("POST", self._url, headers, json.dumps(asked), secrets=(self._key, text)), seconds).json()
        found = said.get("translatedText") if isinstance(said, dict) else None
        if not isinstance(found, str) or not found.strip():
            raise Away("the translator's answer holds no translation")
        if len(found) > MOST:
            raise Refused("the translation is far longer than the text")
        return found.strip()
