"""Wishes: what a sentence in plain words asks for, beyond the city's own answers and reports."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Self

from textbot.core.hearing.go_on import without_going_on
from textbot.core.hearing.phrase_states import CUT
from textbot.core.hearing.rule import Rule
from textbot.core.hearing.shorthand import in_full
from textbot.core.hearing.tables import per_language, table
from textbot.core.words import fold

# What may be said of a report already sent; the first that holds counts.
OF_A_REPORT = ("withdraw", "correct", "still", "fixed", "add")
FOLLOW_UPS = ("price", "time", "place", "phone", "other")
NAMES = (
    "opt_out",
    "person",
    "distress",
    "complaint",
    "insult",
    "apology",
    "case",
    "for_staff",
    "status",
    "how_to",
    "negated",
    "given_up",
    "asked_after",
    "waited",
    "how_long",
    "moved",
    "instead",
    "correction",
    "declined",
    *OF_A_REPORT,
    "thanked",
    "mended",
    "unmended",
    "not_seen",
    "same",
    "different",
) + tuple(f"follow_{what}" for what in FOLLOW_UPS)
EXTRAS = ("topic_nouns", "filler")

# A report's reference, as written or as people copy it: 2026-1121-0042, 20261121-0042, 2026 1121 0042.
REFERENCE = re.compile(
    r"(?<![\d-])(20\d\d)[-–— ./]{0,3}((?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))[-–— ./]{1,3}(\d{4,6})(?![\d-])"
)
# "and how much is it?"
LEAD = re.compile(r"^(?:(?:and|n|so|ok|okay|but|also|thanks|great|y|pero|entonces|bueno|gracias|e) )+")
ADDRESSING = frozenset("senorita senor senora mija mijo joven oiga disculpe perdon sorry sir maam please".split())
TOPIC_FILLER = frozenset(
    ["stop", "sending", "me", "the", "any", "more", "your", "these", "all", "text", "getting", "no", "mas", "los"]
    + ["cancel", "end", "receiving", "from", "to", "want", "get", "of", "city", "anymore", "estos", "las", "para"]
    + ["sus", "receive", "please", "favor", "por", "quiero", "recibir", "dont"]
)


@dataclass(frozen=True, slots=True)
class OptOutWish:
    """No more texts. topic: the subject named ("trash reminders"), folded; None when all texts are meant."""

    topic: str | None = None


@dataclass(frozen=True, slots=True)
class StatusWish:
    """How is my report? reference: as the city writes it ("2026-1121-0042"); topic: what is left of the text, folded
    ("pothole"); None when it names neither."""

    reference: str | None = None
    topic: str | None = None


@dataclass(frozen=True, repr=False)
class Wishes:
    """Every wish rule of a playbook."""

    _rules: Mapping[str, Rule]
    _topics: re.Pattern[str] | None = None
    _filler: frozenset[str] = frozenset()
    _around_insults: frozenset[str] = frozenset()

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """From flows/keywords.yaml as parsed. Raises ValueError that begins with the path of the wrong entry."""
        wishes = table(data.get("wishes"), "wishes")
        for name in wishes:
            if name not in NAMES:
                raise ValueError(f"wishes.{name}: no such wish; write one of {', '.join(NAMES)}")
        rules = {name: Rule.from_data(wishes.get(name), f"wishes.{name}", EXTRAS) for name in NAMES}
        nouns = _words(wishes.get("opt_out"), "topic_nouns", "wishes.opt_out")
        status, insult = (_words(wishes.get(name), "filler", f"wishes.{name}") for name in ("status", "insult"))
        return cls(rules, _topics(nouns), status, insult)

    def opt_out_wish(self, text: str) -> OptOutWish | None:
        """Whether the text asks us, in any reasonable words, to send no more texts."""
        said = next((each for each in _spellings(without_going_on(text)) if self._rules["opt_out"].holds(each)), None)
        return OptOutWish(self._topic(said)) if said else None

    def person_wish(self, text: str) -> bool:
        """Whether the text asks for a person, or is a matter only a person can take."""
        return any(self._rules["person"].holds(each) for each in _spellings(text))

    def for_staff(self, text: str) -> bool:
        """Whether the text is about a matter that the city has no answer or report for."""
        return self._says("for_staff", text)

    def case(self, text: str) -> bool:
        """Whether the text tells of somebody's own case: money taken, a denial, damage, a mistake in a record."""
        return self._says("case", text)

    def distress(self, text: str) -> bool:
        """Whether the text shows despair, danger at home or a lost home."""
        return self._says("distress", text)

    def complaint(self, text: str) -> bool:
        """Whether the text is angry, or from someone who asked in vain too often."""
        return self._says("complaint", text)

    def insult(self, text: str) -> bool:
        """Whether the text is abuse and nothing else: nothing in it can be acted on."""
        return any(self._insults(each) for each in _spellings(text))

    def apology(self, text: str) -> bool:
        """Whether the text begs pardon and says nothing else: "sorry, I'm new at this"."""
        return self._says("apology", text)

    def status_wish(self, text: str) -> StatusWish | None:
        """Whether the text asks how a report stands, by reference or in words."""
        reference = reference_in(text)
        folded = fold(REFERENCE.sub(" ", text) if reference else text)
        if reference and (self._is_filler(folded) or len(folded.split()) <= 8):
            return StatusWish(reference, self._subject(folded))
        if not self._rules["status"].holds(folded):
            return None
        return StatusWish(reference, self._subject(folded))

    def of_a_report(self, text: str) -> str:
        """What the text says of a report already sent: one of OF_A_REPORT, "" for nothing. A question says nothing."""
        said = () if "?" in text or "¿" in text else tuple(_spellings(text))
        return next((what for what in OF_A_REPORT if any(map(self._rules[what].holds, said))), "")

    def topic_of(self, what: str, text: str) -> str:
        """What is left of a text that says `what` (one of OF_A_REPORT) once the words that say it are taken out."""
        return " ".join(self._rules[what].yes.cut(fold(text)).replace(CUT, " ").split())

    def thanked(self, text: str) -> bool:
        """Whether the text thanks for something."""
        return self._says("thanked", text)

    def mended(self, text: str) -> bool:
        """Whether the text, as an answer to "is it fixed?", says that it is: "looks good"."""
        return any(self._rules["mended"].holds(each) for each in _spellings(text))

    def unmended(self, text: str) -> bool:
        """Whether the text, as an answer to "is it fixed?", says that it is not, or not all of it: "only half"."""
        return any(self._rules["unmended"].holds(each) for each in _spellings(text))

    def not_seen(self, text: str) -> bool:
        """Whether the text, as an answer to "is it fixed?", says that nobody has looked: "haven't checked"."""
        return any(self._rules["not_seen"].holds(each) for each in _spellings(text))

    def same(self, text: str) -> bool:
        """Whether the text says that what was reported before is what is meant."""
        return self._says("same", text)

    def different(self, text: str) -> bool:
        """Whether the text says that another one is meant."""
        return self._says("different", text)

    def how_to(self, text: str) -> bool:
        """Whether the text asks how or where to report, rather than reports."""
        return self._says("how_to", text)

    def negated(self, text: str) -> bool:
        """Whether the text says that no report is wanted."""
        return self._says("negated", text)

    def moved(self, text: str) -> bool:
        """Whether the text says where somebody lives now."""
        return self._says("moved", text)

    def given_up(self, text: str) -> bool:
        """Whether the text takes back what is being told, or was told just now: "never mind, they came"."""
        return self._says("given_up", text)

    def asked_after(self, text: str) -> bool:
        """Whether the text, of somebody with a report, asks after it: "when are they coming", "ya lo arreglaron?"."""
        asks = "?" in text or "¿" in text
        said = any(self._rules["asked_after"].holds(each) for each in _spellings(text))
        return said or (asks and self._rules["fixed"].holds(fold(text)))

    def waited(self, text: str) -> bool:
        """Whether the text is one of somebody who has waited long: "why is it taking so long", "sigo esperando"."""
        return any(self._rules["waited"].holds(each) for each in _spellings(text))

    def how_long(self, text: str) -> bool:
        """Whether the text asks how long it will take."""
        return any(self._rules["how_long"].holds(each) for each in _spellings(text))

    def instead(self, text: str) -> bool:
        """Whether a part of a text says what is not meant, beside what is."""
        return self._says("instead", text)

    def correction(self, text: str) -> bool:
        """Whether the text says that the last answer was not what was asked."""
        return self._says("correction", text) or self._rules["correction"].holds(_unaddressed(fold(text)))

    def declined(self, text: str) -> bool:
        """Whether the text turns down every choice offered."""
        return self._says("declined", text)

    def follow_up(self, text: str) -> str:
        """What the text asks about the thing just spoken of: one of FOLLOW_UPS, "" for nothing."""
        said = tuple(LEAD.sub("", each) for each in _spellings(text))
        rules = ((what, self._rules[f"follow_{what}"]) for what in FOLLOW_UPS)
        return next((what for what, rule in rules if any(map(rule.holds, said))), "")

    def _says(self, name: str, text: str) -> bool:
        return self._rules[name].holds(fold(text))

    def _insults(self, folded: str) -> bool:
        rule = self._rules["insult"]
        if not rule.yes.found(folded):
            return False
        return all(word == CUT or word in self._around_insults for word in rule.yes.cut(folded).split())

    def _is_filler(self, folded: str) -> bool:
        return all(word in self._filler for word in folded.split())

    def _subject(self, folded: str) -> str | None:
        return " ".join(word for word in folded.split() if word not in self._filler) or None

    def _topic(self, folded: str) -> str | None:
        found = self._topics.search(folded) if self._topics else None
        if not found:
            return None
        before = [word for word in found["before"].split() if word not in TOPIC_FILLER]
        named = " ".join([*before[-2:], found["noun"], *(found["of"] or "").split()])
        return named if named != found["noun"] else None


def _unaddressed(folded: str) -> str:
    """A folded text without the words that only say to whom it is said: "no señorita eso no"."""
    return " ".join(word for word in folded.split() if word not in ADDRESSING)


def _spellings(text: str) -> Iterator[str]:
    """A text folded, and once more with its shorthand written out where it has any."""
    folded = fold(text)
    yield folded
    full = in_full(folded)
    if full != folded:
        yield full


def _words(data: Any, key: str, path: str) -> frozenset[str]:
    lines = per_language(table(data, path).get(key), f"{path}.{key}")
    return frozenset(fold(word) for _, _, word in lines)


def _topics(nouns: frozenset[str]) -> re.Pattern[str] | None:
    if not nouns:
        return None
    named = "|".join(sorted(map(re.escape, nouns), key=len, reverse=True))
    about = r"(?P<of> (?:de|about|for|sobre) (?:la |el |los |las |the )?\S+)?"
    return re.compile(rf"(?P<before>(?:\S+ ){{0,3}})\b(?P<noun>{named})\b{about}")


def reference_in(text: str) -> str | None:
    """The report's reference in a text, as the city writes it; None where there is none."""
    found = REFERENCE.search(text)
    return "-".join(found.groups()) if found else None
