"""Effects become rows: one applier for each kind of effect, all inside the turn's transaction."""

from collections.abc import Callable, Mapping
from typing import Any

from textbot.actions.conversations.targets import due
from textbot.actions.playbook import learn
from textbot.actions.storm import join_incident
from textbot.actions.turns import apply_lookups, apply_requests, apply_topics, read_notices
from textbot.actions.turns.ground import Applied, Ground
from textbot.core.contact import CARRIER, OURS
from textbot.core.effects import (
    AddDetail,
    AddToRequest,
    AnswerPoll,
    AskConnector,
    AskTopic,
    CorrectRequest,
    Effect,
    FollowAnswer,
    FollowRequest,
    HandOff,
    HoldReport,
    JoinIncident,
    JoinTopic,
    KeepLabel,
    LeaveTopic,
    LogGap,
    MarkSurveyed,
    OptIn,
    OptOut,
    RateAnswer,
    SetDelivery,
    SetHome,
    SetLanguage,
    SubmitRequest,
    UnfollowRequest,
    VerifyFixed,
    WithdrawRequest,
    WrongNumber,
)
from textbot.core.redaction import mask
from textbot.store import arrivals, consents, contacts, conversations, followers, outbox, subscriptions


def apply_effects(ground: Ground, effects: tuple[Effect, ...]) -> Applied:
    """Write every effect, in order."""
    applied = Applied()
    for effect in effects:
        APPLIERS[type(effect)](ground, effect, applied)
    return applied


def _set_language(ground: Ground, effect: SetLanguage, applied: Applied) -> None:
    contacts.set_language(ground.conn, ground.contact_id, effect.language, effect.sure)


def _hand_off(ground: Ground, effect: HandOff, applied: Applied) -> None:
    by_when = due(ground.playbook, effect.department, ground.now, urgent=effect.priority == "urgent")
    conversation_id = arrivals.to_inbox(
        ground.conn,
        ground.contact_id,
        ground.now,
        reason=effect.reason,
        priority=effect.priority,
        about=mask(effect.about),
        department=effect.department,
        due_at=by_when,
    )
    row = outbox.add(ground.conn, "route_conversation", conversation_id, ground.now)
    applied.rings.append(("route_conversation", row))


def _add_detail(ground: Ground, effect: AddDetail, applied: Applied) -> None:
    row = conversations.of_contact(ground.conn, ground.contact_id)
    by_when = due(ground.playbook, row.department, ground.now, urgent=row.urgent) if row else None
    conversations.heard(ground.conn, ground.contact_id, ground.now, by_when)
    if effect.about:
        conversations.set_about(ground.conn, ground.contact_id, mask(effect.about))


def _opt_out(ground: Ground, effect: OptOut, applied: Applied) -> None:
    contacts.set_opt_out(ground.conn, ground.contact_id, effect.where)
    followers.end_all(ground.conn, ground.contact_id, ground.now)
    subscriptions.end(ground.conn, ground.contact_id, None, ground.now)
    _consent(ground, "opt_out", effect.where, effect.wording)


def _opt_in(ground: Ground, effect: OptIn, applied: Applied) -> None:
    contacts.set_opt_out(ground.conn, ground.contact_id, "")
    # What the carrier stopped ended no topic here: coming back must not bring it back, either.
    subscriptions.end(ground.conn, ground.contact_id, None, ground.now)
    _consent(ground, "opt_in", OURS, effect.wording)


def _consent(ground: Ground, what: str, lies_with: str, wording: str) -> None:
    how = "carrier" if lies_with == CARRIER else "text"
    more = {"how": how, "version": ground.playbook.version, "language": ground.language}
    consents.record(ground.conn, ground.contact_id, what, lies_with, wording, ground.inbound_id, ground.now, **more)


APPLIERS: Mapping[type, Callable[[Ground, Any, Applied], None]] = {
    SetLanguage: _set_language,
    SubmitRequest: apply_requests.submit_request,
    FollowRequest: apply_requests.follow_request,
    UnfollowRequest: apply_requests.unfollow_request,
    WithdrawRequest: apply_requests.withdraw_request,
    CorrectRequest: apply_requests.correct_request,
    AddToRequest: apply_requests.add_to_request,
    VerifyFixed: apply_requests.verify_fixed,
    HandOff: _hand_off,
    AddDetail: _add_detail,
    OptOut: _opt_out,
    OptIn: _opt_in,
    LogGap: learn.log_gap,
    KeepLabel: learn.keep_label,
    RateAnswer: learn.rate_answer,
    MarkSurveyed: learn.mark_surveyed,
    FollowAnswer: learn.follow_answer,
    AskConnector: apply_lookups.ask_connector,
    SetHome: apply_lookups.set_home,
    AskTopic: apply_topics.ask_topic,
    JoinTopic: apply_topics.join_topic,
    LeaveTopic: apply_topics.leave_topic,
    SetDelivery: apply_topics.set_delivery,
    WrongNumber: apply_topics.wrong_number,
    JoinIncident: join_incident.join_incident,
    AnswerPoll: read_notices.answer_poll,
    HoldReport: join_incident.hold_report,
}
