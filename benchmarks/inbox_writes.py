"""What the search's index costs on the way of a text: turns of a full town, written with the index and without."""

import time
from datetime import timedelta
from itertools import count
from statistics import median

from sqlalchemy import text

from benchmarks.inbox_town import Words
from textbot.runtime import Runtime
from textbot.store import contacts, turns

TURNS = 400
_numbers = count(1)


def cost(rt: Runtime, words: Words) -> tuple[float, float]:
    """Milliseconds of a turn's write with the index, and without: medians. The index is gone afterwards."""
    _write(rt, words, 50)
    kept = _write(rt, words, TURNS)
    with rt.database.write() as conn:
        for statement in _without(rt.database.is_sqlite):
            conn.execute(text(statement))
    _write(rt, words, 50)
    return kept, _write(rt, words, TURNS)


def _without(is_sqlite: bool) -> list[str]:
    if is_sqlite:
        return ["DROP TRIGGER search_inbound_insert", "DROP TRIGGER search_outbound_insert"]
    return ["DROP INDEX search_inbound", "DROP INDEX search_outbound"]


def _write(rt: Runtime, words: Words, number: int) -> float:
    """The median of so many turns, each a text and its reply, of a known contact."""
    asks, says, took = words.asks(number), words.says(number), []
    for asked, said in zip(asks, says, strict=True):
        serial, now = next(_numbers), rt.now() + timedelta(seconds=1)
        with rt.database.read() as conn:
            contact = contacts.by_id(conn, 1 + serial % 1000)
        heard = {"sid": f"SMw{serial}", "body": asked, "photos": 0, "opt_out_type": "", "by_machine": False, "form": {}}
        heard |= {"received_at": now, "sent_at": None, "turn": contact.turn + 1, "begins": False, "tries": 0}
        reply = {"token": f"w{serial}", "body": said, "kind": "reply", "via": "twiml", "state": "sent", "segments": 1}
        reply |= dict.fromkeys(("language", "made_by", "parts", "answer", "playbook", "error"), "")
        reply |= {"created_at": now, "attempts": 0}
        began = time.perf_counter()
        with rt.database.write(single=True) as conn:
            assert turns.write(conn, contact.id, contact.turn, "{}", heard, reply)
        took.append((time.perf_counter() - began) * 1000)
    return median(took)
