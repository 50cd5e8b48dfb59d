"""A notice's texts as people read them: with the fields of some of its readers, and as who lacks those fields does."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from textbot.actions.notices.as_read import bare, bare_texts, real_texts
from textbot.actions.notices.occasion import as_due
from textbot.core.notices.estimate import Estimate
from textbot.core.notices.text import parts
from textbot.core.segments import count, outside_gsm
from textbot.runtime import Runtime
from textbot.store.notices import NoticeRow
from textbot.web.notices.words import people
from textbot.web.translations import _, language_name, ngettext

Run = tuple[str, bool]
"""Words, and whether they were filled in for one reader."""


@dataclass(frozen=True)
class Reading:
    """What the readers of one language get. real: as some of them read it, [] where nobody in that language gets it;
    bare: as who has none of the details, [] where that is no other text. problem: what keeps it from being read."""

    code: str
    language: str
    people: str
    real: Sequence[Sequence[Run]]
    bare: Sequence[Run]
    problem: str
    cost: str


def readings(rt: Runtime, row: NoticeRow, estimate: Estimate | None) -> list[Reading]:
    """Each language of the notice. A schedule's pattern is read as its next time says it."""
    due = as_due(rt, row)
    numbers = estimate.by_language if estimate else {}
    try:
        real, plain, problem = real_texts(rt, row), bare_texts(rt, row), ""
    except ValueError as wrong:
        real, plain, problem = {}, {}, str(wrong)
    return [
        _reading(code, text, real.get(code, ()), plain.get(code), problem, numbers.get(code))
        for code, text in due.texts.items()
        if text
    ]


def runs(template: str, body: str) -> list[Run]:
    """A text in pieces, those marked that its template leaves open. One piece where it was made in another way."""
    try:
        found = parts(template)
    except ValueError:
        return [(body, False)]
    pattern = "".join(f"({re.escape(each)})" if isinstance(each, str) else "(.*?)" for each in found)
    read = re.fullmatch(pattern, body, re.DOTALL)
    if read is None:
        return [(body, False)]
    pieces = zip(read.groups(), (not isinstance(each, str) for each in found), strict=True)
    return [(words, is_open) for words, is_open in pieces if words]


def cost_words(text: str) -> str:
    """ "94 letters, 1 segment, plain letters (GSM-7)"."""
    found = count(text)
    odd = "" if found.encoding == "GSM-7" else " ".join(outside_gsm(text)[:5])
    letters = ngettext("%(num)s letter", "%(num)s letters", len(text))
    segments = ngettext("%(num)s segment", "%(num)s segments", found.parts)
    encoding = _("plain letters (GSM-7)") if not odd else _("Unicode because of %(letters)s", letters=odd)
    return f"{letters}, {segments}, {encoding}"


def _reading(
    code: str, template: str, bodies: Sequence[str], plain: str | None, problem: str, number: int | None
) -> Reading:
    try:
        plain = plain or bare(template)
    except ValueError as wrong:
        plain, problem = template, str(wrong)
    others = [body for body in bodies if body != plain]
    shown = others or list(bodies[:1])
    return Reading(
        code,
        language_name(code),
        people(number) if number is not None else "",
        [runs(template, body) for body in shown],
        runs(template, plain) if others or not shown else [],
        problem,
        cost_words(max((*bodies, plain), key=len)),
    )
