"""The heart: one inbound text becomes one turn. Pure: what it cannot know it asks for as needs."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from textbot.core import (
    later,
    related,
    secrecy,
    survey,
)
from textbot.core.contact import Contact
from textbot.core.leftovers import without_leftovers
from textbot.core.lookups import remote
from textbot.core.message import Message
from textbot.core.playbook import Playbook
from textbot.core.rungs import (
    alone,
    another,
    asking,
    carrier,
    commands,
    correction,
    danger,
    follow_up,
    guard,
    home,
    notice,
    offers,
    presence,
    reaction,
    refusing,
    storm,
    temper,
    waiting,
)
from textbot.core.scene import Known, NeedFirst, Rules, Scene
from textbot.core.session import Session
from textbot.core.subscribing import delivery, joining, leaving, listing, mistaken, offering, renewing, telling
from textbot.core.threads import own, status, verifying
from textbot.core.turn import Turn

# How often a caller may answer needs and call again for one text.
MAX_ROUNDS = 8

# The order of precedence on one page. A rung returns True when the text is dealt with; the first one wins.
LADDER: tuple[Callable[[Scene], bool], ...] = (
    remote.answered,
    presence.from_a_machine,
    carrier.handled_by_carrier,
    carrier.stop_word,
    carrier.start_word,
    mistaken.wrong_number,
    notice.who_is_this,
    carrier.help_word,
    reaction.reaction,
    danger.emergency,
    leaving.wished,
    delivery.wished,
    carrier.opt_out_wish,
    danger.sounds_dangerous,
    carrier.opted_out,
    danger.distress,
    presence.held_by_person,
    presence.too_late,
    guard.repeating,
    presence.foreign_language,
    joining.wished,
    listing.wished,
    telling.wished,
    notice.who_sent,
    commands.command,
    notice.polled,
    verifying.verified,
    offers.offer,
    home.moved_to,
    remote.number_alone,
    commands.person_wish,
    notice.asked,
    storm.gathered,
    temper.insult,
    temper.apology,
    correction.correction,
    temper.complaint,
    status.status_wish,
    status.asked_after,
    own.of_own,
    own.given_up,
    refusing.refused,
    commands.case,
    waiting.step,
    renewing.answered,
    joining.late_yes,
    notice.late_poll,
    waiting.nothing_waiting,
    own.photo,
    alone.photo_alone,
    asking.negated,
    another.another_place,
    alone.place_alone,
    another.another_day,
    another.another_opening,
    follow_up.follow_up,
    commands.for_staff,
    carrier.sounds_like_opt_out,
    own.more,
    asking.by_score,
    asking.missed,
)


def take_turn(
    contact: Contact,
    session: Session,
    message: Message,
    playbook: Playbook,
    now: datetime,
    known: Known,
    rules: Rules = Rules(),  # noqa: B008 - frozen
) -> Turn:
    """The turn a text leads to. When its `needs` are not empty, answer them in `known` and call again;
    after MAX_ROUNDS a caller gives up. `now` carries a zone."""
    usable = without_leftovers(session, contact, playbook, now)
    heard = secrecy.heard(message, session, now.timestamp())
    scene = Scene(contact, usable, heard, playbook, now, known, rules)
    try:
        for rung in LADDER:
            if rung(scene):
                break
        later.go_on(scene, usable.later)
        storm.hold_back(scene)
        if scene.storm is None:
            related.add(scene)
        offering.add(scene)
    except NeedFirst as missing:
        return Turn(session=session, needs=(missing.need,), language=scene.language)
    presence.introduce_when_new(scene)
    if scene.storm is None:
        survey.ask_if_it_helped(scene)
    presence.apologise_when_late(scene)
    storm.cover(scene)
    storm.take_up(scene)
    secrecy.note(scene)
    guard.remember(scene)
    return replace(scene.turn(), hushed=heard is not message)
