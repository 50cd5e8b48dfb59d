"""What one writes first: a loop over the twilio client, or a job that sends one text with it. Prints the processor time
that it took, imports left aside."""

import resource
import sys

from redis import Redis
from rq import Queue, Worker
from twilio.rest import Client

from tests.rig.recipients import BODY, phone
from tests.rig.twilio_double import ACCOUNT, NUMBER, TOKEN, ToDouble


def send(base: str, to: str, body: str) -> str:
    """One text."""
    client = Client(ACCOUNT, TOKEN, http_client=ToDouble(base))
    return str(client.messages.create(to=to, from_=NUMBER, body=body).sid)


def loop(base: str, count: int) -> None:
    """So many texts, one after the other, by one client."""
    client = Client(ACCOUNT, TOKEN, http_client=ToDouble(base))
    for number in range(count):
        client.messages.create(to=phone(800_000 + number), from_=NUMBER, body=BODY)


def work(redis_url: str) -> None:
    """An RQ worker as RQ makes it: a process forked for each job. What a job imports is imported before."""
    with Redis.from_url(redis_url) as redis:
        Worker([Queue("plain", connection=redis)], connection=redis).work(burst=True, logging_level="WARNING")


def used() -> float:
    """Seconds of processor time of this process and of those it forked."""
    rows = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(row.ru_utime + row.ru_stime for row in rows)


if __name__ == "__main__":
    before = used()
    if sys.argv[1] == "jobs":
        work(sys.argv[2])
    else:
        loop(sys.argv[2], int(sys.argv[3]))
    print(used() - before)
