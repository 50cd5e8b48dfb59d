"""What is named in one place exists in the other: deeds and jobs, queues and workers, effects, needs, step kinds."""

import inspect
import pkgutil
import re
from typing import get_args

import pytest

from textbot.actions.turns import apply_effects, think
from textbot.config import HOME, load_settings
from textbot.content.schema.report import StepEntry
from textbot.core import effects, needs
from textbot.core.notice import KINDS as NOTICE_KINDS
from textbot.core.steps import KINDS, OF_CONTACT, OF_LOOKUPS
from textbot.local.children import children
from textbot.state.doorbell import DEEDS, QUEUES
from textbot.web.inbox.words import REASONS


@pytest.mark.parametrize("name", DEEDS)
def test_every_deed_is_a_job_that_takes_one_number(name: str) -> None:
    job = pkgutil.resolve_name(DEEDS[name].job)
    (parameter,) = inspect.signature(job).parameters.values()
    assert parameter.annotation is int
    assert job.__module__.startswith("textbot.jobs.")


@pytest.mark.parametrize("name", DEEDS)
def test_every_deeds_queue_has_a_worker(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    settings = load_settings({"TEXTBOT_DATA": str(tmp_path_factory.mktemp("var"))})
    workers = {child.argv[-1] for child in children(settings, 1) if child.argv[1:2] == ("worker.py",)}
    assert DEEDS[name].queue in workers
    assert DEEDS[name].queue in QUEUES
    assert workers == set(QUEUES)


def dataclasses_of(module: object) -> set[type]:
    """The frozen values a module defines."""
    found = vars(module).values()
    return {each for each in found if hasattr(each, "__dataclass_fields__") and each.__module__ == module.__name__}  # type: ignore[attr-defined]


def test_every_effect_has_an_applier() -> None:
    assert set(apply_effects.APPLIERS) == set(get_args(effects.Effect)) == dataclasses_of(effects)


def test_every_need_has_an_answerer() -> None:
    assert set(think.ANSWERS) | set(think.OUTSIDE) == set(get_args(needs.Need))
    told = {needs.RequestFacts, needs.Home, needs.Event, needs.History, needs.NoticeFacts}
    assert dataclasses_of(needs) - told <= set(get_args(needs.Need))


def test_every_kind_of_step_is_known_to_the_schema() -> None:
    assert set(get_args(StepEntry.model_fields["kind"].annotation)) == set(KINDS) - OF_LOOKUPS - OF_CONTACT


def test_every_kind_of_text_has_its_rules() -> None:
    assert set(NOTICE_KINDS) == {"reply", "staff", "emergency", "alert", "follow-up", "notice", "warning"}


def test_every_reason_for_a_person_has_words_for_staff() -> None:
    sources = [path.read_text() for folder in ("core", "actions") for path in (HOME / "textbot" / folder).rglob("*.py")]
    named = re.compile(r'(?:HandOff\(|pass_on\(scene, |reason=|REASON = |"person", \()"([a-z_]+)"')
    reasons = {reason for source in sources for reason in named.findall(source)}
    assert {"misses", "expired", "refused", "disputed", "not_helped", "released"} <= reasons
    assert reasons <= set(REASONS)
