from datetime import date
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from threading import Thread
from urllib.parse import parse_qsl

import pytest
from twilio.request_validator import RequestValidator

from benchmarks import report
from benchmarks.load import Measured, Window, measure, quantile
from benchmarks.texts import BURST, COMMANDS, Webhook, phones, request, requests

TO = Webhook("http://127.0.0.1:8000/sms", "AC00", "token", "+16025550100")


def parts(raw: bytes) -> tuple[dict[str, str], dict[str, str]]:
    head, _, body = raw.decode().partition("\r\n\r\n")
    return dict(line.split(": ", 1) for line in head.splitlines()[1:]), dict(parse_qsl(body, keep_blank_values=True))


def test_a_request_is_signed_as_twilio_signs():
    headers, form = parts(request(TO, "+16025550123", "¿Cuándo pasa la basura? 🗑️ & more"))
    assert RequestValidator("token").validate(TO.url, form, headers["X-Twilio-Signature"])
    assert form["From"] == "+16025550123"


def test_every_request_has_an_id_of_its_own_and_every_phone_says_different_things():
    forms = [parts(raw)[1] for raw in islice(requests(TO, 3, COMMANDS, 17), 400)]
    assert len({form["MessageSid"] for form in forms}) == 400
    said = [[form["Body"] for form in forms if form["From"] == phone] for phone in phones(3)]
    assert {len(set(texts)) for texts in said[3:50]} == {BURST}


def test_no_two_connections_share_a_phone():
    everyone = [phone for line in range(16) for phone in phones(line)]
    assert len(set(everyone)) == len(everyone)


@pytest.fixture
def server():
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            said = self.rfile.read(int(self.headers["Content-Length"]))
            status = HTTPStatus.FORBIDDEN if b"Body=menu" in said else HTTPStatus.OK
            answer = b"<Response><Message>hi</Message></Response>"
            self.wfile.write(b"HTTP/1.1 %d x\r\nContent-Length: %d\r\n\r\n%s" % (status, len(answer), answer))

        def log_message(self, *_args: object) -> None:
            pass

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield Webhook(f"http://127.0.0.1:{running.server_address[1]}/sms", "AC00", "token", "+16025550100")
    running.shutdown()
    running.server_close()
    thread.join()


def test_answers_failures_and_replies_are_counted(server):
    found = measure(Window(server, ("help", "menu"), lines=4, seconds=60, supply=10))
    assert (found.answers, found.failed, found.replies) == (40, 20, 40)
    assert 0 < found.p50 <= found.p99
    assert found.rate > 0


@pytest.mark.parametrize(
    ("part", "at"), [(0.5, 50), (0.99, 99), (1, 100), (0.001, 1)], ids=["median", "p99", "most", "least"]
)
def test_a_quantile_is_a_value_that_was_measured(part, at):
    assert quantile([each * 1_000_000 for each in range(100, 0, -1)], part) == at


def measured(rate: float, p99: float) -> Measured:
    return Measured(rate, 1.0, p99, 100, 0, 100, 0.1)


def test_a_load_is_judged_against_the_floor_of_its_own_round():
    floor = [measured(1000, 10), measured(2000, 20), measured(100, 10)]
    ours = [measured(500, 30), measured(1000, 60), measured(50, 30)]
    row = report.row("sqlite", "x", ours, floor, report.Goal(share=0.4, times=2))
    assert (row.rate, row.p99, row.share, row.times) == (500, 30, 0.5, 3)
    assert row.verdict.startswith("reached: rate at least 40%")
    assert "MISSED: p99 at most 2 times" in row.verdict


def test_writing_replaces_only_its_own_section(tmp_path):
    page = tmp_path / "benchmarks.md"
    page.write_text("# Benchmarks\n\nWords before.\n")
    report.write(page, "webhook", "old table", "make bench", date(2026, 11, 22))
    page.write_text(page.read_text() + "\nWords after.\n")
    report.write(page, "webhook", "new table", "make bench", date(2026, 11, 23))
    text = page.read_text()
    assert text.count("new table") == 1
    assert "old table" not in text
    assert text.startswith("# Benchmarks\n\nWords before.\n")
    assert text.endswith("\nWords after.\n")
    assert "2026-11-23" in text
