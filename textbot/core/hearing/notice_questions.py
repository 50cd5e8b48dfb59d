"""Questions that are about what the city just texted: they name nothing of their own."""

import re
from collections.abc import Mapping

from textbot.core.hearing.shorthand import in_full
from textbot.core.words import fold

# What may come before the question.
LEAD = (
    r"hi|hello|hey|um|uh|ok|so|and|but|wait|sorry|hola|oiga|disculpe|perd[oó]n|pero|y|okay|"
    r"thanks|thank you|gracias|entonces"
)
# "who sent this?", "is this really the city?", "why did I get this text?", "how did you get my number?"
WHO = (
    r"who(?:'s| is| are|s| r)? (?:sent|sending|send|texted|texting|wrote|this|these|it|u|you)\b.*",
    r"who (?:did|does) (?:this|it|that) (?:come )?from\b.*",
    r"(?:new phone )?who (?:dis|dat|this)",
    r"(?:i do(?:n'?|no)t (?:get|understand) )?what(?:'s| is) (?:this|that)(?: text| message)?(?: about)?",
    r"where (?:did|does) (?:this|that) (?:text|message|come)\b.*",
    r"why (?:am i|are you|did i|did you|do i) (?:getting|get|got|texting|text|sending|send|receiving|recei"
    r"ve)\b.*",
    r"(?:is|are|was) (?:this|that|you|it) (?:really|actually|for real|real|the real|legit)\b.*",
    r"who (?:gave|give|told|sold) (?:you|u|yall|them) my (?:number|phone|info)\b.*",
    r"qui[eé]n les (?:dio|pas[oó]|vendi[oó]) mi (?:n[uú]mero|tel[eé]fono)\b.*",
    r"how did (?:you|u) get my (?:number|phone)\b.*",
    r"(?:de )?qui[eé]n (?:es|mand[oó]|me mand[oó]|env[ií]a|envi[oó]|me envi[oó]|escribi[oó]|me escribe|man"
    r"da)\b.*",
    r"por qu[eé] (?:me|estoy|recib[ií]|recibo)\b.*(?:mensaje|texto|esto|lleg|mand|recib).*",
    r"(?:y )?(?:ustedes )?qu[eé] quieren\b.*",
    r"(?:de d[oó]nde|qui[eé]n) (?:me )?(?:habla|escribe|textea|llama|manda|est[aá])\w*\b.*",
    r"(?:no (?:s[eé]|entiendo) )?qu[eé] es es(?:to|te mensaje|te texto)",
    r"(?:es|esto es) (?:de verdad|real|verdad|en serio)\b.*",
    r"(?:c[oó]mo|de d[oó]nde) (?:consigui|obtuvi|tien|sac).*mi n[uú]mero.*",
)
# "until when?", "is it safe to shower?", "what address?", "why?", "does this affect me?", "¿hasta cuándo?"
ABOUT = (
    r"(?:un)?till? when\b.*",
    r"since when\b.*",
    r"for how long\b.*",
    r"how (?:much )?long(?:er)?\b.{0,40}",
    r"(?:when|what time) (?:will|does|is|do) (?:it|this|that|they) (?:\w+ ){0,3}(?:end|over|start|done|sto"
    r"p|begin|back|lifted|fixed|happen)\w*.*",
    r"what time(?: is it| does it start)?(?: exactly| again| tho| though)?",
    r"what time (?:on |this )?(?:today|tonight|tomorrow|\w{3,6}day)",
    r"when(?: is it| is this)?",
    r"what day(?: is it| was it| is that| again)?",
    r"where(?: is it| is this| exactly| at)?",
    r"what (?:address|location|place|streets?|areas?|neighborhoods?|part of town)\b.{0,40}",
    r"which (?:streets?|areas?|neighborhoods?|addresses|houses|blocks?|homes)\b.{0,40}",
    r"why(?: is that| so| not| is this| is it)?(?: happening)?",
    r"how come",
    r"what(?:'s| is) (?:going on|happening|the reason)\b.*",
    r"what happened",
    r"what for",
    r"(?:do|should|must|can|could) (?:i|we)\b.{0,50}\b(?:boil|shower|bathe|drink|wash|cook|use|flush|brush"
    r"|worry|leave|stay|move|park|go|do|come|bring)\b.*",
    r"(?:is|are|was) (?:it|this|that|the water|my water)(?: still)? (?:ok|okay|safe|fine|over|done|serious"
    r"|dangerous|free|mandatory|required|true)\b.*",
    r"(?:does|will|is) (?:it|this|that) (?:affect|apply|include|cover|for|about|mean)\b.*",
    r"am i (?:affected|included)\b.*",
    r"(?:what|how) about .{0,30}\b(?:st|street|ave|avenue|rd|road|dr|drive|ln|lane|way|block|side|house|my \w+)",
    r"y (?:la|mi|en la|en mi) (?:calle|cuadra|casa|avenida|colonia)\b.{0,30}",
    r"is (?:it|this|that) (?:for|just|only)\b.{0,50}\b(?:everybody|everyone|all of us|whole (?:city|town)|my (?:street|"
    r"block|house|area|side)|me|both sides)\b.*",
    r"(?:both sides|what side|which side)\b.{0,30}",
    r"(?:is|are) my (?:street|house|home|area|neighborhood|block|address)\b.*",
    r"(?:more )?(?:info|information|details)(?: please)?",
    r"tell me more",
    r"what (?:should|do|can) (?:i|we) do\b.{0,30}",
    r"hasta cu[aá]ndo\b.*",
    r"hasta qu[eé] (?:hora|d[ií]a)\b.*",
    r"desde cu[aá]ndo\b.*",
    r"por cu[aá]nto tiempo\b.*",
    r"cu[aá]nto (?:tiempo|dura|va a durar|tarda)\b.*",
    r"cu[aá]ndo (?:termina|acaba|empieza|es|vuelve|regresa|se acaba|ser[aá])\b.{0,20}",
    r"a qu[eé] horas?(?: es| empiezan?| terminan?| pasan?| vienen?| llegan?| barren?| acaban?)?"
    r"(?: hoy| mañana| el \w{5,9})?",
    r"qu[eé] d[ií]a(?: es| era| pasan?| vienen?)?",
    r"cu[aá]ndo",
    r"d[oó]nde(?: es| exactamente| va a ser)?",
    r"en qu[eé] (?:calles?|zonas?|colonias?|lugar|direcci[oó]n|parte)\b.{0,40}",
    r"qu[eé] (?:calles?|zonas?|direcci[oó]n|lugar)\b.{0,40}",
    r"cu[aá]l(?:es)? (?:calles?|es la direcci[oó]n)\b.{0,30}",
    r"(?:y )?por ?qu[eé](?: eso| raz[oó]n)?",
    r"qu[eé] (?:pas[oó]|est[aá] pasando|hago|debo hacer|hacemos)\b.{0,30}",
    r"(?:es|est[aá]|sigue siendo) (?:seguro|segura|peligroso|peligrosa|gratis|obligatorio|cierto)\b.*",
    r"(?:a m[ií] |a nosotros |tambi[eé]n )?(?:me|nos) (?:afecta|toca|incluye)\b.*",
    r"es para (?:todos|toda la ciudad|mi (?:calle|casa|cuadra)|m[ií]|nosotros)\b.*",
    r"(?:esto )?(?:me|nos) afecta\b.*",
    r"(?:puedo|podemos|debo|tengo que|hay que)\b.{0,40}\b(?:ba[nñ]ar|tomar|beber|lavar|cocinar|hervir|usar"
    r"|ir|salir|estacionar|hacer|llevar)\w*.*",
    r"(?:m[aá]s )?(?:informaci[oó]n|detalles)(?: por favor)?",
    r"d[ií]game m[aá]s",
)
# Of these a notice's own words say more than who sent it, where its author wrote some.
WHAT = (
    r"(?:i do(?:n'?|no)t (?:get|understand) )?what(?:'?s| is) (?:this|that|it)(?: text| message)? about\b.*",
    r"(?:esto |este (?:mensaje|texto) )?(?:de|sobre) qu[eé] (?:se )?(?:trata|es)(?: esto| este mensaje| este texto)?",
)
# A longer question has a subject of its own.
FEW_WORDS = 14


