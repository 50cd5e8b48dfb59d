"""Fitting checked files together into the nouns of a playbook. Nothing here can fail on files without problems."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace

from textbot.content.contact_steps import with_contact
from textbot.content.fit_hours import weekly_of
from textbot.content.fit_lookups import asking_steps, connector_of, lookup_of
from textbot.content.patterns import filled_by
from textbot.content.said import ASKED, QUESTION
from textbot.content.schema.answer import AnswerFile
from textbot.content.schema.base import WEEKDAYS
from textbot.content.schema.city import CityFile, DepartmentEntry, HolidaysEntry, NoticesEntry, OnCallEntry, PackEntry
from textbot.content.schema.patterns import PatternsFile
from textbot.content.schema.replies import RepliesFile
from textbot.content.schema.report import OptionEntry, OwnerEntry, ReportFile, SafetyEntry, StepEntry
from textbot.content.schema.situations import SituationsFile
from textbot.core.city import City, Department, HotSpots, OnCall, Pack
from textbot.core.days.calendar import Holidays, OfficeHours
from textbot.core.match import Example
from textbot.core.notices.rules import Halt, NoticeRules
from textbot.core.phone import dialable
from textbot.core.playbook import Answer, Flow, Heard, Option, Step
from textbot.core.reports.terms import Duplicates, Owner, Safety
from textbot.core.saved_replies import SavedReply


def city_of(entry: CityFile) -> City:
    """The city's facts."""
    collection = entry.collection
    zones = collection.zones if collection else {}
    return City(
        timezone=entry.timezone,
        languages=tuple(entry.languages),
        domain=entry.domain,
        phones=dict(entry.phones),
        hours=OfficeHours(weekly_of(entry.hours), _closed(entry.holidays)),
        departments={key: _department(key, each) for key, each in entry.departments.items()},
        answer_hours=entry.answer_hours,
        held_hours=entry.held_hours,
        on_call=_on_call(entry.on_call),
        notices=_notices(entry.notices),
        hot_spots=HotSpots(entry.hot_spots.count, entry.hot_spots.metres, entry.hot_spots.days),
        collection={zone: WEEKDAYS.index(day) for zone, day in zones.items()},
        collection_skips=_skips(entry.holidays, collection.skips if collection else ()),
        approved_by={key: fixed.approved_by for key, fixed in entry.fixed.items()},
        foreign=dict(entry.foreign),
        demo=entry.demo,
        connectors={name: connector_of(name, each) for name, each in entry.connectors.items()},
        packs={key: _pack(key, pack) for key, pack in entry.packs.items()},
    )


def _department(key: str, entry: DepartmentEntry) -> Department:
    return Department(key, entry.phone, entry.email, entry.answer_hours)


def _on_call(entry: OnCallEntry) -> OnCall:
    numbers = {key: [dialable(each) for each in phones] for key, phones in entry.phones.items()}
    return OnCall(entry.after_minutes, {key: tuple(filter(None, found)) for key, found in numbers.items()})


def _notices(entry: NoticesEntry) -> NoticeRules:
    halt = Halt(entry.halt.opt_outs_percent, entry.halt.failures_percent, entry.halt.first)
    guests = tuple(filter(None, map(dialable, entry.guests)))
    return NoticeRules(
        entry.approve_above, entry.cost_per_segment, tuple(entry.link_domains), halt, entry.trial, guests,
        entry.keep_lists_days,
    )  # fmt: skip


def answer_of(entry: AnswerFile) -> Answer:
    """What the knowledge base holds of an answer."""
    valid = entry.valid
    return Answer(
        key=entry.key,
        path=f"answers.{entry.key}",
        ask=_heard(entry.ask),
        listen=_heard(entry.listen),
        department=entry.department,
        owner=entry.owner,
        source=entry.source,
        review_by=entry.review_by,
        since=valid.from_ if valid else None,
        until=valid.until if valid else None,
        choices=tuple(entry.choices),
        tags=tuple(entry.tags),
        related=tuple(entry.related),
        refuse=entry.refuse,
        priority=entry.priority,
        pack=entry.pack,
        hours=tuple(entry.hours),
        lookup=lookup_of(entry.lookup),
    )


def asking_flow(entry: AnswerFile) -> Flow:
    """An answer that must ask for a place or a number first, as a flow."""
    path = f"answers.{entry.key}"
    known = answer_of(entry)
    return Flow(
        key=entry.key,
        kind="answer",
        path=path,
        steps=asking_steps(path, lookup_of(entry.lookup)),
        ask=known.ask,
        listen=known.listen,
        department=known.department,
        tags=known.tags,
        entry=known,
    )


