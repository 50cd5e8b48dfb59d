"""Jobs of the queue `inbox`: deferred turns, routing, sending. Each takes an id and is safe to run twice."""

from textbot.actions import send_text as sending
from textbot.actions.conversations import alert_on_call as alerting
from textbot.actions.conversations import route_conversation as routing
from textbot.actions.conversations import snooze_conversation as snoozing
from textbot.actions.turns import take_deferred as deferred
from textbot.jobs.deed import do_deed
from textbot.jobs.parts import runtime


def take_turn(outbox_id: int) -> None:
    """Take a text that was stored without a turn."""
    do_deed(outbox_id, deferred.take_deferred)


def route_conversation(outbox_id: int) -> None:
    """Find a waiting conversation's department and ring for urgent ones."""
    do_deed(outbox_id, routing.route_conversation)


def alert_on_call(_: int) -> None:
    """Text the phones on call about urgent conversations that nobody acknowledges."""
    alerting.alert_on_call(runtime())


def wake_snoozed(_: int) -> None:
    """Bring back the conversations that were put aside until now."""
    snoozing.wake_snoozed(runtime())


def send_text(outbound_id: int) -> None:
    """Send a text that waits, or find out what became of one."""
    sending.send_text(runtime(), outbound_id)
