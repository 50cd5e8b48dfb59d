"""connectors.yaml: systems that can be reached, services that exist, fields that can be filled."""

import re
from collections.abc import Iterator, Mapping

from textbot.content.draft import Draft, Sheet
from textbot.content.problems import Problem, suggest
from textbot.content.schema.connectors import ConnectorsFile, ServiceEntry, SystemEntry
from textbot.content.schema.report import ReportFile
from textbot.core.wording import PLACEHOLDER
from textbot.core.work_orders.kinds import IN_HOUSE, KINDS, WEBHOOK_SECRET
from textbot.core.work_orders.mapping import FACTS, OF_PERSON, placeholder_of

Connectors = Sheet[ConnectorsFile]


def system_is_told_what_it_needs(draft: Draft) -> Iterator[Problem]:
    """A system of each kind has its address and its secrets, and nothing its kind does not know."""
    sheet = draft.connectors
    if sheet is None:
        return
    asked = draft.city.entry.connectors if draft.city else {}
    for name, system in sheet.entry.systems.items():
        if name == IN_HOUSE:
            message = f"'{IN_HOUSE}' is our own request store and needs no entry; remove it or name it otherwise"
            yield sheet.problem(message, "systems", name)
        if name in asked:
            yield sheet.problem(f"city.yaml has a connector '{name}' already; choose another name", "systems", name)
        kind = KINDS[system.kind]
        if kind.url != (system.url is not None):
            what = "needs its address; add url:" if kind.url else "has no url; remove it"
            yield sheet.problem(f"{system.kind} {what}", "systems", name)
        yield from _told(sheet, name, "secrets", system.secrets, kind.secrets, (*kind.may_secrets, WEBHOOK_SECRET))
        yield from _told(sheet, name, "options", system.options, kind.options, kind.may)
        yield from _shaped(sheet, name, system)


def service_goes_to_a_system(draft: Draft) -> Iterator[Problem]:
    """Each service is some report's, and its system stands in the file."""
    sheet = draft.connectors
    if sheet is None:
        return
    systems = {IN_HOUSE, *sheet.entry.systems}
    codes = {report.entry.service_code for report in draft.reports if report.entry.service_code}
    for service, *where in _services(sheet):
        if service.system not in systems:
            message = f"there is no system '{service.system}'{suggest(service.system, systems)}"
            yield sheet.problem(message, *where, "system")
    for code in sheet.entry.services:
        if code not in codes:
            message = f"no report has the service_code '{code}'{suggest(code, codes)}"
            yield sheet.problem(message, "services", code)


def field_can_be_filled(draft: Draft) -> Iterator[Problem]:
    """A field's placeholders are facts of a request or steps of its report; who reported goes along only on purpose."""
    sheet = draft.connectors
    if sheet is None:
        return
    for service, *where in _services(sheet):
        reports = _reports(draft, service, where)
        known = {*FACTS, *(placeholder_of(step.name) for report in reports for step in report.steps)}
        for field, template in service.fields.items():
            names = PLACEHOLDER.findall(template)
            for name in names:
                if name not in known:
                    message = f"{{{name}}} is no step of this report and no fact of a request{suggest(name, known)}"
                    yield sheet.problem(message, *where, "fields", field)
            if set(names) & set(OF_PERSON) and not service.contact:
                message = "{name} and {phone} are the resident's; add contact: true to send them"
                yield sheet.problem(message, *where, "fields", field)


def value_is_an_option(draft: Draft) -> Iterator[Problem]:
    """`values` translates options that the report's choose steps have."""
    sheet = draft.connectors
    if sheet is None:
        return
    for service, *where in _services(sheet):
        steps = {step.name: step for report in _reports(draft, service, where) for step in report.steps}
        for name, words in service.values.items():
            options = {option.key for option in steps[name].options} if name in steps else set()
            if not options:
                message = f"'{name}' is no choose step of this report{suggest(name, steps)}"
                yield sheet.problem(message, *where, "values", name)
                continue
            for key in set(words) - options:
                message = f"'{key}' is no option of {name}{suggest(key, options)}"
                yield sheet.problem(message, *where, "values", name, key)


def _told(
    sheet: Connectors, name: str, part: str, own: Mapping[str, str], needs: tuple[str, ...], may: tuple[str, ...]
) -> Iterator[Problem]:
    known = (*needs, *may)
    for key in needs:
        if key not in own:
            yield sheet.problem(f"{_kind(sheet, name)} needs {part}: {{{key}: ...}}", "systems", name)
    for key in own:
        if key not in known:
            message = f"{_kind(sheet, name)} knows no {part} '{key}'{suggest(key, known)}"
            yield sheet.problem(message, "systems", name, part, key)


def _shaped(sheet: Connectors, name: str, system: SystemEntry) -> Iterator[Problem]:
    """Secrets that go together stand together, and options look as they must."""
    kind = KINDS[system.kind]
    if kind.either and not any(set(group) <= set(system.secrets) for group in kind.either):
        groups = ", or ".join(" and ".join(group) for group in kind.either)
        yield sheet.problem(f"{system.kind} needs the secrets {groups}", "systems", name)
    for option, said in system.options.items():
        shape = kind.shapes.get(option)
        if shape is not None and not re.fullmatch(shape, said, re.ASCII):
            message = f"{option} of {system.kind} cannot be '{said}'; it looks like {shape}"
            yield sheet.problem(message, "systems", name, "options", option)


def _kind(sheet: Connectors, name: str) -> str:
    system: SystemEntry = sheet.entry.systems[name]
    return system.kind


def _services(sheet: Connectors) -> Iterator[tuple[ServiceEntry, *tuple[str, ...]]]:
    """Each service and where it stands."""
    for code, service in sheet.entry.services.items():
        yield service, "services", code
    yield sheet.entry.others, "others"


def _reports(draft: Draft, service: ServiceEntry, where: list[str]) -> list[ReportFile]:
    """The reports a service's orders come from; `others` may be any."""
    code = where[1] if where[0] == "services" else None
    return [report.entry for report in draft.reports if code in (None, report.entry.service_code)]


CONNECTOR_RULES = (system_is_told_what_it_needs, service_goes_to_a_system, field_can_be_filled, value_is_an_option)
