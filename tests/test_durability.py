"""Nothing is lost, doubled or out of order while processes are killed; a night without a web server is made up for."""

import os
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass

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


pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class UnderFire:
    """A running product, its database, the double, and a city system that fails from a seed."""

    seed: int
    stack: Stack
    double: DoubleClient
    database: Database
    works: shaky.Shaky


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[UnderFire]:
    """One for both tests: each says how much more there is than before."""
    seed = int(os.environ.get("CHAOS_SEED", random.randrange(10**6)))
    folder, works = tmp_path_factory.mktemp("fire"), shaky.Shaky(seed)
    with running(works):
        env = {**ENV, **shaky.ENV, "TEXTBOT_CITY": str(shaky.city_of(folder / "city", works.url))}
        with started(folder / "var", env) as stack:
            database = Database(str(stack.run["database_url"]))
            yield UnderFire(seed, stack, DoubleClient(str(stack.run["double_url"])), database, works)
            database.close()


def test_texts_of_an_outage_are_taken_in_once_and_late(city: UnderFire) -> None:
    before, refused = judge(city.database, city.double, {}), len(city.double.errors())
    city.double.faults({"kind": "webhook_refuse"})
    for number in range(12):
        city.double.text(f"+1602555{2000 + number}", "What are your hours?")
    while len(city.double.errors()) < refused + 12:
        time.sleep(0.1)
    city.double.clear_faults()
    took = wait_until_settled(city.database, city.double, 300)
    verdict = judge(city.database, city.double, {})
    print(f"settled after {took:.0f} s: {verdict}")
    assert verdict.texts - before.texts == verdict.late - before.late == 12
    assert verdict.clean, verdict
    replies = [text.body for text in city.double.messages().texts if text.direction == "out" and late(text.phone)]
    assert len(replies) == 12
    assert all(body.startswith("Sorry this is late") for body in replies)


def late(phone: str) -> bool:
    """Whether it is one of those that texted during the outage."""
    return phone.startswith("+16025552")


@pytest.mark.timeout(1200)
def test_nothing_is_lost_or_doubled_while_everything_is_killed(city: UnderFire) -> None:
    print(f"CHAOS_SEED={city.seed}")
    before = judge(city.database, city.double, {})
    killer = Killer(city.stack, city.seed, SECONDS)
    killer.start()
    load(city.double, PHONES, TEXTS, SECONDS, city.seed)
    killer.join()
    took = wait_until_settled(city.database, city.double, SETTLED_WITHIN)
    verdict = judge(city.database, city.double, killer.kills)
    made = judge_orders(city.database, city.works, verdict)
    print(f"settled after {took:.0f} s, {made} orders, {city.works.failures}: {verdict}")
    assert verdict.kills == VICTIMS
    assert verdict.texts - before.texts == TEXTS
    assert made >= PHONES
    assert sum(city.works.failures.values()) >= 5
    assert verdict.clean, verdict
