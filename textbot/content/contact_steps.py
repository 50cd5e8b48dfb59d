"""The steps that ask who to reach, put into a flow before its summary."""

from collections.abc import Sequence
from dataclasses import replace

from textbot.core.playbook import Step

STEPS = {"optional": ("contact_name",), "required": ("contact_name", "contact_phone")}
"""What a flow's `contact` asks for; anything else asks nothing."""


def with_contact(path: str, steps: Sequence[Step], contact: str) -> tuple[Step, ...]:
    """The steps of the flow at `path` with those that ask for a name and a number before its first summary, or before
    it is sent where there is none. Ways that led there lead to them."""
    kinds = [step.kind for step in steps]
    at = next((kinds.index(kind) for kind in ("confirm", "submit") if kind in kinds), None)
    if contact not in STEPS or at is None:
        return tuple(steps)
    optional = contact == "optional"
    added = [Step(name, name, f"{path}.steps.{name}", optional=optional) for name in STEPS[contact]]
    led = [_led(step, steps[at].name, added[0].name) for step in steps]
    return (*led[:at], *added, *led[at:])


def _led(step: Step, old: str, new: str) -> Step:
    """The step with every way to `old` leading to `new`."""
    options = tuple(replace(option, next=new) if option.next == old else option for option in step.options)
    return replace(step, options=options, next=new if step.next == old else step.next)
