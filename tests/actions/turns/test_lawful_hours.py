"""A wish for hours that no lawful hour fits is not kept silently: the resident hears which hour is the nearest."""

import pytest

from tests.rig.office import Office
from tests.rig.rehearsal import Rehearsal
from textbot.store import contacts, delivery_wishes, subscriptions


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("phone", "says", "hears", "kept"),
    [
        ("+12125550143", "only after 7pm", "between 5 PM and 6 PM, so your notices come then", ("17:00", "18:00")),
        ("+12125550143", "only after 5pm", "OK, your notices only come after 5 PM", ("17:00", "")),
        ("+18085550143", "not after 9am", "between 11 AM and 12 PM, so your notices come then", ("11:00", "12:00")),
        ("+16025550143", "only after 7pm", "OK, your notices only come after 7 PM", ("19:00", "")),
    ],
    ids=["New York, too late", "New York, in time", "Honolulu, too early", "at home"],
)
def test_the_nearest_lawful_hour_is_said_and_kept(
    desk: Office, phone: str, says: str, hears: str, kept: tuple[str, str]
) -> None:
    contact_id = desk.resident(phone)
    with desk.rt.database.write() as conn:
        subscriptions.put(conn, contact_id, "trash-reminders", "on", desk.clock(), "text")
        assert contacts.phone_and_zone(conn, contact_id) == (phone, "")
    said = Rehearsal(desk.rt, phone, desk.clock()).text(says).us
    assert hears in said
    assert len(said) <= 300
    with desk.rt.database.read() as conn:
        (wish,) = delivery_wishes.of_contact(conn, contact_id)
    assert (wish.after, wish.before) == kept
