"""What the inbox calls things: states, reasons and deliveries in words that need no explaining."""

from datetime import datetime, timedelta

from babel.dates import format_date, format_skeleton, format_time

from textbot.channels.twilio import reason as carrier_reason
from textbot.web.translations import N_, _, locale, ngettext

STATUSES = {
    "waiting": N_("waiting for a person"),
    "open": N_("with staff"),
    "closed": N_("closed"),
    "bot": N_("with the assistant"),
}

# HandOff.reason in core/effects.py -> why a person is needed.
REASONS = {
    "asked": N_("asked for a person"),
    "message": N_("has a message for a person"),
    "misses": N_("was not understood by the assistant"),
    "distress": N_("is in distress"),
    "complaint": N_("is angry, or asked in vain before"),
    "emergency": N_("wrote about an emergency"),
    "language": N_("writes in a language the assistant does not speak"),
    "late": N_("wrote while the text line was down"),
    "quiet": N_("automatic replies are paused: they went in circles"),
    "opted_out": N_("opted out, and wrote again"),
    "error": N_("the assistant failed at one of the texts"),
    "flow": N_("a report needs a person"),
    "place": N_("a report's place is not on the map"),
    "expired": N_("asked for something whose answer is out of date"),
    "disputed": N_("says an answer was not what they asked"),
    "not_helped": N_("says an answer did not help"),
    "not_fixed": N_("says for the second time that a repair was not done"),
    "refused": N_("asked for advice the assistant must not give"),
    "released": N_("was held without an answer for hours, and waits again"),
    "must_start": N_("wants our texts back, but the carrier blocks them: ask them to text START"),
    "wrong_number": N_("says we text the wrong number: it is off every list, please take it out of yours"),
}

# Outbound states -> what became of a text. Those of FAILED are said with their reason.
DELIVERY = {
    "queued": N_("waiting to be sent"),
    "held": N_("waits for the morning: nobody is texted at night unasked"),
    "sending": N_("being sent"),
    "unsure": N_("not sure it went out, checking"),
    "sent": N_("sent"),
    "delivered": N_("delivered"),
    "undelivered": N_("not delivered"),
    "failed": N_("failed"),
    "dropped": N_("not sent"),
}
FAILED = ("undelivered", "failed", "dropped")
PROBLEMS = {
    "opted_out": N_("this person opted out"),
    "expired": N_("it was too late for it"),
    "not_sent": N_("Twilio could not be reached"),
    "unknown": N_("nobody knows whether it arrived"),
    "taken_back": N_("whoever wrote it took it back"),
}

SPEAKERS = {
    "emergency": N_("Assistant, emergency words"),
    "notice": N_("City notice"),
    "follow-up": N_("Assistant, follow-up"),
    "alert": N_("Alert to staff on call"),
}


def delivery_words(state: str, error: str) -> str:
    """What became of a text of ours: "delivered", "failed: the phone is off or out of reach"."""
    words = _(DELIVERY.get(state, state))
    if state not in FAILED or not error:
        return words
    why = carrier_reason(error) if error.isdigit() else PROBLEMS.get(error, error)
    return f"{words}: {_(why)}"


def reason_words(reason: str) -> str:
    """Why a conversation came to staff."""
    return _(REASONS.get(reason, reason))


def clock_words(moment: datetime, now: datetime) -> str:
    """A time of day as staff read it in the page's language; both in the city's zone. The day is said when it is
    another one: by its name within a week before or after, else by its date."""
    here = locale()
    time = format_time(moment, "short", locale=here)
    if moment.date() == now.date():
        return _plain(time)
    if abs(now.date() - moment.date()) < timedelta(days=7):
        return _plain(f"{format_date(moment, 'EEE', locale=here)} {time}")
    day = format_skeleton("MMMd" if moment.year == now.year else "yMMMd", moment, locale=here)
    return _plain(f"{day}, {time}")


def span_words(span: timedelta) -> str:
    """How long something takes: "under a minute", "12 min", "3 h", "2 days"."""
    minutes = int(span.total_seconds() // 60)
    if minutes < 1:
        return _("under a minute")
    if minutes < 60:
        return _("%(number)s min", number=minutes)
    hours = minutes // 60
    if hours < 48:
        return _("%(number)s h", number=hours)
    return ngettext("%(num)s day", "%(num)s days", hours // 24)


def _plain(words: str) -> str:
    """Babel's narrow and unbreakable spaces as plain ones."""
    return words.replace("\u202f", " ").replace("\xa0", " ")
