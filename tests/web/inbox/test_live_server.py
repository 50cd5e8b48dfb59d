"""Event streams through the real web server: two workers, a real Valkey, news from another process."""

import http.client
import os
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from urllib.parse import urlencode

import pytest
from redis import Redis

from tests.rig.databases import SqliteDatabases
from tests.rig.line import FORM, PUBLIC_URL, account_env, signature
from tests.rig.office import MORNING, Office, office, riverbend
from tests.rig.streams import Page, open_page
from tests.rig.twilio_double import ACCOUNT, NUMBER
from tests.rig.web_server import WebServer, web_server
from textbot.actions.conversations.take_conversation import take_conversation
from textbot.actions.playbook.publish import publish
from textbot.actions.staff.recognise import hashed
from textbot.state.live import moment
from textbot.store import staff_sessions
from textbot.store.database import Database
from textbot.web.inbox.live import HEARTBEAT_SECONDS
from textbot.web.inbox.streams import MOST

pytestmark = pytest.mark.slow
PHONE = "+16025550123"
_numbers = count(1)


@dataclass
class Desk:
    """A web server, and the hand of staff in another process."""

    server: WebServer
    office: Office
    conversation: int

    def sign_in(self) -> str:
        """A browser's token."""
        token = f"token-{next(_numbers)}"
        with self.office.rt.database.write() as conn:
            staff_sessions.add(conn, hashed(token), self.office.member.id, datetime.now(UTC))
        return token

    def open(self, since: int = 0) -> Page:
        """A stream of a browser of its own, once it hears."""
        page = open_page(self.server.settings.port, self.sign_in(), since)
        assert page.status in (200, 204)
        if page.status == 200:
            page.next("hello")
        return page

    def deed(self) -> float:
        """Staff do something to the conversation; when it was done."""
        take_conversation(self.office.rt, self.conversation, self.office.colleague(f"Ben{next(_numbers)}"))
        return time.monotonic()


@pytest.fixture(scope="module")
def desk(sqlite_databases: SqliteDatabases, tmp_path_factory: pytest.TempPathFactory, valkey: str) -> Iterator[Desk]:
    """The server on SQLite."""
    folder = tmp_path_factory.mktemp("live")
    redis = Redis.from_url(valkey)
    with sqlite_databases.fresh(folder) as url:
        database = Database(url)
        publish(database, riverbend(), MORNING)
        database.close()
        env = account_env(DATABASE_URL=url, REDIS_URL=valkey, TEXTBOT_REPLY_LIMIT="0")
        with web_server(env, folder / "var") as running, office(running.settings, url, redis) as opened:
            now = replace(opened, rt=replace(opened.rt, now=lambda: datetime.now(UTC)))
            yield Desk(running, now, now.waiting(phone=PHONE))
    redis.close()


def text(desk: Desk, body: str) -> int:
    """The resident texts; the status of the webhook's answer."""
    sid = f"SMd{next(_numbers):031x}"
    given = {"MessageSid": sid, "AccountSid": ACCOUNT, "From": PHONE, "To": NUMBER, "Body": body}
    pairs = list(given.items())
    wire = desk.server.connect()
    told = {"Content-Type": FORM, "X-Twilio-Signature": signature(f"{PUBLIC_URL}/sms", pairs)}
    wire.request("POST", "/sms", urlencode(pairs), told)
    answer = wire.getresponse()
    answer.read()
    wire.close()
    return answer.status


def test_every_open_page_hears_of_a_deed_at_once(desk: Desk) -> None:
    pages = [desk.open() for _ in range(20)]
    late = []
    for _ in range(10):
        done = desk.deed()
        late += [page.next("state").at - done for page in pages]
    # Within a second, usually; by itself the stream only says that it is still there, and that much later.
    assert sorted(late)[len(late) // 2] < HEARTBEAT_SECONDS
    for page in pages:
        page.close()


def test_a_residents_text_is_heard_as_soon_as_it_is_stored(desk: Desk) -> None:
    page = desk.open()
    assert text(desk, "Are you there?") == 200
    heard = page.next("text")
    assert heard.data["conversation"] == desk.conversation
    assert "there" not in str(heard.data)
    page.close()


def test_a_page_that_lost_its_worker_hears_what_it_missed_or_asks(desk: Desk) -> None:
    before = desk.server.workers()
    pages = [desk.open() for _ in range(12)]
    victim = sorted(before)[0]
    began = moment()
    os.kill(victim, signal.SIGKILL)
    desk.deed()
    lost = [page for page in pages if page.next_or_end("state") is None]
    assert 0 < len(lost) < len(pages), "the connections all went to one worker"
    for _ in lost:
        again = open_page(desk.server.settings.port, desk.sign_in(), began)
        hello = again.next("hello")
        assert hello.data["gap"] or again.next("state").data["conversation"] == desk.conversation
        again.close()
    for page in pages:
        page.close()


def test_who_is_not_signed_in_gets_no_stream(desk: Desk) -> None:
    page = open_page(desk.server.settings.port, "nobody")
    assert page.status == 401
    page.close()


def test_the_answer_tells_proxies_to_pass_it_on_at_once(desk: Desk) -> None:
    page = desk.open()
    told = page.answer.headers
    assert (told["Content-Type"], told["X-Accel-Buffering"]) == ("text/event-stream; charset=utf-8", "no")
    assert told["Cache-Control"] == "no-store"
    page.close()


def test_beyond_what_a_process_can_serve_pages_are_sent_away_and_the_rest_goes_on(desk: Desk) -> None:
    pages = [desk.open() for _ in range(2 * MOST + 4)]
    refused = [page.status for page in pages if page.status != 200]
    assert set(refused) == {204}
    assert len(refused) >= 4
    assert text(desk, "Hello?") == 200
    assert ask(desk, "/healthz") == 200
    for page in pages:
        page.close()


def ask(desk: Desk, path: str) -> int:
    """The status of a page."""
    wire: http.client.HTTPConnection = desk.server.connect()
    wire.request("GET", path)
    status = wire.getresponse().status
    wire.close()
    return status


def test_the_server_ends_at_once_though_streams_are_open(desk: Desk) -> None:
    """The last of these tests: it ends the server."""
    token = desk.sign_in()
    page = open_page(desk.server.settings.port, token)
    assert page.status in (200, 204)
    desk.server.process.terminate()
    desk.server.process.wait(60)
    assert page.next_or_end("never") is None
    page.close()
