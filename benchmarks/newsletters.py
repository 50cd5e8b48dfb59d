"""A newsletter to 50,000: how long it takes to reckon it and to write down each resident's own digest with what each
line was made from.

`python -m benchmarks.newsletters` makes a town that joined it, with a month of requests, on SQLite or PostgreSQL."""

import os
import random
import tempfile
import time
from datetime import timedelta
from pathlib import Path

import click
from sqlalchemy import func, insert, select

from benchmarks.notice_prepare import PEOPLE, town
from benchmarks.notice_town import SEED, TOPIC
from tests.rig.neighborhood import NEWSLETTER, OCTOBER
from tests.rig.office import Office
from textbot.actions.notices.estimate import estimate
from textbot.actions.notices.prepare import prepare
from textbot.actions.notices.preview_newsletter import texts_of
from textbot.core.notices.draft import Draft
from textbot.store import notices
from textbot.store.newsletter_lines import newsletter_lines
from textbot.store.recipients import recipients
from textbot.store.request_people import request_people
from textbot.store.requests import requests
from textbot.store.subscriptions import subscriptions

REQUESTS = 20_000
KINDS = ("pothole", "streetlight", "graffiti", "missed-trash", "sidewalk")


def month(desk: Office, people: int) -> None:
    """Everybody who joined the topic joined the newsletter; so many requests were done in October."""
    rng, own = random.Random(SEED), subscriptions.c
    columns = ("contact_id", "topic", "state", "since", "source")
    with desk.rt.database.write() as conn:
        joined = conn.execute(select(own.contact_id, own.since).where(own.topic == TOPIC)).all()
        rows = [(each.contact_id, NEWSLETTER, "on", each.since, "text") for each in joined]
        conn.execute(insert(subscriptions), [dict(zip(columns, row, strict=True)) for row in rows])
        conn.execute(insert(requests), [_request(rng, each) for each in range(1, REQUESTS + 1)])
        reporters = [
            {"request_id": each, "contact_id": rng.randint(1, people), "role": "reporter", "at": OCTOBER}
            for each in range(1, REQUESTS + 1)
        ]
        conn.execute(insert(request_people), reporters)


def _request(rng: random.Random, number: int) -> dict[str, object]:
    flow, closed = rng.choice(KINDS), OCTOBER + timedelta(days=rng.randint(-11, 15))
    return {
        "id": number, "reference": f"2026-1001-{number:05}", "flow": flow, "service_code": flow, "status": "closed",
        "slots": {}, "district": str(rng.randint(1, 4)), "language": "en", "photo_sids": [], "place": "Elm St",
        "created_at": closed - timedelta(hours=rng.randint(2, 400)), "closed_at": closed, "updated_at": closed,
    }  # fmt: skip


def measure(desk: Office) -> str:
    """Reckon and prepare it; a line of figures."""
    texts = texts_of(desk.rt.playbook, desk.rt.playbook.newsletters["neighborhood"])
    own = Draft("News", texts, {"any": [{"topic": NEWSLETTER}]}, topic=NEWSLETTER, validity_minutes=2880)
    estimate(desk.rt, own)
    began = time.perf_counter()
    found = estimate(desk.rt, own)
    reckoned = time.perf_counter() - began
    with desk.rt.database.write() as conn:
        values = {"title": own.title, "class_": own.class_, "topic": own.topic, "texts": texts}
        number = notices.add(
            conn, desk.clock.at, **values, audience=dict(own.audience), key="news", digest=own.digest,
            validity_minutes=2880, author_id=desk.member.id,
        )  # fmt: skip
        notices.move(conn, number, ("draft",), "preparing", desk.clock.at)
    began, cpu = time.perf_counter(), time.process_time()
    prepare(desk.rt, number)
    took, cpu = time.perf_counter() - began, time.process_time() - cpu
    mine = (recipients.c.notice_id == number, recipients.c.state == "waiting")
    with desk.rt.database.read() as conn:
        different = conn.execute(select(func.count(recipients.c.body.distinct())).where(*mine)).scalar_one()
        traced = conn.execute(select(func.count()).select_from(newsletter_lines)).scalar_one()
        longest = conn.execute(select(func.max(func.length(recipients.c.body))).where(*mine)).scalar_one()
    assert traced == found.recipients and longest <= 300
    return (
        f"{found.recipients:,} recipients, {different:,} different texts, the longest {longest} letters: reckoned in "
        f"{reckoned:.1f} s, written down in {took:.1f} s ({cpu:.1f} s of CPU)"
    )


@click.command()
@click.option("--database", type=click.Choice(["sqlite", "postgresql"]), default="sqlite", show_default=True)
@click.option("--people", default=PEOPLE, show_default=True)
def main(database: str, people: int) -> None:
    """A newsletter to a whole town."""
    with tempfile.TemporaryDirectory() as folder, town(database, Path(folder), people) as desk:
        month(desk, people)
        click.echo(f"{database}: {measure(desk)}; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
