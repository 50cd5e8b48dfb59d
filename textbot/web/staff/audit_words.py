"""The deeds of the audit log in words, and where a reader finds what each was about."""

import re

from flask import url_for

from textbot.core.marking import N_

# Deed -> what is said of it. Deeds that are not here are shown by their name.
DEEDS = {
    "conversation.seen": N_("read a conversation"),
    "conversation.taken": N_("took a conversation"),
    "conversation.assigned": N_("assigned a conversation"),
    "conversation.unassigned": N_("put a conversation back in line"),
    "conversation.routed": N_("gave a conversation to a department"),
    "conversation.snoozed": N_("put a conversation aside"),
    "conversation.woke": N_("took up a conversation that was put aside"),
    "conversation.back": N_("gave a conversation back to the assistant"),
    "conversation.closed": N_("closed a conversation"),
    "conversation.acknowledged": N_("acknowledged an urgent conversation"),
    "conversation.language": N_("changed a resident's language"),
    "conversation.request": N_("filed a report"),
    "conversation.linked": N_("linked a resident to a report"),
    "reply.sent": N_("sent a text"),
    "reply.taken_back": N_("took a text back before it went out"),
    "note.added": N_("wrote a note"),
    "bulk.assigned": N_("assigned many conversations"),
    "bulk.closed": N_("closed many conversations"),
    "bulk.sent": N_("sent one text to many"),
    "request.moved": N_("moved a report"),
    "hot_spot.acknowledged": N_("acknowledged a hot spot"),
    "hot_spot.assigned": N_("assigned a hot spot"),
    "hot_spot.closed": N_("closed a hot spot"),
    "storm.started": N_("turned storm mode on"),
    "storm.changed": N_("changed storm mode"),
    "storm.renewed": N_("renewed storm mode"),
    "storm.ended": N_("ended storm mode"),
    "incident.closed": N_("closed an incident, with an all-clear"),
    "search": N_("searched"),
    "figures.seen": N_("read the rows behind a figure"),
    "export.audit": N_("took the audit log as a file"),
    "recipients.full_numbers": N_("looked at whole phone numbers"),
    "updates.release": N_("let held texts go out"),
    "updates.discard": N_("discarded held texts"),
    "api_key.add": N_("made an API key"),
    "api_key.revoke": N_("revoked an API key"),
    "login.ok": N_("signed in"),
    "login.recovery": N_("signed in with a recovery code"),
    "login.failed": N_("failed to sign in"),
    "login.locked": N_("was locked out after too many tries"),
    "login.out": N_("signed out"),
    "login.ended": N_("signed other browsers out"),
    "password.changed": N_("changed a password"),
    "staff.added": N_("added a member"),
    "staff.linked": N_("was linked to the single sign-on"),
    "staff.link": N_("made a link for a new password"),
    "staff.name": N_("changed the name residents read"),
    "staff.phone": N_("changed the phone that notices are told to"),
    "staff.roles": N_("changed a member's roles"),
    "staff.languages": N_("changed the languages a member writes"),
    "staff.disabled": N_("disabled a member"),
    "staff.enabled": N_("let a disabled member in again"),
    "staff.second_factor": N_("changed their second factor"),
    "staff.second_factor_reset": N_("reset a member's second factor"),
    "subscribers.imported": N_("brought subscribers in from a file"),
    "subscribers.exported": N_("took subscribers as a file"),
    "opt_outs.imported": N_("brought opt-outs in from a file"),
    "opt_outs.exported": N_("took opt-outs as a file"),
    "notice.written": N_("wrote a notice"),
    "schedule.written": N_("wrote a schedule"),
    "schedule.changed": N_("changed when a schedule goes out"),
    "schedule.paused": N_("paused a schedule"),
    "schedule.resumed": N_("let a schedule go on"),
    "schedule.ended": N_("ended a schedule"),
    "notice.edited": N_("changed a notice"),
    "notice.tested": N_("sent a notice to their own phone"),
    "notice.submitted": N_("handed in a notice for a second person"),
    "notice.alerted": N_("had colleagues told of a notice that waits"),
    "notice.passed": N_("handed in a small notice"),
    "notice.approved": N_("approved a notice"),
    "notice.refused": N_("sent a notice back"),
    "notice.broke-glass": N_("broke the glass for an emergency notice"),
    "notice.sent": N_("sent a notice off"),
    "notice.grown": N_("sent a notice back that would reach many more people"),
    "notice.held": N_("held a notice back"),
    "notice.paused": N_("paused a notice"),
    "notice.resumed": N_("let a notice go on"),
    "notice.halted": N_("stopped a notice that went badly"),
    "notice.cancelled": N_("cancelled a notice"),
    "notice.corrected": N_("wrote a correction of a notice"),
    "notice.resent": N_("had unknown texts of a notice sent again"),
    "notice.poll": N_("took the answers to a notice's question as a file"),
    "notice.report": N_("took the report of a notice as a file"),
    "notice.people": N_("looked at who got a notice"),
    "list.uploaded": N_("uploaded a list of phones"),
    "list.removed": N_("removed a list of phones"),
    "list.forgotten": N_("forgot a list of phones whose time was over"),
    "denied": N_("was refused"),
}

_CONVERSATION = re.compile(r"conversation (\d{1,9})\b")
_NOTICE = re.compile(r"notice (\d{1,9})\b")
_REQUEST = re.compile(r"request (\d{4}-\d{4}-\d{4,9})\b")


def deed_words(what: str) -> str:
    """What is said of a deed, in English for a page to translate."""
    return DEEDS.get(what, what)


def link_of(about: str) -> str:
    """The page of what the event was about; "" when it has none."""
    conversation, request = _CONVERSATION.match(about), _REQUEST.match(about)
    if conversation:
        return url_for("thread.page", conversation_id=int(conversation[1]))
    if notice := _NOTICE.match(about):
        return url_for("notice.page", notice_id=int(notice[1]))
    return url_for("request_page.page", reference=request[1]) if request else ""
