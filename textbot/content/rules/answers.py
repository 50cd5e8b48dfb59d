"""What keeps an answer from being given: nothing to say, or names of answers, flows and packs that are not there."""

from collections.abc import Iterable, Iterator

from textbot.content.draft import Draft, Sheet
from textbot.content.problems import Problem, suggest
from textbot.content.schema.answer import AnswerFile, ValidEntry
from textbot.content.schema.city import PackEntry

FEWEST_CHOICES, MOST_CHOICES = 2, 5
SWAP = "from is after until; swap the two dates"


def answer_says_something(draft: Draft) -> Iterator[Problem]:
    """Whoever asks hears something: the answer, or that it is not known yet."""
    for answer in draft.answers:
        entry = answer.entry
        if entry.say is None and entry.not_yet is None:
            yield answer.problem('say is missing; add say: "...", or not_yet: "..." until it is known')
        if entry.say is None and (entry.lookup or entry.choices or entry.refuse):
            yield answer.problem('an answer with lookup, choices or refuse needs its words; add say: "..."', "say")
        if entry.valid and entry.valid.from_ and entry.not_yet is None:
            message = 'before valid: from there is nothing to say; add not_yet: "The dates aren\'t out yet."'
            yield answer.problem(message, "valid", "from")


def answer_ends_after_it_begins(draft: Draft) -> Iterator[Problem]:
    """`from` is not after `until`, for answers and packs."""
    for answer in draft.answers:
        if _backward(answer.entry.valid):
            yield answer.problem(SWAP, "valid")
    for key, pack in draft.city.entry.packs.items() if draft.city else ():
        if draft.city and _backward(pack):
            yield draft.city.problem(SWAP, "packs", key)


def names_lead_somewhere(draft: Draft) -> Iterator[Problem]:
    """Choices and related entries name other answers and flows that are there."""
    known = {f"answer:{answer.entry.key}" for answer in draft.answers}
    known |= {f"flow:{report.entry.key}" for report in draft.reports}
    for answer in draft.answers:
        for field in ("choices", "related"):
            yield from _unknown(answer, field, getattr(answer.entry, field), known)


def choices_can_be_chosen(draft: Draft) -> Iterator[Problem]:
    """A broad word narrows to 2 to 5 choices, named in its question."""
    for answer in draft.answers:
        entry = answer.entry
        if not entry.choices:
            continue
        if not FEWEST_CHOICES <= len(set(entry.choices)) <= MOST_CHOICES:
            message = f"choices has {len(set(entry.choices))}; write {FEWEST_CHOICES} to {MOST_CHOICES} different ones"
            yield answer.problem(message, "choices")
        if entry.say and "{options}" not in entry.say:
            yield answer.problem("say must name the choices; write {options} where they shall stand", "say")
        if entry.lookup:
            yield answer.problem("an answer cannot have both lookup and choices; remove one", "choices")


def pack_is_known(draft: Draft) -> Iterator[Problem]:
    """The pack of an answer stands in city.yaml."""
    if draft.city is None:
        return
    known = draft.city.entry.packs
    for answer in draft.answers:
        name = answer.entry.pack
        if name and name not in known:
            yield answer.problem(f"city.yaml has no pack '{name}'{suggest(name, known)}", "pack")


def hours_are_known(draft: Draft) -> Iterator[Problem]:
    """The places of an answer stand in hours.yaml."""
    known = draft.hours.entry.places if draft.hours else {}
    for answer in draft.answers:
        for number, name in enumerate(answer.entry.hours):
            if name not in known:
                yield answer.problem(f"hours.yaml has no place '{name}'{suggest(name, known)}", "hours", number)


def _backward(span: ValidEntry | PackEntry | None) -> bool:
    return bool(span and span.from_ and span.until and span.from_ > span.until)


def _unknown(answer: Sheet[AnswerFile], field: str, names: Iterable[str], known: Iterable[str]) -> Iterator[Problem]:
    own = {f"answer:{answer.entry.key}", f"flow:{answer.entry.key}"}
    for number, name in enumerate(names):
        if name in own:
            yield answer.problem(f"an answer cannot lead to itself; remove '{name}'", field, number)
        elif name not in known:
            yield answer.problem(f"there is no '{name}'{_hint(name, known)}", field, number)


def _hint(name: str, known: Iterable[str]) -> str:
    """The same key under the other kind, or the nearest name."""
    kind, _, key = name.partition(":")
    other = f"{'flow' if kind == 'answer' else 'answer'}:{key}"
    if other in known:
        return f": did you mean '{other}'?"
    found = suggest(name, known)
    return found if "did you mean" in found else "; name one by its file, like answer:trash or flow:pothole"


ANSWER_RULES = (
    answer_says_something,
    answer_ends_after_it_begins,
    names_lead_somewhere,
    choices_can_be_chosen,
    pack_is_known,
    hours_are_known,
)
