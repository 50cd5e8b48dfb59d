"""The kinds of steps a flow is made of: one small file each, and the table that names them all."""

from collections.abc import Mapping

from textbot.core.steps.account import Account, Pin
from textbot.core.steps.ask import Ask
from textbot.core.steps.choose import Choose
from textbot.core.steps.confirm import Confirm
from textbot.core.steps.contact import ContactName, ContactPhone
from textbot.core.steps.hand_off import HandOffStep
from textbot.core.steps.join import Join
from textbot.core.steps.kind import StepKind
from textbot.core.steps.locate import Locate
from textbot.core.steps.number import Number
from textbot.core.steps.photo import Photo
from textbot.core.steps.say import Say
from textbot.core.steps.submit import Submit

# Kinds that only answers which look something up are made of.
OF_LOOKUPS = frozenset({"number", "account", "pin"})
# Kinds that a flow's `contact` brings.
OF_CONTACT = frozenset({"contact_name", "contact_phone"})

KINDS: Mapping[str, StepKind] = {
    "say": Say(),
    "ask": Ask(),
    "choose": Choose(),
    "locate": Locate(),
    "photo": Photo(),
    "confirm": Confirm(),
    "join": Join(),
    "submit": Submit(),
    "hand_off": HandOffStep(),
    "number": Number(),
    "account": Account(),
    "pin": Pin(),
    "contact_name": ContactName(),
    "contact_phone": ContactPhone(),
}
