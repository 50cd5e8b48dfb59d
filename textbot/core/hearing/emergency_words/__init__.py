"""The built-in emergency phrases, as core/hearing/phrases.py reads them: a city may add to them, never weaken them."""

from textbot.core.hearing.emergency_words.body import BODY
from textbot.core.hearing.emergency_words.calm import PAST, TOPIC, URGENT
from textbot.core.hearing.emergency_words.crisis_en import CRISIS_EN, CRISIS_OF_ANOTHER_EN
from textbot.core.hearing.emergency_words.crisis_es import CRISIS_ES, CRISIS_OF_ANOTHER_ES
from textbot.core.hearing.emergency_words.danger_en import DANGER_EN
from textbot.core.hearing.emergency_words.danger_es import DANGER_ES
from textbot.core.hearing.emergency_words.gas import GAS_EN, GAS_ES
from textbot.core.hearing.emergency_words.harm import HARM
from textbot.core.hearing.emergency_words.harm_es import HARM_ES
from textbot.core.hearing.emergency_words.hazards import HAZARDS
from textbot.core.hearing.emergency_words.never_en import NEVER_EN
from textbot.core.hearing.emergency_words.never_es import NEVER_ES

__all__ = ["CRISIS", "CRISIS_OF_ANOTHER", "DANGER", "GAS", "NEVER", "PAST", "TOPIC", "URGENT"]

CRISIS = CRISIS_EN + CRISIS_ES
CRISIS_OF_ANOTHER = CRISIS_OF_ANOTHER_EN + CRISIS_OF_ANOTHER_ES
GAS = GAS_EN + GAS_ES
DANGER = DANGER_EN + DANGER_ES + BODY + HARM + HARM_ES + HAZARDS
NEVER = NEVER_EN + NEVER_ES
