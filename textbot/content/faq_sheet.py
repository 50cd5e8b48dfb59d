"""A FAQ spreadsheet saved as CSV, by whatever program: what its columns may be called."""

from collections.abc import Mapping

from textbot.content.named_columns import NamedSheet, read_named

# What a column may be called, in any case and with or without accents.
HEADERS: Mapping[str, tuple[str, ...]] = {
    "question": ("question", "questions", "phrasing", "pregunta", "preguntas"),
    "answer": ("answer", "answers", "text", "reply", "respuesta", "respuestas"),
    "language": ("language", "lang", "idioma", "lengua", "lenguaje"),
    "department": ("department", "dept", "departamento", "dependencia"),
    "key": ("key", "id", "clave", "llave"),
    "title": ("title", "name", "topic", "título", "nombre", "tema"),
    "owner": ("owner", "contact", "responsable", "encargado", "dueño"),
    "source": ("source", "link", "page", "url", "fuente", "enlace", "página"),
    "review_by": ("review by", "review_by", "review", "expires", "revisar", "revisar antes de", "vence"),
}
NEEDED = {"question": "question (or pregunta)", "answer": "answer (or respuesta)", "language": "language (or idioma)"}


def read_sheet(data: bytes) -> NamedSheet:
    """The spreadsheet: UTF-8 with or without BOM, UTF-16 or Windows-1252; comma, semicolon, tab or bar between cells;
    line breaks inside quotes; headers in English or Spanish, in any order. Never raises."""
    return read_named(data, HEADERS, tuple(NEEDED), NEEDED)
