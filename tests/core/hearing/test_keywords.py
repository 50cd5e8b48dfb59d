"""Whole texts that are commands, in the demo city's words."""

import pytest

from tests.core.listening import demo_data
from textbot.core.hearing.keywords import CARRIER_WORDS, TWILIO_START, TWILIO_STOP, Command, Keywords

KEYWORDS = Keywords.from_data(demo_data())

COMMANDS = {
    "stop": [
        "STOP", "Stop.", "stop!!", "  stop  ", "STOP ALL", "stopall", "opt-out", "Opt out", "UNSUBSCRIBE", "cancel",
        "End", "quit", "revoke",
        "remove me", "please stop", "S\u200bTOP", "ＳＴＯＰ", "stop 🛑", "STOP STOP STOP", "stoooop", "ALTO", "¡Alto!",
        "parar", "BAJA", "no más mensajes", "detener",
        "ya basta", "darme de baja", "unsuscribe", "“STOP”", "stop please",
    ],
    "leave": ["CANCELAR", "no más", "salir", "Terminar.", "cancelación", "cancel it"],
    "start": ["START", "unstop", "INICIAR", "comenzar"],
    "help": [
        "HELP", "info", "?", "AYUDA", "ayuda por favor", "who is this?", "¿Quién es?", "are you a robot?",
        "información",
    ],
    "yes": [
        "yes", "Y", "yep", "YES!", "yess", "yes please", "👍", "👍🏽", "✅", "si", "Sí", "sí por favor", "claro",
        "simón", "send it", "correcto", "mándelo",
    ],
    "no": ["no", "NO.", "nope", "nah", "no thanks", "👎", "nel", "no gracias", "todavía no"],
    "skip": [
        "skip", "SKIP", "pass", "none", "no photo", "N/A", "omitir", "saltar", "no tengo foto", "siguiente",
        "sin foto", "I don't have one",
    ],
    "unsure": ["idk", "not sure", "I don't know", "no sé", "no estoy seguro"],
    "back": ["BACK", "go back", "atrás", "regresar"],
    "menu": ["MENU", "Menú", "what can you do?", "¿Qué puede hacer?", "opciones"],
    "restart": ["START OVER", "restart", "empezar de nuevo"],
    "never_mind": ["never mind", "nvm", "forget it", "olvídelo", "cancel my report", "cancelar mi reporte"],
    "person": ["AGENT", "agent", "person", "representative", "PERSONA", "agente", "una persona", "real person"],
    "greeting": ["hi", "Hello!", "hey there", "hola", "Buenos días", "buenas", "👋"],
    "thanks": ["thanks", "Thank you!!", "thx", "gracias", "muchas gracias", "🙏", "ty :)"],
    "ok": ["ok", "OK.", "okay", "k", "got it", "bueno", "entendido"],
    "status": ["STATUS", "my report", "mi reporte", "estatus", "check status"],
    "more": ["more", "tell me more", "más"],
    "privacy": ["PRIVACY", "privacidad", "Do you sell my number?", "¿Venden mi número?"],
    "scam": [
        "is this a scam?", "Is this text a scam", "scam", "¿Es una estafa?", "is this really the city", "es fraude",
    ],
    "who_sees": [
        "who sees this?", "Who can see my messages", "are these texts private?", "¿quién lee mis mensajes?",
        "will my neighbor know it was me",
    ],
    "immigration": [
        "¿comparten mi número con inmigración?", "do you share my number with immigration?", "are you ICE",
        "do you report to ICE", "le avisan a la migra",
        "I am undocumented", "no tengo papeles",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, row in COMMANDS.items() for text in row])
def test_this_is_a_command(name: str, text: str) -> None:
    heard = KEYWORDS.command(text)
    assert heard is not None and heard.name == name


NONE = [
    "S T O P", "Stop sign is down at Elm and 5th", "stop light broken", "the trucks won't stop speeding on 5th",
    "can you stop by my house",
    "se cayó el alto en la calle Olmo", "quiero cancelar mi recibo", "dar de baja el agua", "ayuda con mi recibo",
    "dar de alta el agua", "help with my bill",
    "yes there is a pothole", "no one picked up my trash", "123 Main St", "Elm and 5th", "2026-1121-0042", "", "...",
    "is this private property?",
    "I want to report ice on the sidewalk", "tell someone about the ice on Elm", "person blocking my driveway",
    "back yard trash", "menu for the senior center",
    "status 2026-1121-0001", "¿quién lee el medidor?", "pole number 4", "right", "left", "parking", "para",
]  # fmt: skip


@pytest.mark.parametrize("text", NONE)
def test_this_is_no_command(text: str) -> None:
    assert KEYWORDS.command(text) is None


@pytest.mark.parametrize("word", sorted(CARRIER_WORDS))
def test_a_carrier_word_always_stops(word: str) -> None:
    assert Keywords.from_data({}).command(word.upper()) == Command("stop")
    assert KEYWORDS.command(word) == Command("stop")


