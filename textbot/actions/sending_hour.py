"""When a text may go to one contact: by the hours of where they are, and by how many they got today."""

from datetime import datetime

from sqlalchemy import Connection

from textbot.core.notice import A_DAY, KINDS, send_at
from textbot.core.notices.hours import Window
from textbot.core.playbook import Playbook
from textbot.store import outbound
from textbot.store.whereabouts import zones_of


def sending_hour(
    conn: Connection, playbook: Playbook, contact_id: int, kind: str, now: datetime, window: Window | None = None
) -> datetime:
    """The first moment from `now` at which a text of this kind may go to a contact, within `window`, too, if
    there is one; `now` when it may at once."""
    if KINDS[kind].any_hour:
        return now
    city_zone = playbook.city.timezone
    return send_at(kind, now, city_zone, zones=zones_of(conn, contact_id, city_zone), window=window)


def had_enough(conn: Connection, contact_id: int, kind: str, now: datetime) -> bool:
    """Whether a contact got as many texts of this kind in the last 24 hours as the table of kinds allows."""
    most = KINDS[kind].daily
    return most is not None and outbound.count_since(conn, contact_id, kind, now - A_DAY) >= most
