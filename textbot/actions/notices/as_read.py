"""What residents read of a notice: as some of them do, and as somebody does of whom nothing is known."""

from collections.abc import Mapping

import numpy as np

from textbot.actions.notices.occasion import as_due
from textbot.actions.notices.preview_newsletter import examples
from textbot.actions.notices.selection import choose
from textbot.core.notices.audience import Ids
from textbot.core.notices.state import OPEN
from textbot.core.notices.text import Placeholder, fill, needed, parts
from textbot.runtime import Runtime
from textbot.store import recipients
from textbot.store.notices import NoticeRow

# So many people are looked at, to find those whose texts are shown: spread evenly, but never each so many-th, for in a
# file that was brought in every third may be the one who reads Spanish.
LOOKED_AT = 200
SPREAD = (5**0.5 - 1) / 2
SHOWN = 2


def bare_texts(rt: Runtime, row: NoticeRow) -> dict[str, str]:
    """Language -> its text as somebody reads it of whom nothing is known; a field without a fallback stands as [name].
    Nothing of any resident's is in it. Raises ValueError for a placeholder that cannot be read."""
    due = as_due(rt, row)
    texts = {code: text for code, text in due.texts.items() if text}
    return {code: bare(text) for code, text in texts.items()} | examples(rt, row)


def bare(template: str) -> str:
    """One such text. Raises ValueError for a placeholder that cannot be read."""
    return fill(template, {name: f"[{name}]" for name in needed(template)})


def real_texts(rt: Runtime, row: NoticeRow) -> Mapping[str, tuple[str, ...]]:
    """Language -> up to two different texts as people of the audience read them; of a notice that set off, as they were
    written down for them. Raises ValueError for an audience or a text that cannot be read."""
    return _to_be_sent(rt, row) if row.state in OPEN else _written_down(rt, row)


def spread(ids: Ids) -> Ids:
    """At most LOOKED_AT of these people, from everywhere in the list and in its order."""
    if len(ids) <= LOOKED_AT:
        return ids
    return ids[np.unique((np.arange(LOOKED_AT) * SPREAD % 1 * len(ids)).astype(np.int64))]


def _to_be_sent(rt: Runtime, row: NoticeRow) -> Mapping[str, tuple[str, ...]]:
    due = as_due(rt, row)
    chosen = choose(rt, due, max(rt.now(), due.not_before or rt.now()))
    if not len(chosen.ids):
        return {}
    picked = spread(chosen.ids).tolist()
    with rt.database.read() as conn:
        reached = [each for each in chosen.reach(conn, picked) if each.body]
    return {
        code: _unlike(tuple(each.body for each in reached if each.fate.language == code), row.texts[code])
        for code in row.texts
    }


def _written_down(rt: Runtime, row: NoticeRow) -> Mapping[str, tuple[str, ...]]:
    with rt.database.read() as conn:
        return {
            code: _unlike(recipients.bodies(conn, row.id, code, LOOKED_AT // 10), row.texts[code]) for code in row.texts
        }


def _unlike(bodies: tuple[str, ...], template: str) -> tuple[str, ...]:
    """Different ones, those first that say most of their reader: what all others read is shown beside them."""
    known = parts(template) if bodies else ()
    fallbacks = [each.fallback for each in known if isinstance(each, Placeholder) and each.fallback]
    return tuple(sorted(dict.fromkeys(bodies), key=lambda body: sum(each in body for each in fallbacks)))[:SHOWN]
