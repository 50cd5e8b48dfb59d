"""A machine translator for tests: LibreTranslate's POST /translate, made up and a real server all the same."""

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from textbot.actions.conversations.translate_texts import translate_text
from textbot.runtime import Runtime
from textbot.store import translations


@dataclass
class Translations:
    """Answers "[language] text", or as it is told to; keeps what it was asked."""

    url: str = ""
    status: int = 200
    body: bytes | None = None
    pause: float = 0.0
    location: str = ""
    asked: list[dict[str, str]] = field(default_factory=list)

    def work(self, rt: Runtime) -> int:
        """Do what waits for a translation in that database; how many there were."""
        rt = replace(rt, settings=replace(rt.settings, textbot_translator_url=self.url))
        with rt.database.read() as conn:
            due = translations.due(conn, rt.now())
        for each in due:
            translate_text(rt, each)
        return len(due)


@pytest.fixture
def translator() -> Iterator[Translations]:
    """One that is there."""
    told = Translations()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            told.asked.append(asked)
            time.sleep(told.pause)
            said = json.dumps({"translatedText": f"[{asked['target']}] {asked['q']}"}).encode()
            body = said if told.body is None else told.body
            self.send_response(told.status)
            if told.location:
                self.send_header("Location", told.location)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            try:
                self.wfile.write(body)
            except OSError:
                return

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    told.url = f"http://127.0.0.1:{server.server_port}"
    yield told
    server.shutdown()
    server.server_close()
