"""A new answer in all its languages, as files: its YAML, and its translations in the catalogs."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import yaml

from textbot.content.draft import read_draft
from textbot.content.new_words import with_catalogs
from textbot.content.problems import Problem
from textbot.content.proof import proofread
from textbot.content.rules.demo import leftovers

SAID = ("title", "say", "not_yet")
FACTS = ("department", "owner", "source", "review_by")
# What an editor or an older YAML reader would not take for text.
_PLAIN = re.compile(r"[^\W\d_][\w '’?!.,/-]*")
_SAFE = re.compile(r"https://[\w./?=&%~+-]+|\d{4}-\d\d-\d\d")
_WORDS = frozenset("null true false yes no on off y n si".split())


@dataclass(frozen=True)
class NewAnswer:
    """An answer as a clerk gives it; `title`, `say`, `not_yet` and `ask` by language. review_by: 2027-05-31."""

    key: str
    title: Mapping[str, str]
    say: Mapping[str, str]
    ask: Mapping[str, tuple[str, ...]]
    not_yet: Mapping[str, str] = field(default_factory=dict)
    department: str = ""
    owner: str = ""
    source: str = ""
    review_by: str = ""

    @property
    def file(self) -> str:
        """The name of its file in the playbook."""
        return f"answers/{self.key}.yaml"

    def said(self, language: str) -> dict[str, str]:
        """path -> words in that language, those that are there."""
        words = {name: getattr(self, name).get(language, "") for name in SAID}
        return {f"answers.{self.key}.{name}": text for name, text in words.items() if text}


def with_answers(files: Mapping[str, bytes], answers: Iterable[NewAnswer]) -> dict[str, bytes]:
    """The files that have to be written so that a playbook has these answers, too: theirs, and its catalogs.
    A catalog is left out while one of the new files cannot be read."""
    answers = tuple(answers)
    first = read_draft(files).languages[0]
    new = {answer.file: yaml_of(answer, first).encode() for answer in answers}
    return with_catalogs(
        files, new, lambda language: {path: text for each in answers for path, text in each.said(language).items()}
    )


def new_problems(files: Mapping[str, bytes], changed: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """What the proof-reader finds in the playbook with the changed files, and not without them."""
    return worse(files, {**files, **changed})


def worse(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """What the proof-reader finds in the files `after` and not in those `before`, but for the demo city's name and
    numbers: whether those may stand depends on whom it answers, not on the files."""
    known = {_identity(problem) for problem in (*proofread(before).problems, *leftovers(after))}
    return tuple(problem for problem in proofread(after).problems if _identity(problem) not in known)


def yaml_of(answer: NewAnswer, language: str) -> str:
    """The answer's file, its words in the playbook's first language."""
    lines = ["version: 1", f"key: {answer.key}", f"title: {scalar(answer.title.get(language, ''))}"]
    lines += [f"{name}: {scalar(getattr(answer, name))}" for name in FACTS if getattr(answer, name)]
    lines.append("ask:")
    for spoken, texts in answer.ask.items():
        lines += [f"  {spoken}:", *(f"    - {scalar(text)}" for text in texts)]
    said = (("say", answer.say), ("not_yet", answer.not_yet))
    lines += [f"{name}: {quoted(words[language])}" for name, words in said if words.get(language)]
    return "\n".join(lines) + "\n"


def scalar(text: str) -> str:
    """A text as one line of YAML: bare when every reader takes it for text, else in double quotes."""
    bare = _PLAIN.fullmatch(text) and text.lower() not in _WORDS and not text.endswith(" ")
    return text if bare or _SAFE.fullmatch(text) else quoted(text)


def quoted(text: str) -> str:
    """A text in double quotes, on one line."""
    return str(yaml.safe_dump(text, default_style='"', allow_unicode=True, width=1_000_000)).strip()


def _identity(problem: Problem) -> tuple[str, str, str]:
    """A problem without its line: a new entry in a catalog moves all that stand below it."""
    return problem.file, problem.path, problem.message
