"""Nothing is lost, doubled or out of order while processes are killed; a night without a web server is made up for."""

import os
import random
import time
from pathlib import Path

import pytest

from tests.rig.chaos import VICTIMS, Killer, judge, judge_orders, load, wait_until_settled
from tests.rig.crm import shaky
from tests.rig.crm.server import running
from tests.rig.stack import Stack, started
from textbot.local.double.client import DoubleClient
from textbot.store.database import Database

PHONES, TEXTS, SECONDS = 20, 400, 90.0
SETTLED_WITHIN = 600
ENV = {"TEXTBOT_REPLY_LIMIT": "0", "TEXTBOT_CONFIRM_SECONDS": "30", "TEXTBOT_BACKFILL_SECONDS": "15"}


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_nothing_is_lost_or_doubled_while_everything_is_killed(tmp_path: Path) -> None:
    seed = int(os.environ.get("CHAOS_SEED", random.randrange(10**6)))
    print(f"CHAOS_SEED={seed}")
    works = shaky.Shaky(seed)
    with running(works):
        city = shaky.city_of(tmp_path / "city", works.url)
        with started(tmp_path / "var", {**ENV, **shaky.ENV, "TEXTBOT_CITY": str(city)}) as stack:
            double, database = _parts(stack)
            killer = Killer(stack, seed, SECONDS)
            killer.start()
            load(double, PHONES, TEXTS, SECONDS, seed)
            killer.join()
            took = wait_until_settled(database, double, SETTLED_WITHIN)
            verdict = judge(database, double, killer.kills)
            made = judge_orders(database, works, verdict)
            print(f"settled after {took:.0f} s, {made} orders, {works.failures}: {verdict}")
            assert verdict.kills == VICTIMS
            assert verdict.texts == TEXTS
            assert made >= PHONES
            assert sum(works.failures.values()) >= 5
            assert verdict.clean, verdict
            database.close()


@pytest.mark.slow
def test_texts_of_an_outage_are_taken_in_once_and_late(tmp_path: Path) -> None:
    with started(tmp_path / "var", ENV) as stack:
        double, database = _parts(stack)
        double.faults({"kind": "webhook_refuse"})
        for number in range(12):
            double.text(f"+1602555{2000 + number}", "What are your hours?")
        while len(double.errors()) < 12:
            time.sleep(0.1)
        double.clear_faults()
        took = wait_until_settled(database, double, 300)
        verdict = judge(database, double, {})
        print(f"settled after {took:.0f} s: {verdict}")
        assert verdict.texts == verdict.late == 12
        assert verdict.clean, verdict
        replies = [text.body for text in double.messages().texts if text.direction == "out"]
        assert len(replies) == 12
        assert all(body.startswith("Sorry this is late") for body in replies)
        database.close()


def _parts(stack: Stack) -> tuple[DoubleClient, Database]:
    return DoubleClient(str(stack.run["double_url"])), Database(str(stack.run["database_url"]))
