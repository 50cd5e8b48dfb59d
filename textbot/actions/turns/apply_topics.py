"""Effects about topics: each changes how a contact stands, and adds a row to `consents` with both sides' words."""

from textbot.actions.turns.ground import Applied, Ground
from textbot.core.effects import AskTopic, JoinTopic, LeaveTopic, SetDelivery, WrongNumber
from textbot.core.redaction import mask
from textbot.store import consents, contacts, delivery_wishes, homes, subscriptions
from textbot.store.subscriptions import ASKED, ON


def ask_topic(ground: Ground, effect: AskTopic, applied: Applied) -> None:
    """Note that a YES is awaited; nothing comes before it."""
    for topic in effect.topics:
        subscriptions.put(ground.conn, ground.contact_id, topic, ASKED, ground.now, effect.how)
        _record(ground, "topic_ask", topic, effect.wording, shown=effect.shown, how=effect.how)


def join_topic(ground: Ground, effect: JoinTopic, applied: Applied) -> None:
    """The topic is on from now."""
    for topic in effect.topics:
        subscriptions.put(ground.conn, ground.contact_id, topic, ON, ground.now, effect.how)
        _record(ground, "topic_on", topic, effect.wording, shown=effect.shown, how=effect.how)


def leave_topic(ground: Ground, effect: LeaveTopic, applied: Applied) -> None:
    """The topic is over; also one whose YES was still awaited."""
    subscriptions.end(ground.conn, ground.contact_id, effect.topics, ground.now)
    for topic in effect.topics:
        _record(ground, "topic_off", topic, effect.wording)


def set_delivery(ground: Ground, effect: SetDelivery, applied: Applied) -> None:
    """Change when notices come. Quiet for all lifts, when it ends, that of each topic."""
    if effect.what == "mute":
        delivery_wishes.put(ground.conn, ground.contact_id, effect.topic, muted_until=effect.muted_until)
    else:
        hours = {"after": effect.after, "before": effect.before}
        delivery_wishes.put(ground.conn, ground.contact_id, effect.topic, **hours)
    if not effect.topic and effect.clears:
        for row in (each for each in delivery_wishes.of_contact(ground.conn, ground.contact_id) if each.topic):
            values = {"muted_until": None} if effect.what == "mute" else {"after": "", "before": ""}
            delivery_wishes.put(ground.conn, ground.contact_id, row.topic, **values)
    _record(ground, effect.what, effect.topic, effect.wording)


def wrong_number(ground: Ground, effect: WrongNumber, applied: Applied) -> None:
    """The phone is somebody else's: nothing that was kept of it stays. (Its texts and topics end by OptOut.)"""
    conn, contact = ground.conn, ground.contact_id
    delivery_wishes.forget(conn, contact)
    homes.put(conn, contact, "ended", None, ground.now)
    contacts.forget_name(conn, contact)
    _record(ground, "wrong_number", "", effect.wording)


def _record(ground: Ground, what: str, topic: str, wording: str, *, shown: str = "", how: str = "text") -> None:
    more = {"topic": topic, "how": how, "shown": shown, "version": ground.playbook.version, "language": ground.language}
    said = mask(wording)
    consents.record(ground.conn, ground.contact_id, what, "ours", said, ground.inbound_id, ground.now, **more)
