"""What a file does, or did, told line by line: pages say it in the member's language, the terminal in English."""

from collections.abc import Iterable, Iterator, Sequence

from textbot.actions.notices.import_opt_outs import OptOutsImported
from textbot.actions.notices.import_subscribers import Imported
from textbot.actions.notices.read_csv import Uploaded
from textbot.actions.outcome import Outcome
from textbot.core.marking import N_

# Rows that stand there twice are named up to here, and counted beyond.
NAMED = 5
Counted = tuple[int, str, str]


def told_of_subscribers(told: Imported) -> tuple[Outcome, ...]:
    """One line for each count that is not zero, the most important first."""
    done, numbers = told.written, told.counts
    counts: list[Counted] = [
        (numbers["joins"], *(_JOINED if done else _JOINS)),
        (numbers["already"], N_("One was joined already."), N_("%(number)s were joined already.")),
        (numbers["opted_out"], N_("One phone opted out of all texts and stays so."),
         N_("%(number)s phones opted out of all texts and stay so.")),
        (numbers["left"], N_("One ended the topic after that day and is left alone."),
         N_("%(number)s ended the topic after that day and are left alone.")),
        (numbers["old"], N_("One agreed more than a year ago and is asked again before anything else."),
         N_("%(number)s agreed more than a year ago and are asked again before anything else.")),
        (numbers["new_phones"], *_NEW),
    ]  # fmt: skip
    return (*_counted(counts), *_about_the_file(told.repeated, told.unread))


def told_of_opt_outs(told: OptOutsImported) -> tuple[Outcome, ...]:
    """As above, for opt-outs."""
    counts: list[Counted] = [
        (told.adds, *(_ENDED if told.written else _ENDS)),
        (told.already, N_("One had opted out before."), N_("%(number)s had opted out before.")),
        (told.new_phones, *_NEW),
    ]
    return (*_counted(counts), *_about_the_file(told.repeated, told.unread))


def told_of_list(told: Uploaded) -> tuple[Outcome, ...]:
    """Of a list of phones that is kept: how many, who of them gets nothing, and what a text may say to them."""
    lines = list(_counted([
        (told.rows, N_("One phone is kept."), N_("%(number)s phones are kept.")),
        (told.rows - told.known, *_NEW),
        (told.opted_out, N_("One opted out and gets nothing."), N_("%(number)s opted out and get nothing.")),
    ]))  # fmt: skip
    if told.columns:
        columns = ", ".join(f"{{{{ {each} }}}}" for each in told.columns)
        lines.append(Outcome(True, N_("The text may say: %(columns)s."), {"columns": columns}))
    if told.unread:
        unread = ", ".join(told.unread)
        lines.append(Outcome(True, N_("These columns cannot be used: %(columns)s."), {"columns": unread}))
    return tuple(lines)


_NEW = (N_("One phone is new to us."), N_("%(number)s phones are new to us."))
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
