"""Ten thousand signed but malformed webhooks: no error of ours, and no answer that Twilio cannot read."""

import gc
import time
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest
from redis import Redis
from sqlalchemy import event

from tests.rig.databases import PostgresDatabases, SqliteDatabases
from tests.rig.line import PUBLIC_URL, Line, account, open_line
from tests.rig.malformed import Request, requests
from tests.rig.yardstick import plain_work, seconds
from textbot.store.inbound import inbound
from textbot.store.outbox import outbox

SEED, NUMBER = 20261121, 10_000
ANSWERS = {"/sms": {200, 403, 413}, "/sms/status": {204, 403, 413}, "/voice": {200, 403, 413}}


def answered(line: Line, request: Request) -> int:
    """Post it as it is; the status of the answer, which must be one that Twilio understands."""
    signed = {"X-Twilio-Signature": request.signed}
    answer = line.app.test_client().post(
        request.path, data=request.body, content_type=request.content_type, headers=signed
    )
    assert answer.status_code in ANSWERS[request.path.partition("?")[0]], (request.what, answer.status_code)
    if answer.status_code == 200:
        assert ElementTree.fromstring(answer.text).tag == "Response"
    return answer.status_code


def lost(line: Line, caplog: pytest.LogCaptureFixture) -> list[str]:
    """Texts without a turn, but for those that a busy machine leaves to a worker; a thought that broke, too."""
    waiting = {row.ref for row in line.rows(outbox) if row.deed == "take_turn"}
    untaken = [row.body for row in line.rows(inbound) if row.turn is None and row.id not in waiting]
    return untaken + [each.getMessage() for each in caplog.records if each.levelname == "ERROR"]


@pytest.mark.slow
def test_ten_thousand_malformed_webhooks_break_nothing(
    tmp_path: Path, sqlite_databases: SqliteDatabases, redis_client: Redis, caplog: pytest.LogCaptureFixture
) -> None:
    with sqlite_databases.fresh(tmp_path) as url, open_line(account(tmp_path / "var"), url, redis_client) as line:
        # The disk's patience is not what is tried here.
        event.listen(line.rt.database.engine, "connect", lambda conn, _: conn.execute("PRAGMA synchronous=OFF"))
        line.learn_places()
        for request in requests(SEED + 2, NUMBER // 25, PUBLIC_URL):
            answered(line, request)  # until every rule was compiled, once a process
        # What other tests left behind would be tidied in the middle of a text, and counted as its time.
        gc.collect()
        gc.freeze()
        statuses: Counter[int] = Counter()
        took = []
        for request in requests(SEED, NUMBER, PUBLIC_URL):
            began = time.thread_time()
            statuses[answered(line, request)] += 1
            took.append((time.thread_time() - began, f"{request.what} {request.body[-80:]!r}"))
        plain = min(seconds(plain_work) for _ in range(5))
        gc.unfreeze()
        slowest = max(took)
        print(statuses, slowest, plain)
        assert statuses[200] > NUMBER / 7
        assert min(statuses[403], statuses[413]) > NUMBER / 100
        # Twilio waits 15 s for an answer; nothing a phone can send may keep a thread busy for long.
        assert slowest[0] < 300 * plain, slowest  # measured: 55 times
        assert lost(line, caplog) == []


def test_malformed_webhooks_break_nothing_on_postgresql(
    tmp_path: Path, postgres_databases: PostgresDatabases, redis_client: Redis, caplog: pytest.LogCaptureFixture
) -> None:
    """PostgreSQL is stricter: it takes no NUL, and no value that is longer than its column."""
    with postgres_databases.fresh() as url, open_line(account(tmp_path / "var"), url, redis_client) as line:
        line.learn_places()
        for request in requests(SEED + 1, 1_000, PUBLIC_URL):
            answered(line, request)
        assert lost(line, caplog) == []
