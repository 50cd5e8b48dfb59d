"""Everything that lasts or passes, as text: for tests that look for what must not be there."""

from redis import Redis
from sqlalchemy import select

from tests.rig.line import Line
from textbot.store.tables import metadata


def everything(line: Line) -> str:
    """Every row of every table about people, and every value in Redis, jobs and their arguments included."""
    tables = [table for table in metadata.sorted_tables if not table.name.startswith(("place", "playbook"))]
    with line.rt.database.read() as conn:
        rows = [str(tuple(row)) for table in tables for row in conn.execute(select(table))]
    return "\n".join([*rows, *(f"{key!r} {_value(line.rt.redis, key)}" for key in line.rt.redis.scan_iter())])


def _value(redis: Redis, key: bytes) -> str:
    kind = redis.type(key)
    readers = {
        b"string": redis.get,
        b"hash": redis.hgetall,
        b"list": lambda name: redis.lrange(name, 0, -1),
        b"set": redis.smembers,
        b"zset": lambda name: redis.zrange(name, 0, -1),
    }
    return str(readers[kind](key)) if kind in readers else ""
