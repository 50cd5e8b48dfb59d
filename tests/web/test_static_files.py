"""Sheets and scripts: packed, kept for ever under their version, and what is vendored is what the manifest says."""

import gzip
import re
from pathlib import Path

import pytest

from tests.web.conftest import Browser
from textbot.web import vendor

WEB = Path(vendor.__file__).parent


def test_what_is_vendored_is_what_the_manifest_says() -> None:
    assert vendor.wrong() == []


def test_a_versioned_address_is_kept_for_ever(browser: Browser) -> None:
    page = browser.get("/login").text
    address = next(part for part in page.split('"') if part.startswith("/static/staff.css"))
    answer = browser.get(address)
    assert "immutable" in answer.headers["Cache-Control"]
    stale = browser.get("/static/staff.css?v=0123456789")
    assert stale.headers["Cache-Control"] == "public, no-cache"


def test_text_is_packed_for_those_who_take_it(browser: Browser) -> None:
    plain = browser.get("/static/staff.css")
    packed = browser.get("/static/staff.css", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) < len(plain.data) / 2


def test_an_unchanged_file_is_not_sent_again(browser: Browser) -> None:
    first = browser.get("/static/staff.css")
    again = browser.get("/static/staff.css", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("path", ["../auth.py", "nothing.css", "vendor", "%2e%2e/auth.py", "..%5cauth.py"])
def test_nothing_else_is_served(browser: Browser, path: str) -> None:
    assert browser.get(f"/static/{path}").status_code == 404


def test_the_icons_and_components_that_are_kept_are_those_in_use() -> None:
    pages = [path for path in WEB.rglob("*") if path.suffix in (".html", ".py", ".js") and path.name != "vendor.py"]
    text = "\n".join(path.read_text("utf-8") for path in pages if vendor.FOLDER not in path.parents)
    assert {icon for icon in vendor.ICONS if not re.search(rf"[\"']{icon}[\"']", text)} == set()
    assert set(re.findall(r'icon\("(\w+)"\)', text)) <= set(vendor.ICONS)
    assert [each for each in vendor.COMPONENTS if f"usa-{each}" not in text] == []


@pytest.mark.parametrize(
    ("rule", "kept"),
    [
        (".usa-button{color:red}", True),
        (".usa-button--outline:hover{color:red}", True),
        (".usa-button-group{color:red}", False),
        (".usa-hero{color:red}", False),
        (".usa-label,.usa-hero{color:red}", True),
        (".usa-alert .usa-hero{color:red}", False),
        ("@media (min-width:40em){.usa-label{color:red}}", True),
        ("@font-face{src:url(x)}", False),
        (".usa-button{background:url(x)}", False),
    ],
)
def test_of_uswds_only_the_components_in_use_are_kept(rule: str, kept: bool) -> None:
    assert bool(vendor.used_rules(rule).strip()) is kept
    assert "hero" not in vendor.used_rules(rule)
