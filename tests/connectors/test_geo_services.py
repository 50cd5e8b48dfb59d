"""Service lists and definitions of GeoReport v2 servers, as the standard shows them and as servers write them."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.rig.crm.server import Asked, Crm, Told, running
from textbot.connectors.connector import Away, Refused
from textbot.connectors.geo_services import listed_services

XML = b"""<?xml version="1.0" encoding="utf-8"?>
<services>
  <service><service_code>001</service_code><service_name>Cans left out 24x7</service_name>
    <description>Garbage or recycling cans</description><metadata>true</metadata><type>realtime</type>
    <keywords>lorem</keywords><group>sanitation</group></service>
  <service><service_code>0</service_code><service_name>Other</service_name><metadata>false</metadata></service>
</services>"""
DEFINITION = b"""<?xml version="1.0" encoding="utf-8"?>
<service_definition><service_code>001</service_code><attributes>
  <attribute><variable>true</variable><code>WHISHETN</code><datatype>singlevaluelist</datatype><required>true</required>
    <datatype_description></datatype_description><order>2</order><description>What is the ticket status?</description>
    <values><value><key>123</key><name>Ford</name></value><value><key>124</key><name>Chrysler</name></value></values>
  </attribute>
  <attribute><variable>true</variable><code>COLOR</code><datatype>string</datatype><required>false</required>
    <order>1</order><description>Color</description></attribute>
  <attribute><variable>false</variable><code>INFO</code><datatype>text</datatype><required>false</required>
    <order>3</order><description>Call us</description></attribute>
</attributes></service_definition>"""
JSON = [
    {"service_code": 1, "service_name": "Pothole", "metadata": "true", "group": None},
    {"service_code": "light", "service_name": "Street light", "metadata": False},
]
DEFINED = {
    "service_code": 1,
    "attributes": [{"variable": True, "code": "DEPTH", "datatype": "number", "required": "true", "order": 1,
                    "description": "How deep?", "values": None}],
}  # fmt: skip


class Served(Crm):
    """Answers paths as a table says."""

    def __init__(self, table: dict[str, object]) -> None:
        super().__init__()
        self.table = table
        self.queries: list[dict[str, str]] = []

    def answer(self, asked: Asked) -> Told:
        self.queries.append(asked.query)
        told = self.table.get(asked.path)
        return Told(404, b"Not Found") if told is None else Told(200, told)


@contextmanager
def served(table: dict[str, object]) -> Iterator[Served]:
    server = Served(table)
    with running(server):
        yield server


def test_xml_of_the_standard_is_read() -> None:
    with served({"/v2/services.xml": XML, "/v2/services/001.xml": DEFINITION}) as server:
        cans, other = listed_services(f"{server.url}/v2/services.xml")
    assert (cans.code, cans.name, cans.group) == ("001", "Cans left out 24x7", "sanitation")
    assert [each.code for each in cans.attributes] == ["COLOR", "WHISHETN"]
    assert [value.name for value in cans.attributes[1].values] == ["Ford", "Chrysler"]
    assert (other.code, other.attributes) == ("0", ())


def test_json_with_numbers_and_texts_for_booleans_is_read() -> None:
    with served({"/v2/services.json": JSON, "/v2/services/1.json": [DEFINED]}) as server:
        hole, light = listed_services(f"{server.url}/v2/", jurisdiction="city.gov")
    assert (hole.code, hole.attributes[0].required, hole.attributes[0].datatype) == ("1", True, "number")
    assert light.attributes == ()
    assert server.queries[0] == {"jurisdiction_id": "city.gov"}


def test_a_server_without_json_is_asked_for_xml() -> None:
    with served({"/v2/services.xml": XML, "/v2/services/001.xml": DEFINITION}) as server:
        assert len(listed_services(f"{server.url}/v2")) == 2


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"<html>sign in</html>", "no JSON"),
        ({"error": "none"}, "no list"),
        ([], None),
    ],
    ids=["a page", "an object", "an empty list"],
)
def test_what_is_no_list_is_named(body: object, words: str | None) -> None:
    with served({"/services.json": body}) as server:
        if words is None:
            assert listed_services(f"{server.url}/services.json") == ()
            return
        with pytest.raises(Away, match=words):
            listed_services(f"{server.url}/services.json")


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa">]><services><service>&a;</service></services>'
HOSTILE = {
    "words of its own": BOMB.encode(),
    "words of its own in another code": BOMB.encode("utf-16"),
    "nested": b"<services>" + b"<a>" * 50_000 + b"</a>" * 50_000 + b"</services>",
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE.keys())
def test_xml_that_is_made_to_harm_is_not_read(body: bytes) -> None:
    with served({"/services.xml": body}) as server, pytest.raises(Away, match=r"words of its own|nested"):
        listed_services(f"{server.url}/services.xml")


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(Refused):
        listed_services("not an address")
