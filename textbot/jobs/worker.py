"""A worker: one process for one queue. RQ's workers on several queues can lose a job that is killed while it starts."""

import sys

from rq import Queue, SimpleWorker
from rq.serializers import JSONSerializer

from textbot.config import load_settings
from textbot.jobs import parts
from textbot.runtime import open_redis, open_runtime, start_logging
from textbot.state.doorbell import QUEUES

HEARS_TEXTS = "inbox"
"""The queue of turns that could not be taken at once: their residents wait long enough."""


def main(arguments: list[str] | None = None) -> int:
    """`python worker.py QUEUE`: work on that queue until told to end; the exit code."""
    wanted = sys.argv[1:] if arguments is None else arguments
    if len(wanted) != 1 or wanted[0] not in QUEUES:
        print(f"Name one queue: python worker.py {'|'.join(QUEUES)}", file=sys.stderr)
        return 2
    settings = load_settings()
    start_logging(settings)
    rt = open_runtime(settings)
    parts.use(rt)
    if wanted[0] == HEARS_TEXTS:
        rt.shelf.warm()
    # RQ waits on Redis for seconds at a time, so its own connection has no time limit.
    connection = open_redis(settings.redis_url, patient=True)
    queue = Queue(wanted[0], connection=connection, serializer=JSONSerializer)
    worker = SimpleWorker([queue], connection=connection, serializer=JSONSerializer)
    # Job descriptions name the deed only, yet nothing of a job needs to be in a log.
    worker.log_job_description = False
    worker.work(logging_level="WARNING", with_scheduler=False)
    rt.close()
    return 0
