"""Address registers as cities have them: one column a part, or a whole address in a cell."""

import pytest

from textbot.content.address_rows import AddressRow, BadRow, read_addresses
from textbot.content.problems import ContentErrors

POINT = "-112.07,33.45"


def only(head: str, row: str) -> AddressRow | BadRow:
    (read,) = read_addresses([head, row], "register.csv")
    return read


def test_a_whole_address_in_one_cell_is_taken_apart() -> None:
    assert only("LON,LAT,Address", f'{POINT},"1234 N Main St Apt 4, Phoenix AZ 85001"') == AddressRow(
        "N Main St", 1234, 33.45, -112.07, "Phoenix", "85001"
    )


def test_columns_of_their_own_come_before_the_whole_address() -> None:
    read = only("LON,LAT,NUMBER,STREET,CITY,ADDRESS", f"{POINT},12,OAK AVENUE,Mesa,99 Elm St")
    assert (read.number, read.street, read.city) == (12, "Oak Ave", "Mesa")


@pytest.mark.parametrize("cell", ["PO Box 3", "Elm St", "", "12 Oak Ave and 13 Elm St, 14 Main St"])
def test_what_is_no_street_address_is_told_by_its_row(cell: str) -> None:
    assert only("LON,LAT,ADDRESS", f'{POINT},"{cell}"') == BadRow(
        2, f"'{cell[:20]}' is no street address", "register.csv"
    )


def test_a_register_without_addresses_is_told_what_it_lacks() -> None:
    with pytest.raises(ContentErrors, match="NUMBER, STREET"):
        list(read_addresses(["LON,LAT,NAME"], "register.csv"))
