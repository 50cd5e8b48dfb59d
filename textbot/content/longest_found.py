"""The longest values that a lookup can find: of a table the longest in each column, of a connector a fair guess."""

from datetime import date, timedelta

from textbot.content.draft import Draft
from textbot.content.schema.answer import LookupEntry
from textbot.core.days.calendar import say_short_date
from textbot.core.lookups.lookup import said_values

# Nobody knows what a connector will say; its longest usual words.
TOLD = "waiting for a second review"
SAMPLES = {"number": "BLD-2026-12345", "last4": "1234", "distance": "12.3"}
A_DAY = date(2026, 1, 1)


def found_at_longest(lookup: LookupEntry, draft: Draft, language: str) -> dict[str, str]:
    """Placeholder -> its longest value in that language."""
    days = (say_short_date(A_DAY + timedelta(days=ahead), language) for ahead in range(365))
    values = {**SAMPLES, "as_of": max(days, key=len)}
    table = draft.tables[0].get(lookup.table or "")
    for row in table.rows if table else ():
        for name, text in said_values(row, language, draft.languages).items():
            values[name] = max(values.get(name, ""), text, key=len)
    connectors = draft.city.entry.connectors if draft.city else {}
    connector = connectors.get(lookup.connector or "")
    return values | dict.fromkeys(connector.values if connector else (), TOLD)
