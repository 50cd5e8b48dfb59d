"""What residents agree to about topics becomes rows that prove it, on both kinds of database."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from tests.rig.line import RESIDENT, Line
from textbot.store import consents, contacts, delivery_wishes, homes, subscriptions
from textbot.store.consents import consents as consent_rows
from textbot.store.conversations import conversations


def states(line: Line) -> dict[str, str]:
    """Topic -> how the resident stands with it."""
    with line.rt.database.read() as conn:
        contact = contacts.by_phone(conn, RESIDENT)
        assert contact is not None
        return {row.topic: row.state for row in subscriptions.of_contact(conn, contact.id)}


def proofs(line: Line) -> list[Any]:
    """Every consent, the oldest first."""
    with line.rt.database.read() as conn:
        return list(conn.execute(select(consent_rows).order_by(consent_rows.c.id)).all())


def test_only_a_yes_turns_a_topic_on_and_the_record_proves_it(line: Line) -> None:
    asked = line.hears("water alerts")
    assert states(line) == {"water-alerts": "asked"}
    line.hears("hi")
    assert states(line) == {"water-alerts": "asked"}
    line.hears("water alerts")
    line.hears("Yes please")
    assert states(line) == {"water-alerts": "on"}
    ask, _, on = proofs(line)
    assert [(row.what, row.topic, row.how, row.language) for row in (ask, on)] == [
        ("topic_ask", "water-alerts", "text", "en"),
        ("topic_on", "water-alerts", "text", "en"),
    ]
    assert ask.shown == on.shown == asked[0].split("\n\n")[0]
    assert (on.wording, on.version) == ("Yes please", line.rt.playbook.version)
    assert on.inbound_id is not None


def test_stop_ends_every_topic_and_start_brings_none_back(line: Line) -> None:
    for text in ("water alerts", "yes", "event news", "yes", "STOP"):
        line.hears(text)
    assert set(states(line).values()) == {"ended"}
    (back,) = line.hears("START")
    assert "water alerts, event news. They stay off" in back
    assert set(states(line).values()) == {"ended"}
    line.hears("event news")
    line.hears("yes")
    assert states(line) == {"water-alerts": "ended", "events": "on"}


def test_what_the_carrier_stopped_is_not_brought_back_either(line: Line) -> None:
    line.hears("water alerts")
    line.hears("yes")
    with line.rt.database.write() as conn:
        contact = contacts.by_phone(conn, RESIDENT)
        assert contact is not None
        contacts.set_opt_out(conn, contact.id, "carrier")
    (back,) = line.hears("START")
    assert "water alerts. They stay off" in back
    assert states(line) == {"water-alerts": "ended"}


def test_leaving_one_topic_leaves_the_others(line: Line) -> None:
    for text in ("sign me up for events and water alerts", "yes", "no more water alerts"):
        line.hears(text)
    assert states(line) == {"water-alerts": "ended", "events": "on"}
    assert [(row.what, row.topic) for row in proofs(line)][-1] == ("topic_off", "water-alerts")


def test_quiet_and_hours_are_kept_together(line: Line) -> None:
    for text in ("water alerts", "yes", "mute the water alerts for 2 weeks", "only after 6pm", "mute for a week"):
        line.hears(text)
    with line.rt.database.read() as conn:
        contact = contacts.by_phone(conn, RESIDENT)
        assert contact is not None
        every, water = delivery_wishes.of_contact(conn, contact.id)
    assert (every.topic, every.after, every.before) == ("", "18:00", "")
    assert every.muted_until is not None
    assert water.muted_until is not None
    assert timedelta(days=5) < water.muted_until - every.muted_until < timedelta(days=9)
    line.hears("unmute")
    with line.rt.database.read() as conn:
        assert [row.muted_until for row in delivery_wishes.of_contact(conn, contact.id)] == [None, None]


def test_a_wrong_number_is_forgotten_and_staff_are_told(line: Line) -> None:
    line.learn_places()
    for text in ("trash reminders", "yes", "123 Main St"):
        line.hears(text)
    with line.rt.database.write() as conn:
        contact = contacts.by_phone(conn, RESIDENT)
        assert contact is not None
        assert homes.of_contact(conn, contact.id) is not None
        contacts.tell(conn, contact.id, first_name="Maria")
    (sorry,) = line.hears("sorry, wrong number")
    assert sorry.startswith("Sorry! We took this number off all our lists")
    assert states(line) == {"trash-reminders": "ended"}
    with line.rt.database.read() as conn:
        contact = contacts.by_phone(conn, RESIDENT)
        assert contact is not None
        assert contact.opt_out == "ours"
        assert homes.of_contact(conn, contact.id) == ("ended", None)
        assert conn.execute(select(contacts.contacts.c.first_name)).scalar() == ""
        assert conn.execute(select(conversations.c.reason)).scalar() == "wrong_number"
        assert consents.last(conn, contact.id, "wrong_number") is not None
    assert line.hears("wrong number") == []
    (back,) = line.hears("START")
    assert "They stay off" not in back  # what was on is nothing to who has the number now
