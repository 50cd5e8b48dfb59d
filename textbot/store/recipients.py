"""Recipients: who a notice goes to, or was kept from, and why.

waiting > claimed (a sender has it, for a while) > handed (it has a row of `outbound`, where alone stands what became of
it); left_out, expired and cancelled ones never went out.
"""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint, text

from textbot.store.schema import Key, Moment, metadata

LEASED = text("state = 'claimed'")

recipients = Table(
    "recipients",
    metadata,
    Column("id", Key, primary_key=True),
    Column("notice_id", Key, ForeignKey("notices.id"), nullable=False),
    Column("contact_id", Key, ForeignKey("contacts.id"), nullable=False),
    Column("state", String(12), nullable=False),
    # Why left out: opted_out | no_consent | suspended | muted | stale | no_language ...
    Column("error", String(16), nullable=False, default="", server_default=""),
    Column("language", String(8), nullable=False, default="", server_default=""),
    Column("body", Text, nullable=False, default="", server_default=""),
    Column("segments", Integer, nullable=False, default=0, server_default="0"),
    # Sent not before and not after: its own hours, and how long the notice is true.
    Column("not_before", Moment),
    Column("until", Moment),
    # The number or messaging service it goes out by; "" while none is chosen.
    Column("sender", String(40), nullable=False, default="", server_default=""),
    Column("outbound_id", Key),
    Column("claimed_until", Moment),
    Column("attempts", Integer, nullable=False, default=0, server_default="0"),
    Column("updated_at", Moment, nullable=False),
    UniqueConstraint("notice_id", "contact_id"),
    Index("ix_recipients_contact_id", "contact_id", "id"),
    Index("ix_recipients_state", "notice_id", "state", "not_before", "id"),
    Index("ix_recipients_leased", "claimed_until", sqlite_where=LEASED, postgresql_where=LEASED),
)
