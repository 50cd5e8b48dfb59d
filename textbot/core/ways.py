"""Ways through a flow: which step follows which, and what is still to be asked."""

from collections.abc import Iterator

from textbot.core.playbook import Flow, Step
from textbot.core.session import Frame, Slot

# A flow whose steps point at each other ends here instead of hanging.
MAX_STEPS = 60


def after(flow: Flow, step: Step, slot: Slot | None) -> Step | None:
    """The step that follows: where the chosen option leads, where the step leads, or the one below; None at the end."""
    chosen = next((option.next for option in step.options if slot and option.key == slot.value), None)
    target = chosen or step.next
    if target:
        return flow.step(target)
    at = flow.steps.index(step) + 1
    return flow.steps[at] if at < len(flow.steps) else None


def onward(flow: Flow, step: Step, frame: Frame) -> Iterator[Step]:
    """The steps that come after `step` as far as one can tell by now, to where the flow is sent."""
    following: Step | None = step
    for _ in range(MAX_STEPS):
        following = after(flow, following, frame.slots.get(following.name)) if following else None
        if following is None or following.kind in ("submit", "hand_off"):
            return
        yield following
