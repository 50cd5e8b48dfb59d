"""Effects about topics: each changes how a contact stands, and adds a row to `consents` with both sides' words."""

from textbot.actions.turns.ground import Applied, Ground
from textbot.core.contact import OURS
from textbot.core.effects import AskTopic, JoinTopic, LeaveTopic, SetDelivery, WrongNumber
from textbot.core.redaction import mask
from textbot.store import consents, contacts, delivery_wishes, followers, homes, subscriptions
from textbot.store.subscriptions import ASKED, ON


def ask_topic(ground: Ground, effect: AskTopic, applied: Applied) -> None:
    """Note that a YES is awaited; nothing comes before it."""
    for topic in effect.topics:
        subscriptions.put(ground.conn, ground.contact_id, topic, ASKED, ground.now, effect.how)
        _record(ground, "topic_ask", topic, "", shown=effect.shown, how=effect.how)


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
        for row in delivery_wishes.of_contact(ground.conn, ground.contact_id):
            values = {"muted_until": None} if effect.what == "mute" else {"after": "", "before": ""}
            delivery_wishes.put(ground.conn, ground.contact_id, row.topic, **values)
    _record(ground, effect.what, effect.topic, effect.wording)


def wrong_number(ground: Ground, effect: WrongNumber, applied: Applied) -> None:
    """The phone is somebody else's: everything that was agreed to or kept with it ends."""
    conn, contact = ground.conn, ground.contact_id
    subscriptions.end(conn, contact, None, ground.now)
    delivery_wishes.forget(conn, contact)
    followers.end_all(conn, contact, ground.now)
    homes.put(conn, contact, "ended", None, ground.now)
    contacts.forget_name(conn, contact)
    contacts.set_opt_out(conn, contact, OURS)
    _record(ground, "wrong_number", "", effect.wording)


def _record(ground: Ground, what: str, topic: str, wording: str, *, shown: str = "", how: str = "text") -> None:
    more = {"topic": topic, "how": how, "shown": shown, "version": ground.playbook.version, "language": ground.language}
    base = (ground.contact_id, what, "ours", mask(wording), ground.inbound_id, ground.now)
    consents.record(ground.conn, *base, **more)
