"""Fitting lookups together: what an answer looks up, and the steps that ask for what it needs."""

from textbot.content.schema.answer import Looked
from textbot.content.schema.city import ConnectorEntry
from textbot.core.lookups.lookup import COLLECTION, ConnectorSpec, Lookup
from textbot.core.playbook import Step

# A permit or case number: letters, digits and dashes, with at least three digits in a row somewhere.
ANY_NUMBER = r"\b(?=[A-Z0-9 -]*\d{3})(?:[A-Z]{2,5}[ -]?)?\d[\d -]*\d\b"


def lookup_of(entry: Looked | None) -> Lookup | None:
    """What is looked up; None for nothing."""
    if entry is None:
        return None
    if isinstance(entry, str):
        return Lookup("address", table=COLLECTION)
    return Lookup(entry.by, entry.table or "", entry.connector or "", entry.pattern or ANY_NUMBER, bool(entry.pattern))


def asking_steps(path: str, lookup: Lookup | None) -> tuple[Step, ...]:
    """The steps of an answer that looks something up: ask for what it needs, then tell."""
    tell = Step("tell", "say", path, lookup=lookup)
    asked = f"{path}.place"  # where the answer's `question` is found
    if lookup is None:
        return (tell,)
    if lookup.by == "address":
        return (Step("place", "locate", asked, lookup=lookup), tell)
    if lookup.by == "number":
        return (Step("number", "number", asked, lookup=lookup), tell)
    account = Step("account", "account", asked, secret=True, lookup=lookup)
    return (account, Step("pin", "pin", "phrases.pin", secret=True, lookup=lookup), tell)


def connector_of(name: str, entry: ConnectorEntry) -> ConnectorSpec:
    """How to reach a connector."""
    return ConnectorSpec(
        name=name,
        url=entry.url,
        opens=entry.opens,
        verifies=entry.verifies,
        reads=entry.reads,
        headers=dict(entry.headers),
        seconds=entry.seconds,
        cache_seconds=entry.cache_seconds,
        values=tuple(entry.values),
    )
