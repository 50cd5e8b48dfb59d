"""Delivery wishes: when a contact wants notices, of one topic or ("") of all."""

from sqlalchemy import Column, ForeignKey, String, Table

from textbot.store.schema import Key, Moment, metadata

delivery_wishes = Table(
    "delivery_wishes",
    metadata,
    Column("contact_id", Key, ForeignKey("contacts.id"), primary_key=True, autoincrement=False),
    Column("topic", String(40), primary_key=True),
    Column("muted_until", Moment),
    # Local times of day, "18:00"; "" for none.
    Column("after", String(5), nullable=False, default="", server_default=""),
    Column("before", String(5), nullable=False, default="", server_default=""),
)
