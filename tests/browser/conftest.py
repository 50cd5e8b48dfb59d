"""One running product and one browser for all tests here; each member has a window with cookies of their own."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests.rig import browser as browser_rig
from tests.rig.browser import WIDE, Window
from tests.rig.product import Product, product


@pytest.fixture(scope="package")
def chrome() -> Iterator[Browser]:
    """The browser."""
    with browser_rig.browser() as opened:
        yield opened


@pytest.fixture(scope="package")
def city(chrome: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The product; tests bring residents and members of their own."""
    with product(tmp_path_factory.mktemp("product")) as running:
        yield running


Opens = Callable[..., Window]


@pytest.fixture
def opens(chrome: Browser, city: Product) -> Iterator[Opens]:
    """Opens windows; at the end each must have been without a fault."""
    windows: list[Window] = []

    def window(width: int = WIDE, language: str = "en", **more: object) -> Window:
        windows.append(Window.open(chrome, city.url, width, language, **more))
        return windows[-1]

    yield window
    for each in windows:
        each.close()


@pytest.fixture
def signs_in(opens: Opens, city: Product) -> Opens:
    """A window with a member signed in: `signs_in("Ana")`; they are made when nobody has that name. How somebody
    signs in by hand is shown by the days of an agent and an admin."""

    def window(name: str, role: str = "agent", width: int = WIDE, language: str = "en", **more: object) -> Window:
        opened = opens(width, language, **more)
        ticket = {"name": "textbot", "value": city.ticket(name, role), "url": city.url}
        opened.page.context.add_cookies([ticket])
        return opened

    return window


def sign_in(window: Window, email: str, password: str) -> None:
    """Fill in the form of the sign-in page."""
    window.go("/login")
    window.page.get_by_label("Email").fill(email)
    window.page.get_by_label("Password").fill(password)
    window.page.get_by_role("button", name="Sign in", exact=True).click()
