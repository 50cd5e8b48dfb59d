"""Subscribers from spreadsheets of every make; a row without proof, or that a spreadsheet spoiled, is refused."""

from datetime import date

import pytest

from textbot.content.subscriber_sheet import Known, SubscriberSheet, read_subscribers, topic_names

TOPICS = topic_names({
    "trash-reminders": ["trash reminders", "recordatorios de basura"], "events": ["event news", "avisos de eventos"],
})  # fmt: skip
KNOWN = Known(TOPICS, ("en", "es"), date(2026, 11, 22))
HEAD = "phone,topic,consented_at,how,wording,proof,language,first_name,zone\n"
ROW = "(602) 555-0143,trash-reminders,2026-05-01,paper form,I agree to texts,form 12,en,Ana,\n"


def read(text: str | bytes) -> SubscriberSheet:
    return read_subscribers(text.encode() if isinstance(text, str) else text, KNOWN)


def faults(text: str | bytes) -> list[str]:
    return [str(each) for each in read(text).faults]


@pytest.mark.parametrize(
    "data",
    [
        (HEAD + ROW).encode(),
        (HEAD + ROW).encode("utf-8-sig"),
        (HEAD + ROW).replace(",", ";").encode("cp1252"),
        (HEAD + ROW).replace(",", "\t").encode("utf-16"),
        ("sep=;\r\n" + (HEAD + ROW).replace(",", ";").replace("\n", "\r\n")).encode(),
        ("Teléfono,Tema,Fecha,Cómo,Redacción,Prueba,Idioma,Nombre\n"
         "602.555.0143,Recordatorios de basura,5/1/2026,paper form,I agree to texts,form 12,English,Ana\n").encode(),
        ("\n\n" + HEAD + "\n" + ROW + ",,,,,,,,\n").encode(),
        (HEAD + ROW.replace("2026-05-01", "2026-05-01 14:22:07")).encode(),
    ],
    ids=["plain", "BOM", "semicolons", "UTF-16", "Excel's first line", "Spanish", "empty lines", "with a time"],
)  # fmt: skip
def test_a_row_is_read_from_whatever_made_the_file(data: bytes) -> None:
    sheet = read(data)
    assert sheet.faults == ()
    (one,) = sheet.subscribers
    assert (one.phone, one.topics, one.consented_on) == ("+16025550143", ("trash-reminders",), date(2026, 5, 1))
    assert (one.how, one.wording, one.proof) == ("paper form", "I agree to texts", "form 12")
    assert (one.language, one.first_name) == ("en", "Ana")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("(602) 555-0143", "1.6E+10", "row 2, column phone: a spreadsheet has rounded this number"),
        ("(602) 555-0143", "", "row 2, column phone: the phone number is missing"),
        ("(602) 555-0143", "555-0143", "row 2, column phone: this is no phone number; write ten digits"),
        ("trash-reminders", "raffle", "row 2, column topic: the city has no topic 'raffle'; it has events,"),
        ("trash-reminders", "", "row 2, column topic: the topic is missing"),
        ("2026-05-01", "", "row 2, column consented_at: the day is missing"),
        ("2026-05-01", "45778", "row 2, column consented_at: a spreadsheet has turned this day into a number"),
        ("2026-05-01", "13/05/2026", "row 2, column consented_at: '13/05/2026' is no day; write it as 2026-05-13"),
        ("2026-05-01", "2027-05-01", "row 2, column consented_at: this day has not come yet"),
        ("paper form", "", "row 2, column how: this is missing: without it nothing proves the consent"),
        ("I agree to texts,form 12", ",", "row 2, column wording: nothing proves the consent"),
        (",en,", ",fr,", "row 2, column language: the city does not text in 'fr'"),
        ("Ana", "{{ phone }}", "row 2, column first_name: this is no first name"),
        ("Ana", "bit.ly/x", "row 2, column first_name: this is no first name"),
        ("Ana,", "Ana,Mars", "row 2, column zone: 'Mars' is no time zone"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_by_row_and_column(old: str, new: str, says: str) -> None:
    assert old in ROW
    (fault,) = faults(HEAD + ROW.replace(old, new, 1))
    assert fault.startswith(says)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "nothing in this file"),
        (HEAD, "nothing below"),
        ("phone,topic\n1,2\n", "no column consented_at"),
        (HEAD.replace("how", "how,method") + ROW, "means the same as column how"),
        (HEAD.replace("language", "langauge") + ROW, "did you mean 'language'?"),
        (HEAD + ROW.replace("\n", ",surplus\n"), "stands beyond the last header"),
        (HEAD + '"602', "quote that is not closed"),
    ],
    ids=["empty", "headers alone", "columns", "twice", "misspelt", "too wide", "quotes"],
)
def test_what_is_wrong_with_the_whole_file(text: str, says: str) -> None:
    assert any(says in fault for fault in faults(text))


def test_nothing_is_taken_while_one_row_is_wrong_and_all_wrong_ones_are_named() -> None:
    sheet = read(HEAD + ROW + ROW.replace("(602) 555-0143", "1.6E+10") + ROW.replace("2026-05-01", "soon"))
    assert sheet.subscribers == ()
    assert [fault.row for fault in sheet.faults] == [3, 4]


def test_who_stands_there_twice_is_told_and_taken_once() -> None:
    twice = ROW.replace("(602) 555-0143", "602-555-0143")
    more = ROW.replace("trash-reminders", "events; trash reminders")
    sheet = read(HEAD + ROW + twice + more)
    assert sheet.repeated == ((3, 2),)
    assert [(each.row, each.topics) for each in sheet.subscribers] == [
        (2, ("trash-reminders",)), (4, ("events",)),
    ]  # fmt: skip


def test_names_as_people_have_them() -> None:
    for name in ("José María", "O'Brien", "Anne-Marie", "Nguyễn", "J. R.", "李"):
        assert read(HEAD + ROW.replace("Ana", name)).subscribers[0].first_name == name
