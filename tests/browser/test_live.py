"""Pages change by themselves, and nothing of what a person is doing on them is lost."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import Opens
from tests.rig.product import Product
from textbot.config import HOME

pytestmark = pytest.mark.slow
MORPH = HOME / "textbot" / "web" / "static" / "morph.js"
ROWS = '<li id="a"><input type="checkbox" id="pa"><a href="#">A</a></li> <li id="b"><a href="#">B</a></li>'
FOLD = '<details id="d"><summary>Made by</summary><p>{}</p></details><textarea id="t">was</textarea>'

# What stands there, what it becomes -> what is to stand there.
CHANGES = {
    "nothing new": (ROWS, ROWS, ["a", "b"]),
    "one more, first": (ROWS, f'<li id="c">C</li> {ROWS}', ["c", "a", "b"]),
    "one more, last": (ROWS, f'{ROWS} <li id="c">C</li>', ["a", "b", "c"]),
    "the first goes": (ROWS, '<li id="b"><a href="#">B</a></li>', ["b"]),
    "the last goes": (ROWS, '<li id="a"><a href="#">A</a></li>', ["a"]),
    "the last rises": (ROWS, '<li id="b">B, urgent</li> <li id="a">A</li>', ["b", "a"]),
    "all others": (ROWS, '<li id="x">X</li><li id="y">Y</li>', ["x", "y"]),
    "none": (ROWS, "", []),
    "the first": ("", ROWS, ["a", "b"]),
    "without ids": ("<p>one</p><p>two</p>", "<p>one</p><h2>new</h2><p>two!</p>", ["", "", ""]),
}


@pytest.fixture(scope="module")
def blank(chrome: Browser) -> Iterator[Page]:
    """A page with nothing on it but the script that changes parts in place."""
    page = chrome.new_page()
    page.add_script_tag(path=MORPH, type="module")
    yield page
    page.close()


def changed(page: Page, before: str, after: str) -> None:
    """Show one, then change it into the other."""
    page.evaluate(
        """([before, after]) => {
          document.body.innerHTML = `<ul id="part">${before}</ul>`;
          window.step = () => {
            const fresh = new DOMParser().parseFromString(`<ul id="part">${after}</ul>`, "text/html");
            window.morph(document.getElementById("part"), fresh.getElementById("part"));
          };
        }""",
        [before, after],
    )


@pytest.mark.parametrize(("before", "after", "ids"), CHANGES.values(), ids=CHANGES)
def test_a_part_becomes_what_it_is_now(blank: Page, before: str, after: str, ids: list[str]) -> None:
    changed(blank, before, after)
    blank.evaluate("window.step()")
    assert blank.evaluate("[...document.getElementById('part').children].map((each) => each.id)") == ids
    squeezed = "document.getElementById('part').innerText.replace(/\\s+/g, '')"
    now = blank.evaluate(squeezed)
    blank.evaluate("(after) => { document.getElementById('part').innerHTML = after; }", after)
    assert now == blank.evaluate(squeezed)


WHERE = {"first": "{}" + ROWS, "last": ROWS + "{}", "between": ROWS.replace("</li> <li", "</li>{}<li")}


@pytest.mark.parametrize("rows", WHERE.values(), ids=WHERE)
def test_focus_and_ticks_stay_when_rows_come(blank: Page, rows: str) -> None:
    changed(blank, ROWS, rows.format('<li id="new">New</li>'))
    blank.evaluate("document.getElementById('pa').checked = true; document.querySelector('#b a').focus()")
    blank.evaluate("window.step()")
    assert blank.evaluate("document.getElementById('pa').checked")
    assert blank.evaluate("document.activeElement.parentElement.id") == "b"


def test_folds_and_typed_words_stay(blank: Page) -> None:
    changed(blank, FOLD.format("one"), FOLD.format("two"))
    blank.evaluate("document.getElementById('d').open = true; document.getElementById('t').value = 'typed'")
    blank.evaluate("window.step()")
    assert blank.evaluate("document.getElementById('d').open")
    assert blank.evaluate("document.getElementById('t').value") == "typed"
    assert blank.evaluate("document.querySelector('#d p').textContent") == "two"


def test_what_is_marked_to_stay_is_left_alone(blank: Page) -> None:
    changed(blank, '<li data-live-stays id="old">older</li><li id="a">A</li>', '<li id="a">A!</li>')
    blank.evaluate("window.step()")
    assert blank.evaluate("document.getElementById('part').innerText").split() == ["older", "A!"]


def test_a_new_row_comes_by_itself_and_what_somebody_does_stays(signs_in: Opens, city: Product) -> None:
    _, first = city.resident()
    page = signs_in("Lena").page
    page.goto("/inbox?queue=all")
    page.locator(f"#c{first} a").focus()
    _, second = city.resident()
    expect(page.locator(f"#c{second}")).to_be_visible()
    assert page.evaluate("document.activeElement.parentElement.id") == f"c{first}"
    expect(page.locator("#live-said")).to_have_text(re.compile(r"new message"))


def test_pages_of_one_browser_share_a_stream_and_outlive_each_other(signs_in: Opens, city: Product) -> None:
    phone, number = city.resident()
    page = signs_in("Lena").page
    other = page.context.new_page()
    streams: list[str] = []
    page.context.on("request", lambda request: streams.append(request.url) if "/live?since" in request.url else None)
    for each in (page, other):
        each.goto(f"/inbox/{number}")
    city.texts(phone, "First of two")
    for each in (page, other):
        expect(each.locator("#texts")).to_contain_text("First of two")
    assert len(streams) == 1
    page.close()
    city.texts(phone, "Second of two")
    expect(other.locator("#texts")).to_contain_text("Second of two")


def test_without_a_stream_the_page_asks(signs_in: Opens, city: Product) -> None:
    phone, number = city.resident()
    page = signs_in("Lena").page

    def refuse(route: Route) -> None:
        route.fulfill(status=204)

    page.route("**/inbox/live?*", refuse)
    page.goto(f"/inbox/{number}")
    expect(page.locator("#live-state")).to_have_text("News comes every 10 seconds.")
    city.texts(phone, "Does this arrive?")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # as when somebody comes back to the page
    expect(page.locator("#texts")).to_contain_text("Does this arrive?")


def test_what_is_urgent_is_seen_on_every_page_until_somebody_has_seen_to_it(signs_in: Opens, city: Product) -> None:
    page = signs_in("Lena").page
    page.goto("/inbox?queue=closed")
    page.get_by_role("button", name="Turn on sound for urgent texts").click()
    expect(page.get_by_role("button", name="Turn off sound")).to_be_visible()
    _, number = city.resident("There is a fire in my house")
    bar = page.locator(".urgent-bar")
    expect(bar).to_be_visible()
    expect(page).to_have_title(re.compile(r"^\(\d+ urgent\)"))
    assert "fire" not in bar.inner_text()
    page.goto(f"/inbox/{number}")
    page.get_by_role("button", name="I have seen that it is urgent").click()
    expect(page.locator(f'[data-urgent~="{number}"]')).to_have_count(0)
