"""Services and their attributes: what the flows of a playbook ask, as GeoReport v2 describes it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from textbot.core.playbook import Flow, Playbook, Step
from textbot.core.wording import PLACEHOLDER, fill, opened

STRING, LIST = "string", "singlevaluelist"
# Kinds of steps that a program answers with an attribute; places and photos have fields of their own.
ASKED = {"ask": STRING, "choose": LIST}
SUBMIT = "submit"


@dataclass(frozen=True)
class Choice:
    """One value of a list: key is sent, name is shown."""

    key: str
    name: str


@dataclass(frozen=True)
class Attribute:
    """One question. datatype: string | singlevaluelist. order: from 1."""

    code: str
    datatype: str
    required: bool
    order: int
    description: str
    hint: str = ""
    values: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Service:
    """One kind of request as a program sees it. keywords: tags, parted by commas; group: the department's name."""

    code: str
    flow: Flow
    name: str
    description: str
    keywords: str
    group: str
    attributes: tuple[Attribute, ...]


def flows_by_code(playbook: Playbook) -> dict[str, Flow]:
    """service_code -> flow, for every flow that ends in a request. Where two share a code, the later one goes by its
    own key."""
    found: dict[str, Flow] = {}
    for flow in playbook.flows.values():
        if any(step.kind == SUBMIT for step in flow.steps):
            code = flow.service_code or flow.key
            found[flow.key if code in found else code] = flow
    return found


def codes_by_flow(playbook: Playbook) -> dict[str, str]:
    """The other way round: flow's key -> service_code."""
    return {flow.key: code for code, flow in flows_by_code(playbook).items()}


def services(playbook: Playbook, language: str) -> tuple[Service, ...]:
    """All services, in the words of that language."""
    return tuple(service_of(playbook, code, flow, language) for code, flow in flows_by_code(playbook).items())


def service_of(playbook: Playbook, code: str, flow: Flow, language: str) -> Service:
    """One service."""
    title = opened(playbook.text(f"{flow.path}.title", language))
    return Service(
        code=code,
        flow=flow,
        name=title,
        description=" ".join(filter(None, (f"{title}.", usual_days(playbook, flow, language)))),
        keywords=", ".join(flow.tags or (title.lower(),)),
        group=department_name(playbook, flow.department, language),
        attributes=tuple(attributes(playbook, flow, language)),
    )


def attributes(playbook: Playbook, flow: Flow, language: str) -> Iterator[Attribute]:
    """What a request of this kind is asked, beside its place and photos. A secret is never asked by a program."""
    asked = [step for step in flow.steps if is_asked(flow, step)]
    for order, step in enumerate(asked, 1):
        values = tuple(Choice(option.key, playbook.text(f"{option.path}.say", language)) for option in step.options)
        datatype = ASKED.get(step.kind, STRING)
        yield Attribute(
            step.name, datatype, is_required(flow, step), order, _question(playbook, step, language), "", values
        )


def is_asked(flow: Flow, step: Step) -> bool:
    """Whether a step is an attribute: the first place is not, a second one is told in words."""
    if step.secret:
        return False
    return step.kind in ASKED or (step.kind == "locate" and step is not place_step(flow))


def place_step(flow: Flow) -> Step | None:
    """The step that says where it is; None for a request without a place."""
    return next((step for step in flow.steps if step.kind == "locate"), None)


def is_required(flow: Flow, step: Step) -> bool:
    """Whether no request of this kind can be made without an answer to that step, whatever else is answered."""
    return not step.optional and not step.silent and not _leads_to_submit(flow, without=step)


def usual_days(playbook: Playbook, flow: Flow, language: str) -> str:
    """How many working days it usually takes, in a sentence; "" when nobody says."""
    if flow.expected_days is None:
        return ""
    return playbook.text("phrases.open311_usual", language, days="-".join(map(str, dict.fromkeys(flow.expected_days))))


def department_name(playbook: Playbook, key: str, language: str) -> str:
    """A department's name; its key, or "", where the city names none."""
    path = f"city.departments.{key}"
    return playbook.text(path, language) if key and playbook.has(path) else key


def _leads_to_submit(flow: Flow, without: Step) -> bool:
    """Whether the flow's end can be reached around a step."""
    waiting, seen = [flow.steps[0]], {without.name}
    while waiting:
        step = waiting.pop()
        if step.name in seen:
            continue
        if step.kind == SUBMIT:
            return True
        seen.add(step.name)
        waiting += _followers(flow, step)
    return False


def _followers(flow: Flow, step: Step) -> list[Step]:
    """Every step that may come after this one."""
    if step.kind == "hand_off":
        return []
    names = {option.next for option in step.options if option.next}
    if step.next:
        names.add(step.next)
    elif any(option.next is None and option.owner is None for option in step.options) or not step.options:
        names |= _below(flow, step)
    return [found for name in names if (found := flow.step(name))]


def _below(flow: Flow, step: Step) -> set[str]:
    at = flow.steps.index(step) + 1
    return {flow.steps[at].name} if at < len(flow.steps) else set()


def _question(playbook: Playbook, step: Step, language: str) -> str:
    """The question without what only helps on a phone (the options, SKIP); else the step's short name."""
    said = f"{step.path}.say"
    if playbook.has(said) and "?" in playbook.template(said, language):
        question = playbook.template(said, language).split("?")[0] + "?"
        names = set(PLACEHOLDER.findall(question))
        facts: Mapping[str, str] = playbook.facts(language)
        if names <= set(facts):
            return fill(question, facts)
    label = f"{step.path}.label"
    return opened(playbook.text(label, language)) if playbook.has(label) else step.name