def _whole(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:(?:{LEAD})\W+)*(?:{'|'.join(forms)})\W*$", re.IGNORECASE)


_WHO, _ABOUT, _WHAT = _whole((*WHO, *WHAT)), _whole(ABOUT), _whole(WHAT)


def asks_who(text: str) -> bool:
    """Whether a text asks who sent what it got, or why."""
    return len(text.split()) <= FEW_WORDS and any(_WHO.match(each) for each in (text, in_full(fold(text))))


def asks_what(text: str) -> bool:
    """Whether a text asks what it is about, what it got."""
    return len(text.split()) <= FEW_WORDS and any(_WHAT.match(each) for each in (text, in_full(fold(text))))


def asks_about(text: str) -> bool:
    """Whether a text asks about what it got, naming nothing of its own."""
    return (len(text.split()) <= FEW_WORDS and _ABOUT.match(text) is not None) or asks_what(text)


_POINTS = re.compile(
    r"^\W*(?:(?:is|are) (?:this|that|these|it) (?:just |only )?for|(?:esto )?es (?:solo )?para)\b", re.IGNORECASE
)


def points(text: str) -> bool:
    """Whether a question is about whom a text is for, whatever else its words may mean."""
    return _POINTS.match(text) is not None


# What a question asks for -> how words show that they tell it.
_ASKS: Mapping[str, re.Pattern[str]] = {
    "time": re.compile(
        r"\b(?:when|until|till|how long|longer|what time|what day|over|end|cu[aá]ndo|hasta|"
        r"cu[aá]nto (?:tiempo|dura)|qu[eé] hora|qu[eé] d[ií]a|termina|acaba|empieza)\b",
        re.IGNORECASE,
    ),
    "place": re.compile(
        r"\b(?:where|address|location|which|streets?|areas?|neighborhoods?|d[oó]nde|direcci[oó]n|calles?|zonas?)\b",
        re.IGNORECASE,
    ),
}
_TELLS: Mapping[str, re.Pattern[str]] = {
    "time": re.compile(
        r"\b\d{1,2}(?::\d\d)? ?(?:am|pm|a\.m\.|p\.m\.)|\b(?:until|hasta|from|desde|through)\b|"
        r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|\b(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)\b",
        re.IGNORECASE,
    ),
    "place": re.compile(
        r"\b\d+ (?:[NSEW]\.? )?[A-Z][a-z]+|\b(?:St|Ave|Rd|Blvd|Dr|Ln|Way|Pkwy|Park|Hall|Yard|Center|side)\b|"
        r"\b(?:calle|avenida|parque|centro|map|mapa|lado)\b"
    ),
}
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÁÉÍÓÚ¿¡])")
# Words that stand in any text.
_LETTERS = 4
# A longer sentence leaves no room for words around it.
LONGEST_SENTENCE = 200
_COMMON = frozenset(
    """what when where which that this there have does will with from about safe need should city riverbend text reply
    stop texts more your until cuando donde cual cuales esta este esto para hasta como tengo puedo debo ciudad alto
    seguro responda mensaje""".split()
)


def tells(question: str, words: str) -> bool:
    """Whether some words tell what a question asks for, or speak of what it names."""
    return any(asked.search(question) and _TELLS[kind].search(words) for kind, asked in _ASKS.items()) or shares_words(
        question, words
    )


def sentence_that_tells(question: str, words: str) -> str:
    """The first sentence of some words that tells when or where, as the question asks; "" for none."""
    kinds = [kind for kind, asked in _ASKS.items() if asked.search(question)]
    sentences = _SENTENCE.split(words)
    told = (each for each in sentences if any(_TELLS[kind].search(each) for kind in kinds))
    return next((each for each in told if len(each) <= LONGEST_SENTENCE), "")


def shares_words(text: str, other: str) -> bool:
    """Whether both name the same thing: a word of some length that is not in every text, in any of its endings."""
    there = _stems(other)
    return not there.isdisjoint(_stems(text))


def _stems(text: str) -> frozenset[str]:
    return frozenset(
        word[:5].rstrip("es") for word in fold(text).split() if len(word) >= _LETTERS and word not in _COMMON
    )