def flow_of(entry: ReportFile, patterns: PatternsFile | None = None) -> Flow:
    """A report or request; patterns: the named ones that its steps may use."""
    path = f"flows.{entry.key}"
    steps = [_step(f"{path}.steps.{step.name}", step, patterns) for step in entry.steps]
    return Flow(
        key=entry.key,
        kind=entry.kind,
        path=path,
        steps=with_contact(path, steps, entry.contact),
        ask=_heard(entry.ask),
        listen=_heard(entry.listen),
        department=entry.department,
        priority=entry.priority,
        service_code=entry.service_code,
        expected_days=entry.expected_days,
        public=entry.public,
        contact=entry.contact,
        duplicates=Duplicates(entry.duplicates.metres, entry.duplicates.days) if entry.duplicates else None,
        safety=tuple(_safety(f"{path}.safety.{each.key}", each) for each in entry.safety),
        owners=tuple(_owner(f"{path}.owners.{each.key}", each) for each in entry.owners),
        notify=tuple(entry.notify),
        tags=tuple(entry.tags),
        urgent=entry.urgent,
    )


def situations_of(entry: SituationsFile) -> list[Answer]:
    """Situations, as answers that list what has their tags."""
    return [
        Answer(
            key=key,
            path=f"situations.{key}",
            ask=_heard(each.ask),
            listen=_heard(each.listen),
            lists=tuple(each.tags),
            first=tuple(each.first),
        )
        for key, each in entry.situations.items()
    ]


def replies_of(entry: RepliesFile) -> tuple[SavedReply, ...]:
    """The replies that staff pick from."""
    return tuple(SavedReply(each.key, f"replies.{each.key}", tuple(each.departments)) for each in entry.replies)


def with_kinds(answers: Iterable[Answer], flows: Iterable[Flow]) -> list[Answer]:
    """The answers with their choices and related entries named as the engine knows them: an answer that asks first is
    a flow there."""
    asking = {flow.key for flow in flows if flow.kind == "answer"}
    return [
        replace(answer, choices=kinds(answer.choices, asking), related=kinds(answer.related, asking))
        for answer in answers
    ]


def spoken(words: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """All words, the question of an asking answer also where its first step looks for it."""
    return {
        language: {**own, **{_asked(path): text for path, text in own.items() if _is_question(path)}}
        for language, own in words.items()
    }


def examples(flows: Iterable[Flow], answers: Iterable[Answer]) -> Iterator[Example]:
    """Every phrasing and strong word of the playbook, for the matcher."""
    named: list[tuple[str, Flow | Answer]] = [("flow", flow) for flow in flows]
    named += [("answer", answer) for answer in answers]
    for kind, each in named:
        for language, texts in each.ask.items():
            yield from (Example(kind, each.key, language, text) for text in texts)
        for language, texts in each.listen.items():
            yield from (Example(kind, each.key, language, text, strong=True) for text in texts)


def kinds(names: Iterable[str], asking: Container[str]) -> tuple[str, ...]:
    """Names as the engine knows them; asking: keys of the answers that ask first, which are flows there."""
    return tuple(f"flow:{key}" if key in asking else name for name in names if (key := name.partition(":")[2]))


def _asked(path: str) -> str:
    return path.removesuffix(QUESTION) + ASKED


def _is_question(path: str) -> bool:
    return path.startswith("answers.") and path.endswith(QUESTION)


def _step(path: str, entry: StepEntry, patterns: PatternsFile | None) -> Step:
    return Step(
        name=entry.name,
        kind=entry.kind,
        path=path,
        options=tuple(_option(f"{path}.options.{option.key}", option) for option in entry.options),
        optional=entry.optional,
        silent=entry.silent,
        secret=entry.secret,
        next=entry.next,
        pick=entry.pick,
        topic=entry.topic,
        fill=filled_by(entry.fill, patterns),
        lookup=lookup_of(entry.lookup),
    )


def _option(path: str, entry: OptionEntry) -> Option:
    return Option(entry.key, path, _heard(entry.hear), entry.next, entry.owner)


def _safety(path: str, entry: SafetyEntry) -> Safety:
    return Safety(entry.key, path, _heard(entry.listen), entry.emergency, entry.then)


def _owner(path: str, entry: OwnerEntry) -> Owner:
    return Owner(entry.key, path, _heard(entry.listen), entry.phone)


def _pack(key: str, entry: PackEntry) -> Pack:
    return Pack(key, entry.on, entry.from_, entry.until)


def _heard(entry: Mapping[str, Iterable[str]]) -> Heard:
    return {language: tuple(texts) for language, texts in entry.items()}


def _closed(entry: HolidaysEntry) -> Holidays:
    """The days the office is closed."""
    return Holidays(entry.country, entry.subdivision, frozenset(entry.closed), dict(entry.add), frozenset(entry.remove))


def _skips(entry: HolidaysEntry, names: Iterable[str]) -> Holidays:
    """The days that move a week's trash; one the city added moves it only when it is named."""
    wanted = frozenset(names)
    added = {day: name for day, name in entry.add.items() if name in wanted}
    return Holidays(entry.country, entry.subdivision, wanted, added)
