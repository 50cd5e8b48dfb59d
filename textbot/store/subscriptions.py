"""Subscriptions: which topics a contact gets notices of. The words of consent stand in `consents`."""

from sqlalchemy import Column, ForeignKey, Index, String, Table

from textbot.store.schema import Key, Moment, metadata

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("contact_id", Key, ForeignKey("contacts.id"), primary_key=True, autoincrement=False),
    Column("topic", String(40), primary_key=True),
    # asked (a YES is awaited) | on | ended
    Column("state", String(8), nullable=False),
    Column("since", Moment, nullable=False),
    Column("asked_at", Moment),
    # When somebody not heard of for a year was asked whether they still want it.
    Column("asked_again_at", Moment),
    # text | flow | import
    Column("source", String(8), nullable=False),
    Index("ix_subscriptions_topic", "topic", "state", "contact_id"),
)
