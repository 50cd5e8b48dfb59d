"""Keeping answers right: who keeps them, where they come from, how long they are true, what they are about."""

from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import urlsplit

from textbot.content.problems import Level, Problem, suggest
from textbot.content.rules.context import Proof
from textbot.content.rules.structure import topics
from textbot.content.schema.answer import TAGS

SOON = timedelta(days=30)


def answer_has_a_keeper(proof: Proof) -> Iterator[Problem]:
    """Somebody keeps each answer right, and its source can be read again."""
    for answer in proof.draft.answers:
        if not answer.entry.owner.strip():
            message = 'nobody keeps this answer right; add owner: the desk that does, like "Solid Waste desk"'
            yield Problem(answer.file, answer.tree.line("title"), "owner", message, Level.WARNING)
        if not answer.entry.source.strip():
            message = "source is missing; add the page it was taken from: source: https://..."
            yield Problem(answer.file, answer.tree.line("title"), "source", message, Level.WARNING)


def source_is_the_citys(proof: Proof) -> Iterator[Problem]:
    """A source is an https page of the city."""
    city = proof.draft.city
    if city is None:
        return
    domain = city.entry.domain.lower()
    for answer in proof.draft.answers:
        source = answer.entry.source.strip()
        parts = urlsplit(source if "://" in source else f"https://{source}")
        host = (parts.hostname or "").lower()
        if not source:
            continue
        line = answer.tree.line("source")
        if parts.scheme != "https":
            message = f"'{source}' is not https; write https://{host}{parts.path}"
            yield Problem(answer.file, line, "source", message, Level.WARNING)
        elif host != domain and not host.endswith(f".{domain}"):
            message = f"'{host}' lies outside {domain}; name a page of the city as the source"
            yield Problem(answer.file, line, "source", message, Level.WARNING)


def answer_is_fresh(proof: Proof) -> Iterator[Problem]:
    """No answer is past its last day, or nearly so. Nothing is said when the proof-reader knows no date."""
    if proof.today is None:
        return
    for answer in proof.draft.answers:
        entry = answer.entry
        lasts = [(("review_by",), entry.review_by), (("valid", "until"), entry.valid.until if entry.valid else None)]
        for place, last in lasts:
            if last is not None and last <= proof.today + SOON:
                message = _stale(place[-1], last, proof.today, entry.owner)
                yield Problem(answer.file, answer.tree.line(*place), ".".join(place), message, Level.WARNING)


def tag_is_known(proof: Proof) -> Iterator[Problem]:
    """A tag is one of the known ones, so that lists of services find it."""
    known = set(TAGS)
    for topic in topics(proof.draft):
        for number, tag in enumerate(topic.entry.tags):
            if tag not in known:
                line = topic.tree.line("tags", number)
                message = f"there is no tag '{tag}'{suggest(tag, known)}"
                yield Problem(topic.file, line, f"tags.{number}", message, Level.WARNING)


def listed_tag_is_used(proof: Proof) -> Iterator[Problem]:
    """A situation lists something: each of its tags is one that an answer or a flow has."""
    sheet = proof.draft.situations
    if sheet is None:
        return
    used = {tag for topic in topics(proof.draft) for tag in topic.entry.tags}
    for key, situation in sheet.entry.situations.items():
        for field in ("tags", "first"):
            for number, tag in enumerate(getattr(situation, field)):
                if tag not in used:
                    message = f"nothing has the tag '{tag}'{suggest(tag, used)}"
                    line = sheet.tree.line("situations", key, field, number)
                    yield Problem(sheet.file, line, f"situations.{key}.{field}", message, Level.WARNING)


def _stale(field: str, last: date, today: date, owner: str) -> str:
    ask = f"ask {owner} to read it again" if owner else "read it again"
    if last < today:
        return f"{field}: {last} is past, so this answer is not sent; {ask}, then set a new date"
    return f"{field}: {last} is near; {ask}, then set a new date"


KEEPING_RULES = (answer_has_a_keeper, source_is_the_citys, answer_is_fresh, tag_is_known, listed_tag_is_used)
