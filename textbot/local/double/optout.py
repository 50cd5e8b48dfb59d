"""Twilio's default opt-out handling for a long code, played when setting opt_out is `carrier`."""

from textbot.local.double.account import Account
from textbot.local.double.message import REPLY, Message
from textbot.local.double.outbound import Outbound, draft
from textbot.local.double.store import Store

BLOCKED = 21610
STOP = frozenset({"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"})
START = frozenset({"START", "UNSTOP", "YES"})
HELP = frozenset({"HELP", "INFO"})
SAYS = {
    "stop": "You have successfully been unsubscribed. You will not receive any more messages from this number. "
    "Reply START to resubscribe.",
    "start": "You have successfully been re-subscribed to messages from this number. Reply HELP for help. "
    "Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
    "help": "Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
}


def keyword(body: str) -> str | None:
    """`stop`, `start` or `help` when the whole text is such a word, else None."""
    word = body.strip().upper()
    named = (("stop", STOP), ("start", START), ("help", HELP))
    return next((name for name, words in named if word in words), None)


def hear(store: Store, account: Account, outbound: Outbound, message: Message) -> None:
    """Block or unblock the phone and confirm it, as the carrier does before the webhook hears of it."""
    heard = keyword(message.body)
    if heard is None or store.settings()["opt_out"] != "carrier":
        return
    blocked = store.is_blocked(message.phone)
    if (heard == "stop" and blocked) or (heard != "stop" and heard != "help" and not blocked):
        return
    if heard != "help":
        store.block(message.phone, heard == "stop")
    outbound.begin(store.add(draft(account, REPLY, message.phone, SAYS[heard])))
