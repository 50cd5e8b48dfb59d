"""Every table of the database, for migrations: importing the modules fills the shared metadata."""

from textbot.store import (
    account_tries,
    api_keys,
    api_posts,
    audit_events,
    connectors,
    consents,
    contacts,
    conversation_events,
    conversations,
    drafts,
    followers,
    homes,
    inbound,
    inquiries,
    labels,
    media,
    notes,
    outbound,
    outbox,
    packs,
    place_tables,
    playbooks,
    pushes,
    questions,
    ratings,
    request_copies,
    request_events,
    request_notes,
    request_people,
    request_updates,
    requests,
    staff,
    translations,
    work_orders,
)
from textbot.store.schema import metadata

MODULES = (
    account_tries, api_keys, api_posts, audit_events, connectors, consents, contacts, conversation_events,
    conversations, drafts, followers, homes, inbound, inquiries, labels, media, notes, outbound, outbox, packs,
    place_tables, playbooks, pushes, questions, ratings, request_copies, request_events, request_notes,
    request_people, request_updates, requests, staff, translations, work_orders,
)  # fmt: skip

__all__ = ["MODULES", "metadata"]
