"""Whether the city may and can text a resident, about what and when, as staff read it beside the thread."""

from dataclasses import dataclass
from datetime import datetime, time

from babel.dates import format_time
from sqlalchemy import Connection

from textbot.channels.twilio import reason
from textbot.core.playbook import Playbook
from textbot.core.wording import opened
from textbot.store import consents, delivery_wishes, outbound, reach, subscriptions
from textbot.store.consents import ConsentRow
from textbot.store.delivery_wishes import DeliveryWishRow
from textbot.store.subscriptions import ASKED, ENDED, SubscriptionRow
from textbot.web.inbox.words import clock_words
from textbot.web.translations import N_, _, locale, playbook_language

HISTORY = 12
# What a consent of that kind says: of all texts, or of the topic %(topic)s.
SAID = {
    "opt_out": N_("ended all texts"),
    "opt_in": N_("wants texts again"),
    "home_yes": N_("let us keep their address"),
    "home_no": N_("did not let us keep their address"),
    "home_end": N_("had us forget their address"),
    "topic_ask": N_("asked for %(topic)s, before the YES"),
    "topic_on": N_("joined %(topic)s"),
    "topic_off": N_("ended %(topic)s"),
    "import": N_("joined %(topic)s, from a list"),
    "mute": N_("wants quiet for a while"),
    "hours": N_("chose the hours of texts"),
    "wrong_number": N_("said that this is the wrong number"),
}
# How it reached us, beside what they wrote themselves.
HOW = {
    "import": N_("from a file of %(who)s"),
    "staff": N_("through %(who)s"),
    "carrier": N_("told by the carrier"),
    "silence": N_("after no answer for a month"),
}


@dataclass(frozen=True)
class Reach:
    """lines: what staff must know; topics: what they joined, each with its wishes; history: (when, what, words)."""

    lines: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    history: tuple[tuple[str, str, str], ...] = ()


def reach_of(
    conn: Connection, playbook: Playbook, contact_id: int, names: dict[int, str], now: datetime
) -> Reach:
    """All of it for one contact. names: members by id; now: in the city's time."""
    said = consents.newest(conn, contact_id, HISTORY)
    wishes = delivery_wishes.of_contact(conn, contact_id)
    joined = subscriptions.of_contact(conn, contact_id)
    words = _Words(playbook, names, now)
    lines = (*_unreachable(conn, contact_id), *(words.wish(each) for each in wishes if not each.topic))
    topics = [words.topic(each, wishes) for each in joined if each.state != ENDED]
    return Reach(tuple(filter(None, lines)), tuple(topics), tuple(words.said(each) for each in said))


def _unreachable(conn: Connection, contact_id: int) -> tuple[str, ...]:
    days, suspended_at = reach.missing(conn, contact_id)
    if not days:
        return ()
    why = _(reason(outbound.last_error(conn, contact_id) or "30008"))
    if suspended_at is None:
        return (_("The last text did not arrive: %(why)s.", why=why),)
    words = _("Cannot be reached: %(why)s. Notices leave this phone out until a text arrives or they write.", why=why)
    return (words,)


@dataclass(frozen=True)
class _Words:
    playbook: Playbook
    names: dict[int, str]
    now: datetime

    def title(self, topic: str) -> str:
        """What a topic is called on this page; its key when the city has it no more."""
        known = self.playbook.topics.get(topic)
        language = playbook_language(self.playbook.languages)
        return self.playbook.text(f"{known.path}.title", language) if known else topic

    def topic(self, row: SubscriptionRow, wishes: tuple[DeliveryWishRow, ...]) -> str:
        """ "Trash reminders since Mon 10:00 AM, only after 6:00 PM"."""
        title, when = self.title(row.topic), self._when(row.since)
        if row.state == ASKED:
            first = _("%(topic)s: asked %(when)s, no YES yet", topic=title, when=when)
        else:
            first = _("%(topic)s since %(when)s", topic=title, when=when)
        own = next((self.wish(each) for each in wishes if each.topic == row.topic), "")
        again = row.asked_again_at if row.is_asked_again else None
        asked = _("asked again %(when)s", when=self._when(again)) if again else ""
        return opened(", ".join(filter(None, (first, own, asked))))

    def wish(self, row: DeliveryWishRow) -> str:
        """ "quiet until ..., only after 6:00 PM"; "" for no wish."""
        told = []
        if row.muted_until is not None and row.muted_until > self.now:
            told.append(_("quiet until %(when)s", when=self._when(row.muted_until)))
        if row.after and row.before:
            told.append(_("only from %(after)s to %(before)s", after=_clock(row.after), before=_clock(row.before)))
        elif row.after or row.before:
            words = _("only after %(time)s") if row.after else _("only before %(time)s")
            told.append(words % {"time": _clock(row.after or row.before)})
        return opened(", ".join(told)) if not row.topic else ", ".join(told)

    def said(self, row: ConsentRow) -> tuple[str, str, str]:
        """When, what, and in whose words."""
        what = _(SAID.get(row.what, row.what))
        told = what % {"topic": self.title(row.topic)} if "%(topic)s" in what else what
        if row.topic and row.what in ("mute", "hours"):
            told = f"{told} ({self.title(row.topic)})"
        how = HOW.get(row.how)
        if how:
            told = f"{told}, {_(how) % {'who': self.names.get(row.staff_id or 0, '?')}}"
        return self._when(row.at), told, row.wording

    def _when(self, moment: datetime) -> str:
        return clock_words(moment.astimezone(self.now.tzinfo), self.now)


def _clock(said: str) -> str:
    """ "18:00" as the page's language says it."""
    return str(format_time(time.fromisoformat(said), "short", locale=locale())).replace("\u202f", " ")
