"""What may be sent to whom: one table for every text the bot or staff send.

Sources: TCPA quiet hours 47 CFR 64.1200(c)(1) (8 am to 9 pm at the called party); one confirmation after an opt-out,
47 CFR 64.1200(a)(12).
"""

from collections.abc import Mapping
from dataclasses import dataclass

# What an opted-out phone still gets: the one confirmation, and the answer to its own HELP.
PASSES = ("phrases.stopped", "phrases.help")


@dataclass(frozen=True)
class Kind:
    """The rules of one kind of outbound text. asked: the resident just asked for it, so quiet hours do not hold it.
    passes_opt_out: it goes out all the same (danger to life). repeatable: when nobody knows whether it went out and the
    provider's list lacks it, it is sent again."""

    asked: bool
    passes_opt_out: bool
    repeatable: bool


KINDS: Mapping[str, Kind] = {
    "reply": Kind(asked=True, passes_opt_out=False, repeatable=True),
    "staff": Kind(asked=True, passes_opt_out=False, repeatable=True),
    "emergency": Kind(asked=True, passes_opt_out=True, repeatable=True),
    "follow-up": Kind(asked=False, passes_opt_out=False, repeatable=True),
    "notice": Kind(asked=False, passes_opt_out=False, repeatable=False),
}


def may_text(kind: str, opt_out: str, made_by: str) -> bool:
    """Whether a text of this kind may go to a contact with this opt-out. Raises KeyError for a kind the table lacks."""
    rules = KINDS[kind]
    return not opt_out or rules.passes_opt_out or made_by in PASSES
