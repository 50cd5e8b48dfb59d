"""By when a conversation should be answered, as it is stored."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.rig.office import Office
from textbot.store import conversations


def test_a_moment_in_the_citys_zone_is_kept_as_the_same_moment(desk: Office) -> None:
    one = desk.waiting()
    here: datetime = desk.clock().astimezone(ZoneInfo("America/Phoenix")) + timedelta(hours=2)
    with desk.rt.database.write() as conn:
        conversations.route(conn, one, "streets", desk.clock(), due_at=here)
    assert desk.conversation(one).due_at == here
