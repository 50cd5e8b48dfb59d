"""Flows are begun, listed, rehearsed, and taken from another server's list."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from tests.content.tiny import tiny
from tests.rig.crm.server import Asked, Crm, Told, running
from textbot.cli.flows import flows
from textbot.config import HOME
from textbot.content.copying import copy_playbook
from textbot.content.load import load_playbook
from textbot.content.problems import Level
from textbot.content.proof import proofread
from textbot.content.source import read_folder

PLACES = ("places/streets.yaml", "places/around.yaml", "places/ranges.csv", "places/boundary.geojson")
BENCH = ("new", "broken-bench", "--title", "broken bench", "--title-es", "banca rota", "--department", "streets")
LIST = [
    {"service_code": "TREE", "service_name": "Fallen tree", "metadata": True, "group": "Streets Department"},
    {"service_code": "pothole", "service_name": "Pothole", "metadata": False},
    {"service_code": "SIGN", "service_name": "Road sign", "metadata": True},
]
TREE = {"attributes": [
    {"variable": True, "code": "SIZE", "datatype": "singlevaluelist", "required": True, "order": 1,
     "description": "How big is it?", "values": [{"key": "S", "name": "small"}, {"key": "L", "name": "large"}]},
    {"variable": True, "code": "NOTE", "datatype": "text", "required": False, "order": 2, "description": "Details"},
]}  # fmt: skip
SIGN = {"attributes": [
    {"variable": True, "code": "KIND", "datatype": "singlevaluelist", "required": True, "order": 1,
     "description": "Kind", "values": [{"key": "1", "name": "Cancel"}, {"key": "2", "name": "Yield"}]},
]}  # fmt: skip


@pytest.fixture
def city(tmp_path: Path) -> Path:
    own = {name: (HOME / "flows" / name).read_bytes() for name in PLACES}
    words = tiny()["keywords.yaml"].replace(b"skip: {en: [skip, none]}", b"skip: {en: [skip], es: [omitir]}")
    copy_playbook({**tiny(), **own, "keywords.yaml": words}, tmp_path / "city")
    return tmp_path / "city"


def run(city: Path, *arguments: str) -> Result:
    env = {"TEXTBOT_DATA": str(city.parent / "var"), "TEXTBOT_CITY": str(city)}
    return CliRunner().invoke(flows, list(arguments), env=env)


def files(city: Path) -> dict[str, bytes]:
    return read_folder(city, city / "locales")


def test_a_new_flow_has_its_words_and_a_golden_dialogue_in_every_language(city: Path) -> None:
    done = run(city, *BENCH)
    assert done.exit_code == 0, done.output
    assert [each for each in proofread(files(city)).of(Level.ERROR) if "bench" in f"{each.file}{each.path}"] == []
    flow = load_playbook(files(city)).flows["broken-bench"]
    assert (flow.department, flow.expected_days, flow.public) == ("streets", (3, 5), "place")
    for language, asked in (("en", "A photo helps the crew"), ("es", "Una foto le ayuda")):
        script = yaml.safe_load((city / "dialogues" / language / "report-broken-bench.yaml").read_text())
        said = [turn["us"] for turn in script["turns"]]
        assert asked in said[0] and "<reference>" in said[-1] and len(said) == 3


def test_a_folder_no_bot_could_run_on_is_named_and_left_as_it_is(city: Path) -> None:
    (city / "phrases.yaml").write_text("version: 1\nphrases: {}\n")
    before = files(city)
    done = run(city, *BENCH)
    assert done.exit_code == 1 and "Mend the folder first" in done.output and "phrases.yaml" in done.output
    assert files(city) == before


def test_dialogues_are_no_part_of_the_playbook_and_are_replayed(city: Path) -> None:
    run(city, *BENCH)
    assert not [name for name in files(city) if "dialogue" in name]
    assert run(city, "replay").exit_code == 0
    report = city / "reports" / "broken-bench.yaml"
    report.write_text(report.read_text().replace("A photo helps the crew", "A photo would help"))
    done = run(city, "replay", "broken-bench")
    assert done.exit_code == 1 and "+ A photo would help" in done.output
    assert run(city, "replay", "--write").exit_code == 0
    assert run(city, "replay").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("new", "pothole", *BENCH[2:]), "'pothole' is there already"),
        (("new", "Broken Bench", *BENCH[2:]), "cannot be a key"),
        ((*BENCH[:-1], "street"), "did you mean 'streets'?"),
        (BENCH[:4], "--title-es is missing"),
        ((*BENCH, "--days", "soon"), "write working days"),
        ((*BENCH, "--ask", "pothole here"), "also stands under ask:"),
    ],
    ids=["taken", "no key", "no department", "no Spanish", "no days", "another's phrasing"],
)
def test_nothing_is_written_while_anything_is_wrong(city: Path, arguments: tuple[str, ...], words: str) -> None:
    before = files(city)
    done = run(city, *arguments)
    assert done.exit_code != 0 and words in done.output
    assert files(city) == before


def test_flows_are_listed_with_what_they_are(city: Path) -> None:
    done = run(city, "list")
    assert "pothole" in done.output and "1 reports and requests" in done.output
    assert '"asks": [' in run(city, "list", "--json").output


class Elsewhere(Crm):
    """Another city's Open311 server."""

    def answer(self, asked: Asked) -> Told:
        told = {"/v2/services.json": LIST, "/v2/services/TREE.json": TREE, "/v2/services/SIGN.json": SIGN}
        found = told.get(asked.path)
        return Told(404, b"Not Found") if found is None else Told(200, found)


@pytest.fixture
def elsewhere() -> Iterator[str]:
    server = Elsewhere()
    with running(server):
        yield f"{server.url}/v2"


def test_another_servers_services_become_flows(city: Path, elsewhere: str) -> None:
    done = run(city, "from-open311", elsewhere)
    assert done.exit_code == 0, done.output
    assert "pothole: reports/pothole.yaml takes it already" in done.output
    assert "road-sign: left out:" in done.output and "'Cancel' as a text opts the resident out" in done.output
    assert "1 flows written, 1 left out" in done.output and "translate 7 texts" in done.output
    flow = load_playbook(files(city)).flows["fallen-tree"]
    assert flow.service_code == "TREE"
    assert [(step.name, step.kind, step.optional) for step in flow.steps][1:3] == [
        ("size", "choose", False), ("note", "ask", True),
    ]  # fmt: skip
    assert [option.key for option in flow.steps[1].options] == ["s", "l"]


def test_a_dry_run_writes_nothing(city: Path, elsewhere: str) -> None:
    before = files(city)
    assert "1 flows would be written" in run(city, "from-open311", elsewhere, "--dry-run", "--only", "TREE").output
    assert files(city) == before


def test_what_cannot_be_read_is_named(city: Path, elsewhere: str) -> None:
    done = run(city, "from-open311", f"{elsewhere}/nothing")
    assert done.exit_code == 1 and "cannot be read as a GeoReport v2 server: status 404" in done.output
    assert "did you mean 'TREE'?" in run(city, "from-open311", elsewhere, "--only", "TREES").output
