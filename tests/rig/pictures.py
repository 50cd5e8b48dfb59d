"""The pictures of the Action Center that the documentation shows.

python -m tests.rig.pictures          takes docs/pictures/inbox.png, thread.png, figures.png and notices-*.png anew
python -m tests.rig.pictures --look   serves that Monday until Ctrl-C"""

import sys
import threading
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Page

from benchmarks.seven_weeks import plan
from benchmarks.seven_weeks.rows import load
from tests.rig.browser import browser
from tests.rig.monday import empty, monday, served
from tests.rig.notice_day import notice_day
from textbot.actions.staff.demo_login import DEMO_EMAIL, DEMO_PASSWORD
from textbot.config import HOME

FOLDER = HOME / "docs" / "pictures"
NAMES = ("inbox", "thread", "figures", "notices-draft", "notices-approve", "notices-progress", "notices-audience")
REPLY = "The clerk answers within 30 days, most claims within two weeks."


def main() -> None:
    """Take all of them."""
    with browser() as chromium:
        size = {"width": 1280, "height": 860}
        with TemporaryDirectory() as scratch, monday(Path(scratch)) as built, served(built) as address:
            _inbox_and_thread(chromium.new_page(viewport=size, device_scale_factor=1.5), address)
        with TemporaryDirectory() as scratch, empty(Path(scratch)) as built, served(built) as address:
            with built.rt.database.write() as conn:
                load(conn, built.rt.playbook, plan.visits(built.rt.playbook.city))
            _figures(chromium.new_page(viewport=size, device_scale_factor=1.5), address)
        with TemporaryDirectory() as scratch, notice_day(Path(scratch)) as day, served(day.there) as address:
            _notices(chromium.new_page(viewport=size, device_scale_factor=1.5), address, day.notices)
            phone = {"width": 390, "height": 844}
            _approving(chromium.new_page(viewport=phone, device_scale_factor=1.5), address, day.notices)
    for name in NAMES:
        _with_few_colours(FOLDER / f"{name}.png")


def look() -> None:
    """Serve it."""
    with TemporaryDirectory() as scratch, monday(Path(scratch)) as built, served(built) as address:
        print(f"{address}  {DEMO_EMAIL}  {DEMO_PASSWORD}", flush=True)
        threading.Event().wait()


def _with_few_colours(path: Path) -> None:
    """A third of the bytes, and nobody sees it."""
    picture = Image.open(path).convert("RGB")
    picture.quantize(192, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(path, optimize=True)


def _sign_in(page: Page, address: str) -> None:
    page.goto(f"{address}/login")
    page.fill("#email", DEMO_EMAIL)
    page.fill("#password", DEMO_PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("body.inbox")


def _inbox_and_thread(page: Page, address: str) -> None:
    _sign_in(page, address)
    page.screenshot(path=FOLDER / "inbox.png")
    page.click(".item:has-text('602-555-0114') > a")
    page.wait_for_selector("#text")
    page.fill("#text", REPLY)
    page.wait_for_timeout(800)
    page.screenshot(path=FOLDER / "thread.png")


def _figures(page: Page, address: str) -> None:
    _sign_in(page, address)
    page.goto(f"{address}/figures?from={plan.FIRST}&to={plan.LAST}")
    page.screenshot(path=FOLDER / "figures.png")


def _notices(page: Page, address: str, notices: dict[str, int]) -> None:
    _sign_in(page, address)
    page.goto(f"{address}/notices/{notices['meeting']}")
    page.screenshot(path=FOLDER / "notices-draft.png")
    page.goto(f"{address}/notices/{notices['water']}")
    page.screenshot(path=FOLDER / "notices-progress.png")
    page.goto(f"{address}/notices/{notices['area']}/edit")
    page.locator("#audience").screenshot(path=FOLDER / "notices-audience.png")


def _approving(page: Page, address: str, notices: dict[str, int]) -> None:
    _sign_in(page, address)
    page.goto(f"{address}/notices/{notices['boil']}/approve")
    page.screenshot(path=FOLDER / "notices-approve.png", full_page=True)


if __name__ == "__main__":
    look() if "--look" in sys.argv else main()
