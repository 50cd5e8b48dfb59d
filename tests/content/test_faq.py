"""A FAQ spreadsheet is read as it comes out of Excel, and nothing is written while anything is wrong with it."""

import pytest

from tests.content.tiny import tiny
from textbot.content.faq import iso_date, slug
from textbot.content.faq_import import Import, import_faq
from textbot.content.load import load_playbook

PERMIT = [
    ("How do I get a yard sale permit?", "You don't need one. Two sales a year, 8 to 6.", "en", "streets"),
    ("¿Necesito permiso para venta de garaje?", "No se necesita. Dos ventas al año, de 8 a 6.", "es", "streets"),
]
HEAD = "question,answer,language,department"


def sheet(*rows: tuple[str, ...], head: str = HEAD, delimiter: str = ",") -> str:
    lines = [head.replace(",", delimiter)]
    lines += [delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    return "\r\n".join(lines) + "\r\n"


def imported(text: str | bytes) -> Import:
    return import_faq(tiny(), text.encode() if isinstance(text, str) else text)


def faults(text: str | bytes) -> list[str]:
    found = imported(text)
    assert found.faults and not found.changed
    return [str(fault) for fault in found.faults]


def test_two_rows_become_an_answer_in_two_languages() -> None:
    found = imported(sheet(*PERMIT))
    assert found.faults == ()
    assert sorted(found.changed) == ["answers/yard-sale-permit.yaml", "locales/es/flows.po"]
    playbook = load_playbook({**tiny(), **found.changed})
    assert playbook.text("answers.yard-sale-permit.say", "en").startswith("You don't need one.")
    assert playbook.text("answers.yard-sale-permit.say", "es").startswith("No se necesita.")
    assert playbook.answers["yard-sale-permit"].department == "streets"
    assert [text for text in map(str, found.warnings) if "question" in text] == [
        "row 2, column question: 1 phrasings in 'en' are few; write 5 to 10",
        "row 3, column question: 1 phrasings in 'es' are few; write 5 to 10",
    ]


FILES = {
    "with a byte-order mark": sheet(*PERMIT).encode("utf-8-sig"),
    "from Excel on Windows": sheet(*PERMIT).encode("cp1252"),
    "as Unicode text with tabs": sheet(*PERMIT, delimiter="\t").encode("utf-16"),
    "with semicolons": sheet(*PERMIT, delimiter=";").encode(),
    "that names its sign": b"sep=;\r\n" + sheet(*PERMIT, delimiter=";").encode(),
    "with headers in Spanish, in capitals": sheet(*PERMIT, head="PREGUNTA,Respuesta ,idioma,DEPARTAMENTO").encode(),
    "with blank lines": sheet(PERMIT[0], ("", "", "", ""), PERMIT[1]).replace("\r\n", "\r\n\r\n", 1).encode(),
    "with languages and departments in words": sheet(
        (*PERMIT[0][:2], "English", "Streets department"), (*PERMIT[1][:2], "Español", "STREETS")
    ).encode(),
    "with columns nobody reads": sheet(*((*row, "note") for row in PERMIT), head=HEAD + ",Asked last summer").encode(),
}


@pytest.mark.parametrize("data", FILES.values(), ids=FILES)
def test_a_file_is_read(data: bytes) -> None:
    found = imported(data)
    assert [str(fault) for fault in found.faults] == []
    (answer,) = found.answers
    assert answer.ask == {"en": (PERMIT[0][0],), "es": (PERMIT[1][0],)}
    assert (answer.key, answer.department) == ("yard-sale-permit", "streets")


def test_columns_stand_in_any_order_and_cells_hold_several_lines() -> None:
    rows = [
        ("en", "sale", "Two a year.\nNo permit.", "yard sale?\ncan i hold a yard sale\n", "12/31/2027"),
        ("en", "sale", "", "garage sale rules", ""),
        ("es", "sale", "Dos al año.", "venta de garaje, ¿se puede?", ""),
    ]
    (answer,) = imported(sheet(*rows, head="language,key,answer,question,review by")).answers
    assert answer.ask["en"] == ("yard sale?", "can i hold a yard sale", "garage sale rules")
    assert answer.say == {"en": "Two a year. No permit.", "es": "Dos al año."}
    assert (answer.key, answer.review_by, answer.title["en"]) == ("sale", "2027-12-31", "yard sale")


def test_several_questions_with_one_answer_become_one() -> None:
    more = ("Can I hold a garage sale?", PERMIT[0][1], "en", "streets")
    fewer = ("venta de cochera", "", "es", "")
    (answer,) = imported(sheet(PERMIT[0], more, PERMIT[1], fewer)).answers
    assert [len(answer.ask[language]) for language in ("en", "es")] == [2, 2]


def test_everything_wrong_is_said_at_once_with_row_and_column() -> None:
    rows = [
        ("Where is the museum?", "At 5 Elm. " * 40, "en", "streets"),
        ("¿Dónde está el museo?", "En Elm 5.", "es", "streets"),
        ("Is there a zoo?", "Yes.", "en", "animals"),
        ("¿Hay zoológico?", "Sí.", "klingon", "streets"),
        ("when is the pool open", "At 9.", "en", "streets"),
        ("¿a qué hora abre la alberca grande?", "", "es", "streets"),
    ]
    said = faults(sheet(*rows))
    assert said == [
        "row 2, column answer: this text has up to 399 characters; shorten it by 99 (at most 300)",
        "row 4, column department: city.yaml has no department 'animals'; write one of: streets",
        "row 4, column language: 'zoo' has no Spanish; put a row for it right below, or give both rows one key",
        "row 5, column language: 'klingon' is no language of this city; write en or es",
        "row 7, column answer: this is empty; write the answer",
    ]


FAULTS = {
    "no such column": ("question,answer\nA?,B\n", "row 1: there is no column language (or idioma)"),
    "a column written wrong": ("question,answr,language\nA?,B,en\n", "column answr: nothing reads this column: did"),
    "two columns that mean the same": ("question,pregunta,answer,language\na,b,c,en\n", "the same as column question"),
    "an empty file": ("\n\n", "there is nothing in this file"),
    "headers and nothing below": ("question,answer,language\n", "headers in this file and nothing below"),
    "a quote that is not closed": ('question,answer,language\n"A?,B,en\n', "a quote that is not closed"),
    "commas outside quotes": ("question,answer,language\nA?,B, or C,en\n", "beyond the last header"),
    "a key that is taken": ("question,answer,language,key\nA?,B,en,pool\nA?,B,es,pool\n", "'pool' is there already"),
    "a key that is none": ("question,answer,language,key\nA?,B,en,My Pool!\n", "'My Pool!' cannot be a key"),
    "a phrasing of another answer": (
        "question,answer,language,key\nis the pool open,B,en,x\nla x,B,es,x\n",
        "row 2, column question: 'is the pool open' also stands under ask: in answers/pool.yaml",
    ),
    "a placeholder nobody fills": (
        "question,answer,language,key\nq,Call {phone_parks},en,x\nla x,B,es,x\n", "row 2, column answer"
    ),
    "a card number asked for in Spanish only": (
        "question,answer,language,key\nq,Fine.,en,x\nla x," + "Muy largo. " * 40 + ",es,x\n", "row 3, column answer"
    ),
    "two answers under one key": (
        "question,answer,language,key\nq,One.,en,x\nr,Two.,en,x\nla x,B,es,x\n",
        "row 3, column answer: 'x' has another answer in this language in row 2",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "said"), FAULTS.values(), ids=FAULTS)
def test_what_is_wrong_is_named(text: str, said: str) -> None:
    assert any(said in fault for fault in faults(text)), faults(text)


def test_keys_and_dates_are_made_plain() -> None:
    assert slug("How do I reserve a park shelter?") == "reserve-park-shelter"
    assert slug("¿Dónde pago la cuenta del agua?") == "pago-cuenta-agua"
    assert slug("311?") == "about-311"
    assert [iso_date(each) for each in ("5/31/2027", "31/05/2027", "1.2.2027", "2027-05-31", "soon")] == [
        "2027-05-31", "2027-05-31", "2027-02-01", "2027-05-31", "soon"
    ]  # fmt: skip
