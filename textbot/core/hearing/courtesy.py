"""Kind words and laughter: a whole text of nothing else asks for nothing and is never a miss."""

import re
from collections.abc import Callable, Iterable, Mapping

# A laugh of any length: "jajajaja", "hahaha", "lolol".
LAUGH = re.compile(r"(?:a?(?:ha|he|hi|ja|je|ji){2,}[hj]?|(?:lol){1,}(?:ol)*|lma+o+|lmfao|rofl|xd+)")
# Words that stand around kind words and say nothing by themselves.
AROUND: Mapping[str, frozenset[str]] = {
    "en": frozenset(
        "so very much really a lot for your you u ya the that this it is was thats its help all again very too and oh "
        "ah wow yay sweet amazing wonderful best appreciate i im we have day one time man dude bro sir maam im glad "
        "happy guys everyone answer info information quick fast lovely excellent fantastic super "
        "have blessed bless god nice rest weekend evening city of riverbend team folks".split()
    ),
    "es": frozenset(
        "muy mucho muchas muchisimas mil por su la el ayuda atencion todo que esto eso es fue usted ustedes tan de y a "
        "ah oh ay super excelente perfecto amable amables buen dia tarde noche informacion respuesta rapido "
        "dios bendiga bendiciones tenga tengan lindo bonito bonita".split()
    ),
}
# Kind words, and apologies, at either end of a text that answers something.
ENDS = frozenset(
    "sorry thanks thank you thx ty so much please pls plz sir maam hun dear lol my bad for the trouble bother then and "
    "oh really actually honestly gracias muchas mil disculpe disculpa disculpen perdon perdone perdona por favor porfa "
    "la molestia las molestias verdad senorita senor senora mija mijo joven amable muy y ay pues".split()
)
# Commands that are kind words, in the order in which one of them names a whole text of several.
KIND = ("thanks", "ok")


def answer_of(folded: str) -> str:
    """A folded text without the kind words at its ends: "si gracias y disculpe la molestia" -> "si"."""
    words = folded.split()
    while words and words[-1] in ENDS:
        words.pop()
    while words and words[0] in ENDS:
        words.pop(0)
    return " ".join(words)


def laughs(folded: str) -> bool:
    """Whether a folded text is nothing but laughter."""
    return bool(folded) and all(LAUGH.fullmatch(word) for word in folded.split())


def kindness(folded: str, named: Callable[[str], Iterable[str]]) -> str:
    """The one of KIND that a folded text of several kind words is ("great thank you so much" -> "thanks"), "" for any
    other. named: the commands a word or word pair is by itself."""
    words = folded.split()
    if not 1 < len(words) <= 10:
        return ""
    pairs = [f"{one} {two}" for one, two in zip(words, words[1:], strict=False)]
    heard = {each: set(KIND).intersection(named(each)) for each in (*words, *pairs)}
    kind = {word for each, names in heard.items() if names for word in each.split()}
    if any(word not in kind and not _around(word) and not laughs(word) for word in words):
        return ""
    found = set().union(*heard.values())
    return next((name for name in KIND if name in found), "")


def _around(word: str) -> bool:
    return any(word in words for words in AROUND.values())
