"""A new flow in all its languages, as files: its YAML, and its translations in the catalogs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from textbot.content.draft import read_draft
from textbot.content.flow_words import asked, said
from textbot.content.new_answer import quoted, scalar
from textbot.content.new_words import with_catalogs


@dataclass(frozen=True)
class NewOption:
    """One choice; `say` by language."""

    key: str
    say: Mapping[str, str]


@dataclass(frozen=True)
class NewQuestion:
    """A question between the place and the photo. kind: ask | choose; label and say by language, a say left out is made
    of the label."""

    name: str
    kind: str
    label: Mapping[str, str]
    say: Mapping[str, str] = field(default_factory=dict)
    optional: bool = False
    options: tuple[NewOption, ...] = ()


@dataclass(frozen=True)
class NewFlow:
    """A report as it begins: a place, a few questions, a photo, a summary. title, ask and listen by language; days:
    working days from and to; contact as in the file."""

    key: str
    title: Mapping[str, str]
    ask: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    listen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    department: str = ""
    service_code: str = ""
    priority: str = "normal"
    public: str = "place"
    days: tuple[int, int] = (3, 5)
    metres: int = 40
    questions: tuple[NewQuestion, ...] = ()

    @property
    def file(self) -> str:
        """The name of its file in the playbook."""
        return f"reports/{self.key}.yaml"

    def said(self, language: str) -> dict[str, str]:
        """path -> words in that language, those that are there."""
        base = f"flows.{self.key}"
        words = {f"{base}.title": self.title.get(language, ""), f"{base}.guidance": said("guidance", language)}
        for step in _steps(self):
            own = f"{base}.steps.{step.name}"
            words[f"{own}.label"] = step.label.get(language, "")
            words[f"{own}.say"] = step.say.get(language, "")
            words |= {f"{own}.options.{option.key}.say": option.say.get(language, "") for option in step.options}
        return {path: text for path, text in words.items() if text}


def with_flows(files: Mapping[str, bytes], flows: Iterable[NewFlow]) -> dict[str, bytes]:
    """The files that have to be written so that a playbook has these flows, too: theirs, and its catalogs. A catalog is
    left out while one of the new files cannot be read."""
    flows = tuple(flows)
    languages = read_draft(files).languages
    new = {flow.file: yaml_of(flow, languages).encode() for flow in flows}
    return with_catalogs(
        files, new, lambda language: {path: text for each in flows for path, text in each.said(language).items()}
    )


def yaml_of(flow: NewFlow, languages: tuple[str, ...]) -> str:
    """The flow's file, its words in the first of the languages."""
    first = languages[0]
    words = flow.said(first)
    lines = [
        "version: 1", f"key: {flow.key}", "kind: report", f"title: {scalar(words[f'flows.{flow.key}.title'])}",
        f"service_code: {scalar(flow.service_code or flow.key)}", f"department: {flow.department}",
        f"priority: {flow.priority}", f"expected_days: [{flow.days[0]}, {flow.days[1]}]", f"public: {flow.public}",
        f"duplicates: {{metres: {flow.metres}, days: 30}}",
        "# Strong words: one of them alone means this report. Keep them few, of two words or more.",
        *_heard("listen", {each: flow.listen.get(each, ()) for each in languages}),
        "# How residents text it, slips and all: 5 to 10 a language.",
        *_heard("ask", {each: _ways(flow, each, first) for each in languages}),
        f"guidance: {quoted(words.get(f'flows.{flow.key}.guidance', ''))}", "steps:",
    ]  # fmt: skip
    for step in _steps(flow):
        lines += _step_lines(step, first)
    return "\n".join(lines) + "\n"


def _heard(name: str, texts: Mapping[str, tuple[str, ...]]) -> list[str]:
    """What is listened for; a title of one word gives no strong words."""
    lines = list(_listed(texts))
    return [f"{name}:", *lines] if lines else [f"{name}: {{}}"]


def _ways(flow: NewFlow, language: str, first: str) -> tuple[str, ...]:
    return flow.ask.get(language) or asked(flow.title.get(language) or flow.title[first], language)


def _steps(flow: NewFlow) -> Iterator[NewQuestion]:
    """Every step: place, the flow's own questions, photo, summary, sending."""
    yield _own("place", "locate", "where", "place")
    for question in flow.questions:
        yield question if question.say else _worded(question)
    yield _own("photo", "photo", "photo", "photo_say", optional=True)
    yield _own("check", "confirm", "", "check")
    days = flow.days[1]
    when = {each: said("when_one" if days == 1 else "when", each, days=days) if days else "" for each in _spoken()}
    yield NewQuestion("send", "submit", {}, {each: said("send", each, when=when[each]) for each in _spoken()})


def _own(name: str, kind: str, label: str, say: str, *, optional: bool = False) -> NewQuestion:
    labels = {each: said(label, each) for each in _spoken()} if label else {}
    return NewQuestion(name, kind, labels, {each: said(say, each) for each in _spoken()}, optional)


def _worded(question: NewQuestion) -> NewQuestion:
    """A question put with its label, where it has no words of its own."""
    say = {}
    for language, label in question.label.items():
        skip = said("or_skip", language) if question.optional else ""
        asks = said(question.kind, language, label=f"{label[:1].upper()}{label[1:]}".rstrip("?"))
        say[language] = asks + skip
    return NewQuestion(question.name, question.kind, question.label, say, question.optional, question.options)


def _spoken() -> tuple[str, ...]:
    return ("en", "es")


def _listed(texts: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for language, own in texts.items():
        if own:
            yield f"  {language}:"
            yield from (f"    - {scalar(text)}" for text in own)


def _step_lines(step: NewQuestion, first: str) -> Iterator[str]:
    yield f"  - name: {step.name}"
    yield f"    kind: {step.kind}"
    if step.label:
        yield f"    label: {scalar(step.label.get(first, ''))}"
    if step.optional:
        yield "    optional: true"
    yield f"    say: {quoted(step.say.get(first, ''))}"
    if step.options:
        yield "    options:"
    for option in step.options:
        yield f"      - key: {option.key}"
        yield f"        say: {quoted(option.say.get(first, ''))}"
