"""Machine translation for staff: residents' texts beside the original, and a member's own words before they are sent.

It is off until the operator names a translator. Nothing that a machine translated is ever sent by itself.
"""

import logging
from collections.abc import Iterable, Mapping

from textbot.actions.conversations.reply_as_staff import typed
from textbot.actions.conversations.tell_inbox import tell_inbox
from textbot.actions.outcome import Outcome
from textbot.connectors.connector import Away, Refused
from textbot.core.redaction import clean
from textbot.runtime import Runtime
from textbot.store import translations

log = logging.getLogger(__name__)

# A member waits at the page.
PATIENCE = 6.0

NO_WORDS = Outcome(False, "Write something first, then it can be translated.")
OFF = Outcome(False, "No translator is set up here. An operator can set TEXTBOT_TRANSLATOR_URL.")
AWAY = Outcome(False, "The translator does not answer. Your text is as you wrote it; try again in a moment.")
REFUSED = Outcome(False, "The translator cannot translate this. Your text is as you wrote it.")
DONE = Outcome(True, "Translated by a machine. Please read it before you send it.")


def ask_for_translations(rt: Runtime, language: str, texts: Mapping[str, Iterable[int]]) -> int:
    """Have these texts (direction -> ids) translated into `language`, each once; how many were asked for now."""
    if rt.translator is None or not any(texts.values()):
        return 0
    now = rt.now()
    with rt.database.write() as conn:
        asked = [
            found
            for direction, ids in texts.items()
            for each in ids
            if (found := translations.ask(conn, direction, each, language, now)) is not None
        ]
    rt.doorbell.ring_all(("translate_text", each) for each in asked)
    return len(asked)


def translate_text(rt: Runtime, translation_id: int) -> None:
    """Ask the translator for one text that waits, unless somebody did."""
    with rt.database.read() as conn:
        row = translations.by_id(conn, translation_id)
        found = translations.original(conn, row) if row else None
    if row is None or found is None or row.state != translations.NEW or rt.translator is None:
        return
    words, contact_id = found
    if not words.strip():  # it was taken back
        with rt.database.write() as conn:
            translations.settle(conn, row.id, "same", "", rt.now())
        return
    try:
        said = clean(rt.translator.translate(words, "auto", row.language))
    except Refused as error:
        log.info("translation %s is refused: %s", row.id, error)
        state, said = "failed", ""
    except Away as error:
        log.info("translation %s: the translator is away: %s", row.id, error)
        with rt.database.write() as conn:
            translations.try_later(conn, row.id, rt.now())
        return
    else:
        state = "same" if _plain(said) == _plain(words) else "done"
    with rt.database.write() as conn:
        translations.settle(conn, row.id, state, said, rt.now())
    tell_inbox(rt, "note", contact_id)


def translate_draft(rt: Runtime, text: str, source: str, target: str) -> tuple[Outcome, str]:
    """What a member typed, in the resident's language, for them to look over; the text as it was where it failed."""
    text = typed(text)
    if rt.translator is None:
        return OFF, text
    if not text:
        return NO_WORDS, text
    try:
        return DONE, clean(rt.translator.translate(text, source or "auto", target, PATIENCE))
    except Refused as error:
        log.info("a draft was not translated: %s", error)
        return REFUSED, text
    except Away as error:
        log.info("a draft was not translated: %s", error)
        return AWAY, text


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
