"""What every new flow says at first, in the languages this package has words for. A city then makes them its own."""

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "guidance": "You can report it right here in a few texts.",
        "where": "where",
        "place": "Where is it? Text an address or two cross streets, like 123 Main St or Elm and 5th.",
        "photo": "photo",
        "photo_say": "A photo helps the crew. Text one now if it's safe, or SKIP.",
        "check": "{{summary}}\nSend this report? Reply YES, or NO to change it.",
        "send": "Thank you! Your report number is {{reference}}.{when} Text STATUS any time to check on it.",
        "when": " Crews usually come within {days} working days.",
        "when_one": " Crews usually come within 1 working day.",
        "choose": "{label}? {{options}}.",
        "ask": "{label}?",
        "or_skip": " Or SKIP.",
        "details": "details",
        "details_say": "What should the crew know? A few words, or SKIP.",
    },
    "es": {
        "guidance": "Puede reportarlo aquí mismo en unos pocos mensajes.",
        "where": "dónde",
        "place": "¿Dónde está? Mande una dirección o dos calles que se cruzan, como 123 Main St o Elm y 5th.",
        "photo": "foto",
        "photo_say": "Una foto le ayuda a la cuadrilla. Mándela ahora si no es peligroso, o escriba OMITIR.",
        "check": "{{summary}}\n¿Mando este reporte? Responda SÍ, o NO para cambiarlo.",
        "send": "¡Gracias! Su número de reporte es {{reference}}.{when} Mande ESTADO cuando quiera para ver cómo va.",
        "when": " Por lo general van en {days} días hábiles o menos.",
        "when_one": " Por lo general van en 1 día hábil.",
        "choose": "¿{label}? {{options}}.",
        "ask": "¿{label}?",
        "or_skip": " O escriba OMITIR.",
        "details": "detalles",
        "details_say": "¿Qué debe saber la cuadrilla? Unas palabras, o escriba OMITIR.",
    },
}
ASKS: Mapping[str, tuple[str, ...]] = {
    "en": (
        "there is a {title} on my street",
        "how do i report a {title}",
        "i want to report a {title}",
        "{title} here can somebody come",
        "who takes care of a {title}",
    ),
    "es": (
        "quiero reportar {title}",
        "cómo reporto {title}",
        "hay {title} en mi calle",
        "{title} aquí, pueden venir",
        "quién se encarga de {title}",
    ),
}
"""Ways of asking that hold a title; thin ones, for a city to replace by what residents text."""


def said(name: str, language: str, **values: object) -> str:
    """The words of that name, "" in a language without any."""
    text = WORDS.get(language, {}).get(name, "")
    return text.format(**values) if text else ""


def asked(title: str, language: str) -> tuple[str, ...]:
    """Ways of asking about `title`; in a language without words, English ones."""
    low = title[:1].lower() + title[1:]
    return tuple(form.format(title=low) for form in ASKS.get(language, ASKS["en"]))
