"""What nearly happened: "my kid almost fell", "casi me atropellan". Something is dangerous, and nobody hurt."""

from textbot.core.hearing.phrase_states import CUT
from textbot.core.hearing.phrases import Phrases
from textbot.core.hearing.shorthand import in_full
from textbot.core.words import fold

NEARLY = Phrases.of(
    (
        "(almost|nearly|narrowly) [just|have|had|has|got|get|gets|getting|was|were|been] [_] (fell|fall|falls|fallen|"
        "falling|tripped|trip|trips|tripping|slipped|slip|stumbled|hit|hits|hitting|run over|ran over|struck|crashed|"
        "crash|wrecked|hurt|bit|bitten|knocked down|clipped|twisted|sprained)",
        "(came|comes|come) [so|this|very|really] close to [getting] (falling|tripping|hitting|hit|being hit|crashing)",
        "(barely|just|narrowly) (missed|misses|missing) (me|us|my|him|her|them|hitting|a|the)",
        "(casi|por poco|por poquito|por nada) [y|que] [me|se|nos|lo|la|le|te] [_] (cae*|caig*|cai|cay*|caer*|tropiez*|"
        "tropez*|resbal*|golpe*|lastim*|atropell*|choc*|tumb*|tira|tiro|pega|pego|tuerz*|torci*)",
        "(casi|por poco) [me|se|nos|lo|la|le] (muerde|muerden|mordio|mordia|pega|pegan)",
    )
)


def without_near_miss(text: str) -> str | None:
    """The folded text without what only nearly happened; None when it tells of no such thing."""
    folded = in_full(fold(text))
    rest = NEARLY.cut(folded)
    return " ".join(rest.replace(CUT, " ").split()) if rest != folded else None
