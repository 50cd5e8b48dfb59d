"""The form of a new answer: filled in question by question, or taken from options in one go."""

from collections.abc import Callable, Mapping
from typing import Any

import click

from textbot.content.draft import Draft
from textbot.content.longest import Longest
from textbot.content.new_answer import SAID, NewAnswer
from textbot.content.problems import Problem, suggest
from textbot.content.rules.lengths import MOST
from textbot.content.rules.structure import topics
from textbot.core.words import fold

NAMES = {"en": "English", "es": "Spanish", "zh": "Chinese", "vi": "Vietnamese", "tl": "Tagalog", "ar": "Arabic"}
FACTS = ("department", "owner", "source", "review_by")
FEW = 5


class Form:
    """What the questions about one answer need to know."""

    def __init__(self, key: str, draft: Draft) -> None:
        self.key = key
        self.longest = Longest(draft)
        self.taken = {
            fold(text): topic.file for topic in topics(draft) for texts in topic.entry.ask.values() for text in texts
        }


def given(key: str, draft: Draft, options: Mapping[str, Any]) -> NewAnswer:
    """The answer as the options say it. Raises click.UsageError naming all that is missing."""
    first = draft.languages[0]
    lacking = [
        f"--{_option(name, language, first).replace('_', '-')}"
        for language in draft.languages
        for name in ("title", "say", "ask")
        if not options.get(_option(name, language, first))
        and not (name == "say" and options.get(_option("not_yet", language, first)))
    ]
    if lacking:
        raise click.UsageError(f"these are missing: {', '.join(lacking)}. At a terminal they are asked for.")
    return _made(key, draft, options)


def fill_in(key: str, draft: Draft, filled: dict[str, Any]) -> NewAnswer:
    """The answer as the options say it, the rest asked for and put among them."""
    first, form = draft.languages[0], Form(key, draft)
    for language in draft.languages:
        known = {name for name in ASKED if filled.get(_option(name, language, first))}
        known |= {"say"} if filled.get(_option("not_yet", language, first)) else set()
        lacking = [name for name in ASKED if name not in known]
        if lacking:
            click.echo()
            click.secho(NAMES.get(language, language), bold=True)
        for name in lacking:
            filled[_option(name, language, first)] = ASKED[name](form, language)
    click.echo()
    for name, ask_fact in ASKED_ONCE.items():
        if filled.get(name) is None:
            filled[name] = ask_fact(draft)
    return _made(key, draft, filled)


def forget(filled: dict[str, Any], problem: Problem, draft: Draft) -> bool:
    """Take out what a problem is about, so that it is asked for once more; False when it cannot be told."""
    first, parts = draft.languages[0], problem.path.split(".")
    name = next((part for part in parts if part in (*ASKED, *FACTS)), "")
    in_catalog = problem.file.split("/")[1] if problem.file.startswith("locales/") else first
    option = (
        name if name in FACTS else _option(name, next((p for p in parts if p in draft.languages), in_catalog), first)
    )
    if not filled.get(option):
        return False
    if name == "ask" and parts[-1].isdecimal():
        filled[option] = tuple(text for at, text in enumerate(filled[option]) if at != int(parts[-1]))
    else:
        filled[option] = None
    return True


def _option(name: str, language: str, first: str) -> str:
    return name if language == first else f"{name}_{language}"


def _made(key: str, draft: Draft, options: Mapping[str, Any]) -> NewAnswer:
    first = draft.languages[0]
    words = {
        name: {code: text for code in draft.languages if (text := options.get(_option(name, code, first)))}
        for name in (*SAID, "ask")
    }
    plain = {name: {code: " ".join(text.split()) for code, text in words[name].items()} for name in SAID}
    asked = {language: tuple(" ".join(text.split()) for text in texts) for language, texts in words["ask"].items()}
    facts: dict[str, Any] = {name: (options.get(name) or "").strip() for name in FACTS}
    return NewAnswer(key, plain["title"], plain["say"], asked, plain["not_yet"], **facts)


def _ask_title(form: Form, language: str) -> str:
    default = form.key.replace("-", " ") if language == "en" else None
    text = click.prompt('  A few words for "Did you mean"', default=default)
    return str(text).strip()


def _ask_say(form: Form, language: str) -> str:
    """The answer, asked for until it fits."""
    click.echo(f"  The answer: at most {MOST} characters, one link, last.")
    while True:
        text = " ".join(str(click.prompt("  Answer")).split())
        over = len(form.longest.filled(text, f"answers.{form.key}.say", language)) - MOST
        if over <= 0:
            return text
        click.echo(f"  That is {over} characters too long once it is filled in. Once more, shorter:")


def _ask_phrasings(form: Form, language: str) -> tuple[str, ...]:
    """Lines until an empty one; at least one."""
    click.echo("  How do residents ask it? As they type, slips and all: a line each, 6 to 10. An empty line ends.")
    asked: list[str] = []
    while True:
        line = str(click.prompt(f"  {len(asked) + 1}", default="", show_default=False)).strip()
        taken = form.taken.get(fold(line)) if line else None
        if taken:
            click.echo(f"  That one stands in {taken} already; write another.")
        elif line:
            asked += [line] if line not in asked else []
        elif asked and (len(asked) >= FEW or click.confirm(f"  Only {len(asked)}: go on all the same?", default=True)):
            return tuple(asked)


def _ask_department(draft: Draft) -> str:
    known = draft.city.entry.departments if draft.city else {}
    while True:
        text = str(click.prompt(f"Department ({', '.join(known)})", default="", show_default=False)).strip().lower()
        if not text or text in known:
            return text
        click.echo(f"  There is no department '{text}'{suggest(text, known)}")


def _ask_owner(draft: Draft) -> str:
    return str(click.prompt('Who keeps it right, like "Parks desk"', default="", show_default=False))


def _ask_source(draft: Draft) -> str:
    return str(click.prompt("The page it was taken from, https://...", default="", show_default=False))


def _ask_review(draft: Draft) -> str:
    return str(click.prompt("Read again by, like 2027-05-31", default="", show_default=False))


ASKED: Mapping[str, Callable[[Form, str], Any]] = {
    "title": _ask_title,
    "say": _ask_say,
    "ask": _ask_phrasings,
}
ASKED_ONCE: Mapping[str, Callable[[Draft], str]] = {
    "department": _ask_department,
    "owner": _ask_owner,
    "source": _ask_source,
    "review_by": _ask_review,
}
