"""What the inbox calls things: states, reasons and deliveries in words that need no explaining."""

from datetime import datetime, timedelta

from textbot.channels.twilio import reason as carrier_reason

STATUSES = {"waiting": "waiting for a person", "open": "with staff", "closed": "closed", "bot": "with the assistant"}

# HandOff.reason in core/effects.py -> why a person is needed.
REASONS = {
    "asked": "asked for a person",
    "message": "has a message for a person",
    "misses": "was not understood by the assistant",
    "distress": "is in distress",
    "complaint": "is angry, or asked in vain before",
    "emergency": "wrote about an emergency",
    "language": "writes in a language the assistant does not speak",
    "late": "wrote while the text line was down",
    "quiet": "automatic replies are paused: they went in circles",
    "opted_out": "opted out, and wrote again",
    "error": "the assistant failed at one of the texts",
    "flow": "a report needs a person",
    "place": "a report's place is not on the map",
    "expired": "asked for something whose answer is out of date",
    "disputed": "says an answer was not what they asked",
    "not_helped": "says an answer did not help",
    "not_fixed": "says for the second time that a repair was not done",
    "refused": "asked for advice the assistant must not give",
    "released": "was held without an answer for hours, and waits again",
    "must_start": "wants our texts back, but the carrier blocks them: ask them to text START",
}

# Outbound states -> what became of a text. Those of FAILED are said with their reason.
DELIVERY = {
    "queued": "waiting to be sent",
    "held": "waits for the morning: nobody is texted at night unasked",
    "sending": "being sent",
    "unsure": "not sure it went out, checking",
    "sent": "sent",
    "delivered": "delivered",
    "undelivered": "not delivered",
    "failed": "failed",
    "dropped": "not sent",
}
FAILED = ("undelivered", "failed", "dropped")
PROBLEMS = {
    "opted_out": "this person opted out",
    "expired": "it was too late for it",
    "not_sent": "Twilio could not be reached",
    "unknown": "nobody knows whether it arrived",
}

SPEAKERS = {"emergency": "Assistant, emergency words", "notice": "City notice", "follow-up": "Assistant, follow-up"}


def delivery_words(state: str, error: str) -> str:
    """What became of a text of ours: "delivered", "failed: the phone is off or out of reach"."""
    words = DELIVERY.get(state, state)
    if state not in FAILED or not error:
        return words
    return f"{words}: {carrier_reason(error) if error.isdigit() else PROBLEMS.get(error, error)}"


def reason_words(reason: str) -> str:
    """Why a conversation came to staff."""
    return REASONS.get(reason, reason)


def clock_words(moment: datetime, now: datetime) -> str:
    """A time of day as staff read it; both in the city's zone. The day is said when it is another one."""
    time = f"{moment:%I:%M %p}".lstrip("0")
    if moment.date() == now.date():
        return time
    if now.date() - moment.date() < timedelta(days=7):
        return f"{moment:%a} {time}"
    year = "" if moment.year == now.year else f" {moment.year}"
    return f"{moment:%b} {moment.day}{year}, {time}"


def span_words(span: timedelta) -> str:
    """How long something takes: "under a minute", "12 min", "3 h", "2 days"."""
    minutes = int(span.total_seconds() // 60)
    if minutes < 1:
        return "under a minute"
    if minutes < 60:
        return f"{minutes} min"
    hours = minutes // 60
    if hours < 48:
        return f"{hours} h"
    return f"{hours // 24} days"
