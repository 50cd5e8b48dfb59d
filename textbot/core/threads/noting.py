"""What is told at the summary and answers none of its questions: it goes along with the report, as it was said."""

import re

from textbot.core import flow
from textbot.core.scene import Scene
from textbot.core.session import Slot
from textbot.core.steps.confirm import NOTE, ask_what_to_change

# A word alone may be anything; so many characters are kept in all.
FEWEST, MOST = 2, 300
# A question, or words about the summary itself, tell the crew nothing.
NO_NOTE = re.compile(
    r"\?|^\W*(?:and |but |so |y |pero |entonces )*(?:can|could|should|would|do|does|did|is|are|will|who|when|why|how|"
    r"what|whats|where|which|qui[eé]n|cu[aá]ndo|cu[aá]nto|por qu[eé]|qu[eé]|c[oó]mo|"
    r"d[oó]nde|puedo|pueden|tengo que)\b",
    re.IGNORECASE,
)


# Words that say no to the summary; so few of them say nothing else.
SAYS_NO = re.compile(r"^\W*(?:no|nope|not|wrong|change|edit|cambi\w+|corrij\w+)\b", re.IGNORECASE)
FEW = 5


def note(scene: Scene) -> bool:
    """Add the words to the report in progress and show the summary with them; False when they are none."""
    waiting, frame = flow.waiting_step(scene), scene.session.frame
    if waiting is None or frame is None:
        return False
    if scene.command is None and SAYS_NO.match(scene.text) and len(scene.text.split()) < FEW:
        ask_what_to_change(scene, waiting[0], frame)
        return True
    if not keep(scene):
        return False
    flow.ask(scene, *waiting)
    return True


def keep(scene: Scene) -> bool:
    """Add the words to the report in progress; False when they tell the crew nothing."""
    frame, said = scene.session.frame, scene.text
    if frame is None or scene.command is not None or len(said.split()) < FEWEST or NO_NOTE.search(said):
        return False
    before = f"{frame.slots[NOTE].value}; " if NOTE in frame.slots else ""
    scene.keep(frame=frame.filled(NOTE, Slot(f"{before}{said}"[:MOST])), misses=0)
    return True
