import pytest

from textbot.content.phone_list import phone_rows, read_phone_list

SPOKEN = ("en", "es")
ANA, LEE = "+16025550143", "+16025550144"


@pytest.mark.parametrize(
    ("data", "rows"),
    [
        pytest.param(
            b"\xef\xbb\xbfPhone;First Name;Fee\r\n(602) 555-0143;Ana;1,5\r\n602.555.0144;;2\r\n",
            [(ANA, {"first_name": "Ana", "fee": "1,5"}), (LEE, {"fee": "2"})],
            id="Excel with semicolons and a BOM",
        ),
        pytest.param(
            "Nombre\tTel\u00e9fono\tIdioma\nÁna\t602 555 0143\tEspañol\n".encode("utf-16"),
            [(ANA, {"nombre": "Ána", "language": "es"})],
            id="UTF-16 with tabs, in Spanish",
        ),
        pytest.param(
            b'name,Cell Phone\n"Smith, ""Ana""\nJr.",16025550143\n\n,+1 602 555 0144\n',
            [(ANA, {"name": 'Smith, "Ana" Jr.'}), (LEE, {})],
            id="quotes, a line break inside, an empty row",
        ),
        pytest.param(b"sep=|\r\nContact Mobile|2026 fee\r\n6025550143|3\r\n", [(ANA, {})], id="its own separator"),
        pytest.param("phone,name\n6025550143,José\n".encode("cp1252"), [(ANA, {"name": "José"})], id="an old Windows"),
    ],
)
def test_lists_are_read_as_programs_write_them(data: bytes, rows: list[tuple[str, dict[str, str]]]) -> None:
    found = read_phone_list(data, SPOKEN)

    assert (found.faults, found.rows) == ([], len(rows))
    assert [(row.phone, row.fields) for row in phone_rows(data, SPOKEN)] == rows


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"", ["there is nothing in this file"], id="empty"),
        pytest.param(b"PK\x03\x04\x14\x00", ["this is a workbook, not CSV"], id="a workbook"),
        pytest.param(b"phone\n", ["there are headers in this file and nothing below"], id="headers alone"),
        pytest.param(b"name\nAna\n", ["row 1: no column is called phone"], id="no phone"),
        pytest.param(b"phone,mobile\n1,2\n", ["row 1, column mobile: this may hold the phone"], id="two phones"),
        pytest.param(b"phone,A b,a_b\n1,2,3\n", ["row 1, column a_b: this means the same as column A b"], id="twice"),
        pytest.param(
            b"name,Phone\nA,6025550143\nB,1.6E+10\nC,\nD,12\nE,+1 602-555-0143\n",
            [
                "row 3, column Phone: a spreadsheet has rounded this number",
                "row 4, column Phone: the phone number is missing",
                "row 5, column Phone: this is no phone number",
                "row 6, column Phone: this number stands in row 2 already",
            ],
            id="phones of all kinds",
        ),
        pytest.param(b"phone,lang\n6025550143,tlh\n", ["row 2, column lang: 'tlh' is no language"], id="no language"),
        pytest.param(b"phone,a\n6025550143,b,c\n", ['row 2: "c" stands beyond the last header'], id="too wide"),
        pytest.param(b'phone\n"6025550143\n', ["cannot read this as CSV"], id="an open quote"),
        pytest.param(b"phone,a\n6025550143," + b"x" * 201, ["row 2, column a: this has more than 200"], id="too long"),
    ],
)
def test_what_is_wrong_is_named_by_row_and_column(data: bytes, says: list[str]) -> None:
    found = read_phone_list(data, SPOKEN)

    assert [str(fault)[: len(words)] for fault, words in zip(found.faults, says, strict=True)] == says


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        pytest.param("https://pay.riverbend.gov/7", [], id="the city's"),
        pytest.param("1.50", [], id="an amount"),
        pytest.param("see evil.com", ["row 2, column note: evil.com is not a site of the city"], id="a stranger's"),
        pytest.param("see evil。com", ["row 2, column note: evil.com is not a site of the city"], id="an odd dot"),
        pytest.param("bit.ly/x", ["row 2, column note: bit.ly is not a site of the city"], id="a shortener"),
    ],
)
def test_cells_link_to_the_city_alone(cell: str, says: list[str]) -> None:
    found = read_phone_list(f"phone,note\n6025550143,{cell}\n".encode(), SPOKEN, frozenset({"riverbend.gov"}))

    assert [str(fault)[: len(words)] for fault, words in zip(found.faults, says, strict=True)] == says


def test_of_many_faults_fifty_are_listed_and_all_are_counted() -> None:
    found = read_phone_list(b"phone\n" + b"x\n" * 120, SPOKEN)

    assert (len(found.faults), found.wrong) == (50, 120)


def test_columns_that_no_placeholder_can_name_are_told() -> None:
    found = read_phone_list(b"phone,2026 fee,,Street\n6025550143,1,2,Elm St\n", SPOKEN)

    assert (found.columns, found.unread) == (("street",), ("2026 fee", "#3"))
