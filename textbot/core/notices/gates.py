"""The gates: what a notice must have before it may go out. Each says in one plain sentence what to do."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from babel import Locale

from textbot.core.marking import N_
from textbot.core.notices.audience import Audience
from textbot.core.notices.draft import CLASSES, EMERGENCY, NOBODY, REGULAR, Draft
from textbot.core.notices.estimate import Estimate
from textbot.core.notices.links import MAIL, hosts, is_shortener, is_within
from textbot.core.notices.opt_out import EXAMPLES, says_how_to_end
from textbot.core.notices.text import Placeholder, names, parts
from textbot.core.words import fold

LONGEST = 300
# What stands for a field whose longest value nobody has looked up yet.
FIELD_LETTERS = 12
LONGEST_VALID = timedelta(days=7)
SHORTEST_REASON = 10
# While a page is filled in, its moment may pass.
PATIENCE = timedelta(minutes=1)
_TOLD: Mapping[str, str] = {"en": N_("English"), "es": N_("Spanish")}

Values = Mapping[str, str | int]
Fault = tuple[str, Values]


@dataclass(frozen=True)
class Facts:
    """What gates look at beside the draft. languages: the city speaks, the first one first; senders: language -> names
    of the city, of which one must be said; domains: sites that may be linked to; topics: those there are; estimate:
    None while nobody has reckoned; fields: what placeholders may say, None when nobody knows; tested: this version was
    sent to whoever wrote it; trial: notices go to guests alone, of whom there are `guests`."""

    languages: tuple[str, ...]
    senders: Mapping[str, tuple[str, ...]]
    domains: frozenset[str]
    topics: frozenset[str]
    now: datetime
    estimate: Estimate | None = None
    fields: frozenset[str] | None = None
    tested: bool = False
    trial: bool = False
    guests: int = 0


@dataclass(frozen=True)
class Gate:
    """One gate as a notice stands before it. title: what it asks for; faults: sentences that say what to do, with
    %(name)s where their values go (values that are words are English, and translated where they are shown)."""

    key: str
    title: str
    faults: tuple[Fault, ...] = field(default=())

    @property
    def is_open(self) -> bool:
        """Whether nothing is in the way."""
        return not self.faults

    @property
    def english(self) -> tuple[str, ...]:
        """The sentences, as a terminal says them."""
        return tuple(words % values if values else words for words, values in self.faults)


Rule = Callable[[Draft, Facts], Iterator[Fault]]


def gates(draft: Draft, facts: Facts) -> tuple[Gate, ...]:
    """All of them, in the order in which somebody writes a notice."""
    return tuple(Gate(key, title, tuple(rule(draft, facts))) for key, (title, rule) in GATES.items())


def closed(found: tuple[Gate, ...]) -> tuple[Gate, ...]:
    """Those that are in the way."""
    return tuple(gate for gate in found if not gate.is_open)


def language_name(code: str) -> str:
    """ "es" as "Spanish"."""
    return _TOLD.get(code) or str(Locale.parse(code).get_display_name("en"))


def _every_language(draft: Draft, facts: Facts) -> Iterator[Fault]:
    if not any(text.strip() for text in draft.texts.values()):
        yield N_("Write the text."), {}
        return
    missing = [code for code in facts.languages if not draft.texts.get(code, "").strip()]
    known = draft.fallback == NOBODY or bool(draft.texts.get(draft.fallback, "").strip())
    for code in missing if not known else ():
        yield N_("Write it in %(language)s, or say what those who speak it get."), {"language": language_name(code)}
    for code in (each for each in draft.texts if each not in facts.languages):
        yield N_("The city does not text in %(language)s: leave it out."), {"language": language_name(code)}


def _sender(draft: Draft, facts: Facts) -> Iterator[Fault]:
    for code, text in _written(draft):
        said = facts.senders.get(code) or facts.senders[facts.languages[0]]
        if not any(_has(text, name) for name in said):
            yield (
                N_("Say in the %(language)s text who it is from: %(name)s."),
                {"language": language_name(code), "name": said[0]},
            )


def _opt_out(draft: Draft, facts: Facts) -> Iterator[Fault]:
    # A warning of danger needs no such words, though STOP is heard after it as well.
    if draft.class_ == EMERGENCY:
        return
    for code, text in _written(draft):
        if not says_how_to_end(text, code):
            yield (
                N_("Say in the %(language)s text how to end these texts. Write: %(words)s."),
                {"language": language_name(code), "words": EXAMPLES.get(code, EXAMPLES["en"])},
            )


def _links(draft: Draft, facts: Facts) -> Iterator[Fault]:
    for code, text in (*_written(draft), *draft.more.items()):
        for scheme, host in hosts("".join(_may_say(each) for each in _read(text))):
            values = {"language": language_name(code), "host": host[:60]}
            if is_shortener(host):
                yield N_("Carriers block %(host)s. Write the page's own address in the %(language)s text."), values
            elif not is_within(host, facts.domains):
                yield N_("%(host)s in the %(language)s text is not a site of the city. Link to one that is."), values
            elif scheme not in ("", "https", MAIL):
                yield N_("Write https:// before %(host)s in the %(language)s text."), values


def _length(draft: Draft, facts: Facts) -> Iterator[Fault]:
    known = facts.estimate.longest_length if facts.estimate else {}
    for code, text in _written(draft):
        length = max(_about(text), known.get(code, 0))
        if length > LONGEST:
            yield (
                N_("The %(language)s text has %(length)s letters. Shorten it to %(most)s."),
                {"language": language_name(code), "length": length, "most": LONGEST},
            )
    for code, text in draft.more.items():
        if len(text) > LONGEST:
            yield (
                N_("What is answered in %(language)s to questions has %(length)s letters. Shorten it to %(most)s."),
                {"language": language_name(code), "length": len(text), "most": LONGEST},
            )


def _placeholders(draft: Draft, facts: Facts) -> Iterator[Fault]:
    for code, text in _written(draft):
        try:
            used = names(text)
        except ValueError as wrong:
            yield (
                N_("A placeholder in the %(language)s text cannot be read: %(wrong)s."),
                {"language": language_name(code), "wrong": str(wrong)},
            )
            continue
        for name in () if facts.fields is None else (each for each in used if each not in facts.fields):
            yield (
                N_("Nothing is known under %(name)s, which the %(language)s text uses. Take it out."),
                {"name": name, "language": language_name(code)},
            )
    for name, number in (facts.estimate.missing_fields if facts.estimate else {}).items():
        yield (
            N_('%(number)s people lack %(name)s. Write what to say instead: {{ %(name)s or "..." }}.'),
            {"number": number, "name": name},
        )
    for code in (code for code, text in draft.more.items() if "{{" in text or "}}" in text):
        yield (
            N_("What is answered in %(language)s to questions is said as it is: take the placeholders out of it."),
            {"language": language_name(code)},
        )


def _audience(draft: Draft, facts: Facts) -> Iterator[Fault]:
    try:
        chosen = Audience.from_data(draft.audience)
    except ValueError as wrong:
        yield N_("Who gets it cannot be read: %(wrong)s."), {"wrong": str(wrong)}
        return
    if chosen.is_nobody:
        yield N_("Choose who gets it."), {}
        return
    yield from facts.estimate.problems if facts.estimate else ()
    if facts.estimate is not None and facts.estimate.recipients == 0 and not facts.estimate.problems:
        yield N_("Nobody would get it. Choose others, or see in the estimate why they are left out."), {}


def _purpose(draft: Draft, facts: Facts) -> Iterator[Fault]:
    if draft.class_ not in CLASSES:
        yield N_("Say whether it is a regular notice or an emergency."), {}
    elif draft.class_ == REGULAR and not draft.topic:
        yield N_("Choose its topic: people get only what they joined."), {}
    elif draft.class_ == REGULAR and draft.topic not in facts.topics:
        yield N_("There is no topic %(topic)s. Choose one that is there."), {"topic": draft.topic}
    elif draft.class_ == EMERGENCY and len(draft.reason.strip()) < SHORTEST_REASON:
        yield N_("Say why it is an emergency: it reaches people who did not join the topic."), {}


def _validity(draft: Draft, facts: Facts) -> Iterator[Fault]:
    longest = int(LONGEST_VALID.total_seconds() // 60)
    if draft.validity_minutes <= 0:
        yield N_("Say for how long it is true: who cannot be texted by then is not texted."), {}
    elif draft.validity_minutes > longest:
        yield N_("It may be true for 7 days at most."), {}


def _moment(draft: Draft, facts: Facts) -> Iterator[Fault]:
    if draft.not_before is not None and draft.not_before < facts.now - PATIENCE:
        yield N_("Its time is past. Choose a later one, or send it at once."), {}


def _tested(draft: Draft, facts: Facts) -> Iterator[Fault]:
    if not facts.tested:
        yield N_("Send it to your own phone first, and read it there."), {}


def _trial(draft: Draft, facts: Facts) -> Iterator[Fault]:
    if facts.trial and not facts.guests:
        yield N_("Notices are on trial, and there are no guests: add their phones to city.yaml."), {}


GATES: Mapping[str, tuple[str, Rule]] = {
    "languages": (N_("It is written in every language of the city"), _every_language),
    "sender": (N_("It says who it is from"), _sender),
    "opt_out": (N_("It says how to end these texts"), _opt_out),
    "links": (N_("It links only to the city's sites"), _links),
    "length": (N_("It is short enough"), _length),
    "placeholders": (N_("Its placeholders can be filled in"), _placeholders),
    "purpose": (N_("It has a topic, or a reason"), _purpose),
    "audience": (N_("Somebody gets it"), _audience),
    "trial": (N_("A trial has guests"), _trial),
    "validity": (N_("It says until when it is true"), _validity),
    "moment": (N_("Its time is to come"), _moment),
    "tested": (N_("It was sent to your own phone"), _tested),
}


def _written(draft: Draft) -> Iterator[tuple[str, str]]:
    return ((code, text) for code, text in draft.texts.items() if text.strip())


def _has(text: str, name: str) -> bool:
    """Whether the text says a name, also as "Riverbend's"."""
    said, wanted = f" {fold(text)} ", fold(name)
    return f" {wanted} " in said or f" {wanted}s " in said


def _read(text: str) -> tuple[str | Placeholder, ...]:
    """The text's words and placeholders; all of it as words where it cannot be read."""
    try:
        return parts(text)
    except ValueError:
        return (text,)


def _may_say(part: str | Placeholder) -> str:
    """The words a reader may see: plain words as they are, of a placeholder its fallback. What fields hold was checked
    when the list was uploaded."""
    return part if isinstance(part, str) else part.fallback or " "


def _about(text: str) -> int:
    """About how many characters it will have: a fallback counts as it is, a field without one as a short word."""
    return sum(len(each if isinstance(each, str) else each.fallback or " " * FIELD_LETTERS) for each in _read(text))
