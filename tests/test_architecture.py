"""The house keeps its rules: arrows point down, files stay small, and what others rely on is written down."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions, requires
from pathlib import Path

import pytest

from textbot.cli import COMMANDS
from textbot.config import HOME, setting_names
from textbot.local.children import QUEUES
from textbot.state import doorbell

PACKAGE = HOME / "textbot"
SOURCES = sorted(path for path in PACKAGE.rglob("*.py") if "versions" not in path.parts)
LONGEST_FILE = 300
# What the pure core may import, beside the standard library and itself: libraries that only compute.
COMPUTING = {"phonenumbers", "openlocationcode", "rapidfuzz", "numpy", "shapely", "usaddress", "holidays", "babel"}
# Parts of the standard library that reach outside, or differ from call to call.
IMPURE = {"os", "io", "random", "secrets", "socket", "subprocess", "pathlib", "logging", "sqlite3", "urllib", "http"}
IMPURE |= {"time", "threading", "asyncio", "tempfile", "shutil", "uuid", "importlib"}
# Faces of a library that is asked for by another name.
COMES_WITH_ANOTHER = {"werkzeug", "jinja2", "markupsafe", "itsdangerous", "pydantic_core", "wtforms", "urllib3"}
CLOCKS = {"now", "utcnow", "today"}
DOCS = HOME / "docs"


def named(path: Path) -> str:
    return str(path.relative_to(HOME))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(), str(path))


def imports(node: ast.AST) -> Iterator[ast.Import | ast.ImportFrom]:
    return (found for found in ast.walk(node) if isinstance(found, ast.Import | ast.ImportFrom))


def roots(found: ast.Import | ast.ImportFrom) -> set[str]:
    if isinstance(found, ast.ImportFrom) and found.module == "urllib.parse":
        return set()  # takes addresses apart, fetches nothing
    if isinstance(found, ast.ImportFrom):
        return {(found.module or "").split(".")[0]}
    return {alias.name.split(".")[0] for alias in found.names}


def test_arrows_between_the_layers_point_down() -> None:
    program = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([program, "--no-cache"], cwd=HOME, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_no_import_hides_inside_a_function(path: Path) -> None:
    functions = (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    assert [found.lineno for function in functions for found in imports(function)] == []


@pytest.mark.parametrize("path", [path for path in SOURCES if "core" in path.parts], ids=named)
def test_the_core_is_pure(path: Path) -> None:
    code = tree(path)
    taken = {root for found in imports(code) for root in roots(found)}
    assert taken <= (set(sys.stdlib_module_names) - IMPURE) | COMPUTING | {"textbot"}
    calls = (node.func for node in ast.walk(code) if isinstance(node, ast.Call))
    assert [call.lineno for call in calls if isinstance(call, ast.Attribute) and call.attr in CLOCKS] == []
    assert not any(isinstance(node, ast.Name) and node.id == "open" for node in ast.walk(code))


def test_no_file_is_too_long() -> None:
    tests = (HOME / "tests").rglob("*.py")
    lengths = {named(path): len(path.read_text().splitlines()) for path in [*SOURCES, *tests]}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_nothing_reads_the_environment_but_the_settings() -> None:
    """Processes that start others hand the environment on; they do not read settings from it."""
    starting = {"textbot/local/supervisor.py", "textbot/local/nursery.py", "textbot/local/double/__main__.py"}
    handing_on = {"textbot/config/load.py", *starting}
    reading = {named(path) for path in SOURCES if "os.environ" in path.read_text() or "getenv" in path.read_text()}
    assert reading <= handing_on


def test_every_library_that_is_imported_is_asked_for() -> None:
    imported = {root for path in SOURCES for found in imports(tree(path)) for root in roots(found)}
    outside = imported - set(sys.stdlib_module_names) - COMES_WITH_ANOTHER - {"textbot", ""}
    asked = {plain(re.split(r"[^\w.-]", line)[0]) for line in requires("textbot") or () if "extra ==" not in line}
    owners = packages_distributions()
    assert {root for root in outside if not {plain(name) for name in owners.get(root, ())} & asked} == set()


def plain(name: str) -> str:
    """A distribution's name as the registry compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_queue_has_a_worker() -> None:
    assert set(QUEUES) == set(doorbell.QUEUES)


def module_file(target: str) -> Path:
    return HOME.joinpath(*target.split(":")[0].split(".")).with_suffix(".py")


def test_every_command_is_where_the_table_says() -> None:
    there = [row.target for row in COMMANDS.values() if module_file(row.target).is_file()]
    assert "textbot.cli.run:run" in there
    look = "import pkgutil, sys; [pkgutil.resolve_name(target) for target in sys.argv[1:]]"
    subprocess.run([sys.executable, "-c", look, *there], check=True, cwd=HOME)


def documented() -> str:
    """All the documentation."""
    return "\n".join(path.read_text() for path in [HOME / "README.md", *DOCS.rglob("*.md")])


@pytest.mark.parametrize("name", setting_names())
def test_every_setting_is_documented(name: str) -> None:
    assert f"`{name}`" in documented()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name: str) -> None:
    assert f"textbot {name}" in documented()
