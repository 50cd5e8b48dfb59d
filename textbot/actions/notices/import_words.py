"""What a file does, or did, told line by line: pages say it in the member's language, the terminal in English."""

from collections.abc import Iterable, Iterator, Sequence

from textbot.actions.notices.import_opt_outs import OptOutsImported
from textbot.actions.notices.import_subscribers import Imported
from textbot.actions.outcome import Outcome
from textbot.core.marking import N_

# Rows that stand there twice are named up to here, and counted beyond.
NAMED = 5
Counted = tuple[int, str, str]


def told_of_subscribers(told: Imported) -> tuple[Outcome, ...]:
    """One line for each count that is not zero, the most important first."""
    done = told.written
    counts: list[Counted] = [
        (told.joins, *(_JOINED if done else _JOINS)),
        (told.already, N_("One was joined already."), N_("%(number)s were joined already.")),
        (len(told.opted_out), N_("One phone opted out of all texts and stays so."),
         N_("%(number)s phones opted out of all texts and stay so.")),
        (told.left, N_("One ended the topic after that day and is left alone."),
         N_("%(number)s ended the topic after that day and are left alone.")),
        (told.old, N_("One agreed more than a year ago and is asked again before anything else."),
         N_("%(number)s agreed more than a year ago and are asked again before anything else.")),
        (len(told.new_phones), N_("One phone is new to us."), N_("%(number)s phones are new to us.")),
    ]  # fmt: skip
    return (*_counted(counts), *_about_the_file(told.repeated, told.unread))


def told_of_opt_outs(told: OptOutsImported) -> tuple[Outcome, ...]:
    """As above, for opt-outs."""
    counts: list[Counted] = [
        (told.adds, *(_ENDED if told.written else _ENDS)),
        (told.already, N_("One had opted out before."), N_("%(number)s had opted out before.")),
        (told.new_phones, N_("One phone is new to us."), N_("%(number)s phones are new to us.")),
    ]
    return (*_counted(counts), *_about_the_file(told.repeated, told.unread))


_JOINS = (N_("One sign-up would be added."), N_("%(number)s sign-ups would be added."))
_JOINED = (N_("One sign-up was added."), N_("%(number)s sign-ups were added."))
_ENDS = (N_("One phone would get no texts any more."), N_("%(number)s phones would get no texts any more."))
_ENDED = (N_("One phone gets no texts any more."), N_("%(number)s phones get no texts any more."))


def _counted(counts: Iterable[Counted]) -> Iterator[Outcome]:
    for place, (number, one, many) in enumerate(counts):
        if number or place == 0:
            yield Outcome(True, one, {"number": number}, many=many)


def _about_the_file(repeated: Sequence[tuple[int, int]], unread: Sequence[str]) -> Iterator[Outcome]:
    for row, before in repeated[:NAMED]:
        words = N_("Row %(row)s says the same as row %(before)s; it counts once.")
        yield Outcome(True, words, {"row": row, "before": before})
    if len(repeated) > NAMED:
        rest = {"number": len(repeated) - NAMED}
        yield Outcome(True, N_("And one more of these."), rest, many=N_("And %(number)s more of these."))
    for name in unread:
        yield Outcome(True, N_("Nothing reads the column %(name)s."), {"name": name})