def test_twilios_words_are_known_as_they_stand() -> None:
    assert {KEYWORDS.command(word) for word in TWILIO_STOP} == {Command("stop")}
    assert TWILIO_STOP <= CARRIER_WORDS
    assert not TWILIO_START & CARRIER_WORDS


@pytest.mark.parametrize(
    ("text", "language"),
    [("English", "en"), ("inglés", "en"), ("Español", "es"), ("espanol por favor", "es")]
    + [("no hablo inglés", "es"), ("¿habla español?", "es")],
)
def test_a_language_is_asked_for(text: str, language: str) -> None:
    assert KEYWORDS.command(text) == Command("language", language)


def test_a_word_of_several_languages_tells_none() -> None:
    assert KEYWORDS.command("no") == Command("no")
    assert KEYWORDS.command("gracias") == Command("thanks", "es")


def test_the_language_decides_between_two_meanings() -> None:
    words = Keywords.from_data({"commands": {"more": {"es": ["once"]}, "back": {"en": ["once"]}}})
    assert words.command("once", "es") == Command("more", "es")
    assert words.command("once", "en") == Command("back", "en")


@pytest.mark.parametrize(
    ("data", "path"),
    [
        ({"commands": {"stpo": {"en": ["x"]}}}, "commands.stpo:"),
        ({"commands": {"more": {"en": ["x"]}, "back": {"en": ["a", "X!"]}}}, "commands.back.en.1:"),
        ({"commands": {"back": {"en": ["cancel"]}}}, "commands.back.en.0:"),
        ({"commands": {"back": {"any": ["go"]}, "more": {"es": ["go"]}}}, "commands.more.es.0:"),
        ({"commands": {"back": {"en": [True]}}}, "commands.back.en.0:"),
        ({"commands": {"back": {"en": "go"}}}, "commands.back.en:"),
        ({"commands": {"back": ["go"]}}, "commands.back:"),
        ({"commands": {"back": {"en": ["(go"]}}}, "commands.back.en.0:"),
        ({"commands": {"back": {"en": ["go ..."]}}}, "commands.back.en.0:"),
        ({"questions": {"weather": {"en": ["rain"]}}}, "questions.weather:"),
        ({"questions": {"scam": {"en": ["a scam", "(x"]}}}, "questions.scam.en.1:"),
    ],
)
def test_a_wrong_entry_is_named(data: dict[str, object], path: str) -> None:
    with pytest.raises(ValueError) as wrong:
        Keywords.from_data(data)
    assert str(wrong.value).startswith(path)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("great thank you so much", "thanks"), ("gracias!", "thanks"), ("ok muchas gracias por su ayuda", "thanks"),
        ("thanks so much for your help!!", "thanks"), ("awesome, thanks a lot", "thanks"), ("ok perfect", "ok"),
        ("lol", "laugh"), ("jajajaja", "laugh"), ("Hahaha", "laugh"), ("lol ok", "ok"), ("😂😂", "laugh"),
        ("lmaooo", "laugh"),
        ("muy amable muchas gracias 🙏", "thanks"), ("jaja gracias", "thanks"), ("k", "ok"), ("👍", "yes"),
        ("perfecto, gracias!!", "thanks"), ("haha thanks", "thanks"),
    ],
)  # fmt: skip
def test_kind_words_are_heard_as_such(text: str, name: str) -> None:
    heard = KEYWORDS.command(text)
    assert heard is not None
    assert heard.name == name


@pytest.mark.parametrize(
    "text",
    [
        "thanks, when is trash day", "ok the water is brown", "great, is it free?", "gracias y dónde pago",
        "is it good?", "thank you for calling the police on me", "this is amazing how you never answer", "hi hi he",
    ],
)  # fmt: skip
def test_kind_words_hide_no_question(text: str) -> None:
    heard = KEYWORDS.command(text)
    assert heard is None or heard.name not in ("thanks", "ok", "laugh")


@pytest.mark.parametrize(
    ("text", "name"),
    [("agenr", "person"), ("yeds", "yes"), ("omitr", "skip"), ("sttaus", "status"), ("persoan", "person"),
     ("Skipp", "skip"), ("gracais", "thanks"), ("menuu", "menu")],
)  # fmt: skip
def test_a_mistyped_command_is_mended(text: str, name: str) -> None:
    heard = KEYWORDS.mended(text) or KEYWORDS.command(text)
    assert heard is not None
    assert heard.name == name


@pytest.mark.parametrize(
    "text", ["stpo", "stob", "sotp", "cancle", "hepl", "stat", "unsubscrib", "salri", "quitt", "alt"]
)
def test_nothing_is_mended_towards_stop_or_away_from_it(text: str) -> None:
    assert KEYWORDS.mended(text) is None
