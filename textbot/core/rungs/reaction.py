"""Reactions that phones send as texts: Liked “Trash day is Monday.” quotes our words, so nothing in it is heard.

Apple's wording in English and Spanish: support.apple.com/guide/iphone/iph018d3c336; Google's is `👍 to “...”`.
"""

import re

from textbot.core import flow
from textbot.core.scene import Scene
from textbot.core.steps import KINDS

QUOTED = r"\s*[“\"«„].*[”\"»“]?\s*"
VERBS = (
    r"liked|loved|disliked|laughed at|emphasi[sz]ed|questioned|removed (?:a|an) [\w ]+ from|reacted .{1,12}? to|"
    r"le gust[oó]|le encant[oó]|no le gust[oó]|me gusta|me encanta|se ri[oó] (?:de|con)|se r[ií]e (?:de|con)|"
    r"le dio risa|le hizo gracia|enfatiz[oó]|exclam[oó] por|exclam[oó]|pregunt[oó] por|cuestion[oó]|"
    r"(?:quit[oó]|elimin[oó]) (?:un|una|el|la) [\w ]+ (?:de|a)|reaccion[oó] (?:con )?.{1,12}? a"
)
NAMED = re.compile(rf"\s*(?:{VERBS}){QUOTED}", re.IGNORECASE | re.DOTALL)
SIGN = re.compile(rf"[^\w\s“\"]{{1,12}}\s*(?:to|a|en respuesta a)\b{QUOTED}", re.IGNORECASE | re.DOTALL)
PICTURED = re.compile(
    rf"\s*(?:{VERBS})\s+(?:an image|a movie|an attachment|una imagen|una foto|un archivo adjunto)\s*", re.IGNORECASE
)
KIND_VERBS = re.compile(r"\s*(?:liked|loved|le gust|le encant|me gusta|me encanta|👍|❤)", re.IGNORECASE)


def is_reaction(text: str) -> bool:
    """Whether a text is a phone's wording of a reaction to a message."""
    bare = re.sub(r"[\u200a-\u200f\u2060\ufeff]", "", text)
    return any(form.fullmatch(bare) for form in (NAMED, SIGN, PICTURED))


def reaction(scene: Scene) -> bool:
    """A reaction asks for nothing. A liked question is no answer to it: where YES or NO is waited for, that is said."""
    if not is_reaction(scene.text):
        return False
    waiting = flow.waiting_step(scene)
    if waiting and waiting[1].kind == "confirm" and scene.contact.status != "open" and KIND_VERBS.match(scene.text):
        KINDS["confirm"].remind(scene, waiting[1])
    return True
