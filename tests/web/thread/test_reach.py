"""Beside the thread staff read what the resident joined, when they want texts, and whether texts arrive at all."""

from datetime import timedelta

from tests.rig.office import Office
from tests.web.conftest import Browser
from textbot.store import consents, delivery_wishes, reach, subscriptions


def test_topics_wishes_and_what_was_said_stand_beside_the_thread(ana: Browser, desk: Office) -> None:
    thread = desk.waiting(phone="+16025550143")
    contact_id, now = desk.conversation(thread).contact_id, desk.clock()
    with desk.rt.database.write() as conn:
        subscriptions.put(conn, contact_id, "trash-reminders", "on", now - timedelta(days=2), "import")
        subscriptions.put(conn, contact_id, "events", "asked", now, "text")
        subscriptions.put(conn, contact_id, "water-alerts", "ended", now, "text")
        delivery_wishes.put(conn, contact_id, "trash-reminders", after="18:00")
        delivery_wishes.put(conn, contact_id, "", muted_until=now + timedelta(days=1))
        consents.record(conn, contact_id, "import", "ours", "paper form", None, now, topic="trash-reminders",
                        how="import", staff_id=desk.member.id)  # fmt: skip
        consents.record(conn, contact_id, "topic_off", "ours", "no more <b>water", None, now, topic="water-alerts")
    page = ana.get(f"/inbox/{thread}").text
    assert "Trash reminders since Sat 10:00 AM, only after 6:00 PM" in page
    assert "Event news: asked 10:00 AM, no YES yet" in page
    assert "Quiet until Tue 10:00 AM" in page
    assert "joined trash reminders, from a list, from a file of Ana: <bdi>paper form</bdi>" in page
    assert "ended water alerts: <bdi>no more &lt;b&gt;water</bdi>" in page


def test_a_phone_that_texts_do_not_reach_is_shown_as_such(ana: Browser, desk: Office) -> None:
    thread = desk.waiting(phone="+16025550143")
    contact_id = desk.conversation(thread).contact_id
    desk.says(contact_id, "hello", state="undelivered", error="30003")
    with desk.rt.database.write() as conn:
        reach.missed(conn, contact_id, 1, desk.clock(), suspend=False)
    assert "The last text did not arrive: the phone is off or out of reach." in ana.get(f"/inbox/{thread}").text
    with desk.rt.database.write() as conn:
        reach.missed(conn, contact_id, 3, desk.clock(), suspend=True)
    assert "Cannot be reached: the phone is off or out of reach. Notices leave" in ana.get(f"/inbox/{thread}").text


def test_who_never_said_anything_about_texts_has_no_such_card(ana: Browser, desk: Office) -> None:
    assert 'id="facts-reach"' not in ana.get(f"/inbox/{desk.waiting()}").text
