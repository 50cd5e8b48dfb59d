"""Two things in one text: what parts a text has, and which of them ask for something of their own.

A part counts only when the matcher is sure of it alone, and only beside what the whole text is sure of: "Elm and 5th",
"trash and recycling" and the story around a report stay in one piece.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from textbot.core.match import STOP_WORDS, Candidate, Decision
from textbot.core.playbook import Flow
from textbot.core.words import fold

Decide = Callable[[str], Decision]

# No more than so many things of one text are taken up, and no more parts looked at.
MOST, MOST_PARTS = 3, 8
# A part this short is asked for by its name alone ("library hours").
NAMED = 4

JOINING = (
    r"and also|oh and|and|also|plus|but|then|another thing|one more thing|by the way|btw|"
    r"y tambi[eé]n|y adem[aá]s|y aparte|tambi[eé]n|adem[aá]s|aparte|pero|otra cosa|de paso|y|e"
)
BREAK = re.compile(rf"[.!?;\n]+(?:\s+|$)|,\s+|\s+(?=(?:{JOINING})\b)", re.IGNORECASE)
LEAD = re.compile(rf"^\W*(?:(?:{JOINING})\b\W*)+", re.IGNORECASE)
ALSO = frozenset(
    "also plus another thing one more thing by the way btw tambien ademas aparte otra cosa de paso".split()
)
ENDS = re.compile(r"[.!?;\n]")

ASKING = frozenset(
    "when whens where wheres what whats who whos how hows why which is are can could do does did will would should may "
    "cuando donde adonde que quien como cual cuales cuanto cuanta cuantos puedo puede pueden podria hay".split()
)
# "a qué hora", "en qué día": a question begins with its small word.
BEFORE_ASKING = frozenset("a en de por con hasta desde para at on in for until".split())
WISHING = frozenset(
    "need want wanna looking report reporting pay apply register find get quiero quisiera necesito ocupo busco deseo "
    "queremos necesitamos dime digame".split()
)
SPEAKING = frozenset("i id im ive we me nos yo tengo tenemos".split())
NAMING = frozenset(
    "the a an my our this that there theres it its someone somebody they he she "
    "la el los las un una unos unas mi mis nuestra nuestro se no esta este ese esa alguien".split()
)
TELLING = frozenset(
    "is are was were isnt arent wasnt werent has have had hasnt havent needs need keeps got did didnt does doesnt wont "
    "went broke fell came looks smells theres es esta estan son fue fueron era hay no se tiene tienen necesita sigue "
    "paso pasaron funciona sirve huele quedo".split()
)


@dataclass(frozen=True)
class Matter:
    """One thing asked for: its words, what the matcher is sure it is, and the part that made it sure."""

    text: str
    candidate: Candidate
    heart: str

    @property
    def name(self) -> str:
        """As offers keep it: "answer:key" or "flow:key"."""
        return f"{self.candidate.kind}:{self.candidate.key}"


@dataclass(frozen=True)
class Part:
    """A piece of a text, the words that lead it in taken off. firm: it stands alone (a sentence, an "also"). begin and
    end: where it stands in the text."""

    text: str
    words: tuple[str, ...]
    firm: bool
    begin: int
    end: int


def matters(text: str, decide: Decide) -> tuple[Matter, ...]:
    """The things a text asks for, in the order of the text, when there are two or more; else nothing."""
    parts = parts_of(text)
    if not 1 < len(parts) <= MOST_PARTS:
        return ()
    whole = _sure(decide(text))
    found = _joined(text, parts, decide)
    if whole is None and len(found) < len(parts):
        found = _listed(parts, decide) or found
    if whole is not None:
        found = [each for each in found if _same(each.candidate, whole) or _stands(each)]
        if not any(_same(each.candidate, whole) for each in found):
            return ()
    return tuple(found[:MOST]) if len(found) > 1 else ()


def as_served(several: tuple[Matter, ...], flows: Mapping[str, Flow]) -> tuple[Matter, ...]:
    """The matters in the order they are served: answers, then questions that ask back, then reports."""

    def order(matter: Matter) -> int:
        if matter.candidate.kind == "answer":
            return 0
        return 1 if flows[matter.candidate.key].kind == "answer" else 2

    return tuple(sorted(several, key=order))


def parts_of(text: str) -> tuple[Part, ...]:
    """The pieces between sentence ends, commas and joining words."""
    marks = [0, *(found.start() for found in BREAK.finditer(text)), len(text)]
    spans = zip(marks, marks[1:], strict=False)
    return tuple(part for begin, end in spans if (part := _part(text, begin, end)).words)


def _part(text: str, begin: int, end: int) -> Part:
    piece = text[begin:end]
    lead = LEAD.match(piece)
    led_in = frozenset(fold(lead[0]).split()) if lead else frozenset()
    rest = piece[lead.end() :] if lead else piece.lstrip(" .,!?;\n")
    firm = bool(ENDS.match(piece.lstrip()) or ALSO & led_in)
    return Part(rest.strip(), tuple(fold(rest).split()), firm, end - len(rest), end)


def _joined(text: str, parts: tuple[Part, ...], decide: Decide) -> list[Matter]:
    """Each part the matcher is sure of, with what follows it; parts of one thing in a row are one."""
    found: list[Matter] = []
    begin: int | None = None
    for number, part in enumerate(parts):
        best = _sure(decide(part.text)) if _may_stand(part, number, parts) else None
        if best is None and not found:
            begin = part.begin if begin is None else begin
        elif best is None or (found and _same(found[-1].candidate, best)):
            start = text.rindex(found[-1].text, 0, part.begin)
            found[-1] = replace(found[-1], text=text[start : part.end].strip())
        elif all(not _same(each.candidate, best) for each in found):
            start = part.begin if begin is None or found else begin
            found.append(Matter(text[start : part.end].strip(), best, part.text))
    return found


def _listed(parts: tuple[Part, ...], decide: Decide) -> list[Matter]:
    """Reports one after the other, however short: "street light out, trash not picked up, and a dead dog on oak". Only
    when every piece is one."""
    best = [_sure(decide(part.text)) if len(part.words) > 1 else None for part in parts]
    keys = {each.key for each in best if each is not None and each.kind == "flow"}
    if len(keys) < len(parts):
        return []
    return [Matter(part.text, each, part.text) for part, each in zip(parts, best, strict=True) if each is not None]


def _may_stand(part: Part, number: int, parts: tuple[Part, ...]) -> bool:
    """Whether a piece can be a clause: the first needs two telling words or a question, one after "and" begins anew."""
    if number == 0 or part.firm:
        return _says_something(part)
    first = part.words[0]
    if _asks(part.words):
        return True
    if first in NAMING:
        return not TELLING.isdisjoint(part.words)
    return first in WISHING or first in SPEAKING or _is_infinitive(first) or _is_parallel(part, parts[0])


def _is_parallel(part: Part, beginning: Part) -> bool:
    """ "library hours and pool hours": the same thing asked of another, in a word they share and one they do not."""
    own, theirs = ({word for word in each.words if word not in STOP_WORDS} for each in (part, beginning))
    return 1 < len(own) <= NAMED and bool(own & theirs) and bool(own - theirs)


def _asks(words: Sequence[str]) -> bool:
    return words[0] in ASKING or (words[0] in BEFORE_ASKING and not ASKING.isdisjoint(words[1:2]))


def _says_something(part: Part) -> bool:
    telling = [word for word in part.words if word not in STOP_WORDS and word not in NAMING]
    return len(telling) > 1 or not (ASKING | TELLING).isdisjoint(part.words)


def _is_infinitive(word: str) -> bool:
    return len(word) > 4 and word.endswith(("ar", "er", "ir"))


def _stands(matter: Matter) -> bool:
    """Whether something beside the main thing is meant by itself: a report is told, an answer is asked for."""
    if matter.candidate.kind == "flow":
        return True
    words = fold(matter.heart).split()
    wishing = words[1:2] if words[0] in SPEAKING else words[:1]
    return _asks(words) or not WISHING.isdisjoint(wishing) or _is_infinitive(words[0]) or len(words) <= NAMED


def _sure(decision: Decision) -> Candidate | None:
    return decision.candidates[0] if decision.band == "sure" else None


def _same(one: Candidate, other: Candidate) -> bool:
    return (one.kind, one.key) == (other.kind, other.key)
