"""Words that carriers act on by themselves, whatever a city writes in its playbook.

Source: Twilio, "Support for opt-out keywords (STOP filtering)"; FCC, 47 CFR 64.1200(a)(10).
"""

TWILIO_STOP = frozenset({"stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout"})
"""Whole texts, folded, that Twilio itself answers as an opt-out and blocks by default."""

TWILIO_START = frozenset({"start", "yes", "unstop"})
"""Whole texts that lift that block. YES means it only for an opted-out number."""

TWILIO_HELP = frozenset({"help", "info"})
"""Whole texts that Twilio answers with a help text by default."""

CARRIER_WORDS = TWILIO_STOP | {"stop all", "opt out"}
"""Folded words that must always end all texts, and so are never offered as an option."""
