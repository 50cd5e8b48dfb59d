"""A real browser: Chromium, driven by Playwright, and windows that remember everything that went wrong in them."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, expect, sync_playwright

# Without windows of its own the shell does the same pages with less than half the work.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
    # All pages are of one host: without a process made ready for each next one, a third of the work is saved.
    "--disable-site-isolation-trials",
    # Letters keep their distance in pictures that are larger than the page.
    "--font-render-hinting=none",
)
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PATIENCE = 60_000  # milliseconds, for a machine with much else to do
expect.set_options(timeout=PATIENCE)
HOW = {"runOnly": WCAG, "resultTypes": ["violations"], "preload": False}
WIDE, PHONE, ZOOMED = 1280, 390, 640
"""Widths in CSS pixels: a desk, a phone, and that desk at 200% zoom."""

# Runs before every page's own scripts: what a payload would do shows here.
TRAP = """
window.__ran = [];
for (const name of ["alert", "confirm", "prompt", "print"]) window[name] = (said) => { window.__ran.push(name + said) };
window.xss = (said) => { window.__ran.push("xss " + said) };
document.addEventListener("securitypolicyviolation", (event) => {
  (window.__violations ??= []).push(event.violatedDirective + " " + event.blockedURI);
});
"""

TOO_WIDE = """
() => {
  const out = (part) => part.getBoundingClientRect().right > document.documentElement.clientWidth + 1;
  return [...document.querySelectorAll("body *")].filter((part) => out(part) && ![...part.children].some(out))
    .map((part) => `${Math.round(part.getBoundingClientRect().right)} px: ${part.outerHTML.slice(0, 160)}`).slice(0, 4);
}
"""


def chromium() -> str:
    """Where Chromium is. Without one the test is skipped, or fails where `make test` should have installed it."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found:
        return found
    if os.environ.get("CI") or (os.geteuid() == 0 and shutil.which("apt-get")):
        pytest.fail("there is no Chromium: tests/browser/chromium.sh installs it")
    pytest.skip("there is no Chromium: on Debian or Ubuntu, sudo apt-get install chromium")


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    path = chromium()
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=list(SWITCHES))
        yield opened
        opened.close()


@dataclass
class Window:
    """One visitor's page. faults: console errors, errors of scripts, requests to other hosts, refused policies, 5xx."""

    page: Page
    base: str
    faults: list[str] = field(default_factory=list)

    @classmethod
    def open(cls, browser: Browser, base: str, width: int = WIDE, language: str = "en", **more: Any) -> "Window":
        """A visitor with no cookie. more: options of Playwright's new_context."""
        size = {"width": width, "height": 800 if width != PHONE else 844}
        context = browser.new_context(base_url=base, viewport=size, locale=language, reduced_motion="reduce", **more)
        context.set_default_timeout(PATIENCE)
        context.add_init_script(TRAP)
        window = cls(context.new_page(), base)
        window._watch()
        return window

    def go(self, path: str) -> None:
        """Open a page of the product, with its stylesheets."""
        self.page.goto(path, wait_until="load")

    def resize(self, width: int) -> None:
        """Make the window so wide."""
        self.page.set_viewport_size({"width": width, "height": 844 if width == PHONE else 800})

    def barriers(self) -> list[str]:
        """What axe finds wrong for people with disabilities on the page as it stands."""
        if not self.page.evaluate("window.axe !== undefined"):
            self.page.evaluate(Axe().axe_script)
        # Handing over what is in order, too, would take most of the time.
        found = self.page.evaluate("(how) => axe.run(document, how).then((all) => all.violations)", HOW)
        return [
            f"{self.path}: {each['id']} ({each['help']}): {each['nodes'][0]['html'][:200]} "
            f"{each['nodes'][0].get('failureSummary', '')[:300]}"
            for each in found
        ]

    def sideways(self) -> int:
        """By how many pixels the page is wider than the window."""
        script = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        return int(self.page.evaluate(script))

    def too_wide(self) -> list[str]:
        """The parts that make the page wider than the window, the innermost of each."""
        return list(self.page.evaluate(TOO_WIDE)) if self.sideways() > 0 else []

    def ran(self) -> list[str]:
        """What a hostile text made run on this page, and what the policy kept from running."""
        return [str(each) for each in self.page.evaluate("[...window.__ran, ...(window.__violations || [])]")]

    @property
    def path(self) -> str:
        """Where it is, without the host."""
        parts = urlsplit(self.page.url)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path

    def close(self) -> None:
        """Close it; raises AssertionError when anything went wrong in it."""
        self.page.context.close()
        assert not self.faults, self.faults

    def _watch(self) -> None:
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.faults.append(f"{self.path}: {error}"))
        self.page.on("request", self._request)
        self.page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        # A page that was refused (404, 409 ...) says so by its status: that is no fault of the page.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.faults.append(f"{self.path}: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.base, "data:", "blob:", "about:")):
            self.faults.append(f"{self.path} asked for {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 500 or (response.status == 404 and request_kind(response) in ("script", "stylesheet")):
            self.faults.append(f"{self.path}: {response.status} {response.url}")


def request_kind(response: Response) -> str:
    """What the browser wanted it for: document, script, stylesheet, image, fetch ..."""
    return str(response.request.resource_type)
