"""How far a long report is: (2/4) before its questions, when four or more are asked."""

from dataclasses import replace

from textbot.core.playbook import Flow, Step
from textbot.core.scene import LONGEST, Scene
from textbot.core.session import Frame
from textbot.core.turn import Reply
from textbot.core.ways import onward

FEWEST = 4
ASKED = frozenset(("ask", "choose", "locate", "photo", "contact_name", "contact_phone"))


def show(scene: Scene, flow: Flow, step: Step, at: int) -> None:
    """Note that the step was asked, and put (2/4) before its question, which is the reply at `at`."""
    frame = scene.session.frame
    if frame is None or flow.kind == "answer" or step.kind not in ASKED:
        return
    if step.name not in frame.asked:
        frame = replace(frame, asked=(*frame.asked, step.name))
        scene.keep(frame=frame)
    number, total = _place(flow, step, frame)
    mark = f"({number}/{total}) "
    if total < FEWEST or at >= len(scene.replies) or scene.length + len(mark) > LONGEST:
        return
    asked = scene.replies[at]
    scene.replies[at] = Reply(f"{mark}{asked.text}", asked.made_by, asked.score)


def _place(flow: Flow, step: Step, frame: Frame) -> tuple[int, int]:
    """The number of this question and of all; what was told unasked is none."""
    ahead = [each.name for each in onward(flow, step, frame) if _is_open(each, frame)]
    return frame.asked.index(step.name) + 1, len(frame.asked) + len(set(ahead))


def _is_open(step: Step, frame: Frame) -> bool:
    asked = step.kind in ASKED and not step.silent
    return asked and step.name not in frame.slots and step.name not in frame.asked
