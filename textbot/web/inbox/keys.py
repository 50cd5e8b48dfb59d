"""/inbox/keys: what each key does. The page stands without scripts, too."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from textbot.web.translations import N_

bp = Blueprint("keys", __name__, url_prefix="/inbox/keys")

# Heading -> (keys, what they do). keys.js knows the same ones.
KEYS = {
    N_("Everywhere"): (
        (("/",), N_("Search")),
        (("g", "i"), N_("Go to the inbox")),
        (("Esc",), N_("Leave a field, for the other keys")),
        (("?",), N_("Show this help")),
    ),
    N_("In a list"): (
        (("j",), N_("Next conversation")),
        (("k",), N_("Previous conversation")),
        (("Enter",), N_("Open it")),
        (("x",), N_("Select it")),
        (("t",), N_("Go to “Take next”")),
    ),
    N_("In a conversation"): (
        (("r",), N_("Reply")),
        (("Ctrl", "Enter"), N_("Send what is in the reply box")),
        (("a",), N_("Assign")),
        (("n",), N_("Write a note")),
        (("e",), N_("Close it")),
        (("j",), N_("Next text")),
        (("k",), N_("Previous text")),
    ),
}


@bp.get("")
def page() -> ResponseReturnValue:
    """All keys, and how to switch them off."""
    return render_template("keys.html", keys=KEYS)
