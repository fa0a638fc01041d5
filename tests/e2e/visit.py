"""One visitor in one browser context: goes, signs in, is photographed, is checked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Response,
    ViewportSize,
)
from playwright.sync_api import TimeoutError as Waited

from backend.demo import roster
from backend.demo.accounts import demo_password
from backend.demo.authenticator import fresh_code
from tests.e2e.product import Product

SHOTS = Path(__file__).resolve().parents[2] / ".local" / "shots"
DESKTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
GRAVE = {"serious", "critical"}
AXE_OPTIONS: dict[str, Any] = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
}
AXE_CONTRAST: dict[str, Any] = {"resultTypes": ["violations"], "runOnly": ["color-contrast"]}
AXE_SHAPE = AXE_OPTIONS | {"rules": {"color-contrast": {"enabled": False}}}
"""Where the same page has only another width: colours are three quarters of axe's time."""


@dataclass(slots=True)
class Visit:
    """A page of a visitor; every complaint of the browser is kept and must be answered for."""

    page: Page
    context: BrowserContext
    product: Product
    script: bool = True
    complaints: list[str] = field(default_factory=list)
    allowed: list[re.Pattern[str]] = field(default_factory=list)

    @property
    def base(self) -> str:
        """Where the product listens."""
        return self.product.url

    def go(self, path: str) -> Page:
        """Open an address of the product and wait until its script is alive."""
        self.page.goto(self.base + path, wait_until="load")
        self.settled()
        return self.page

    def settled(self) -> None:
        """Wait until React has taken the page over and drawn what it was told.

        The address changes a moment before the page does: whoever waited for it alone may still
        see the page before.
        """
        if self.script:
            self.page.wait_for_load_state("load")
            self.page.wait_for_function(DRAWN)

    def allow(self, pattern: str) -> None:
        """A complaint this test provokes on purpose."""
        self.allowed.append(re.compile(pattern))

    def unanswered(self) -> list[str]:
        """Complaints that nobody allowed."""
        return [text for text in self.complaints if not any(p.search(text) for p in self.allowed)]

    def sign_in(self, role: str, *, second_factor: bool = False, to: str = "/account") -> Page:
        """Through the sign-in page, by the name of a demo account (``buyer-01``)."""
        page = self.go(f"/sign-in?to={to}")
        page.locator('input[name="email"]').fill(roster.email_of(role))
        page.locator('input[name="password"]').fill(demo_password())
        page.locator('main form button:not([type="button"])').first.click()
        self._let_in("/sign-in")
        if second_factor:
            self.go(f"/step-up?to={to}")
            with fresh_code(roster.email_of(role), state=self.product.state) as code:
                page.locator('input[name="code"]').fill(code)
                page.locator("main form button").first.click()
                self._let_in("/step-up")
        self.settled()
        return page

    def _let_in(self, door: str) -> None:
        """Wait until the page of a door is left; whoever stays there tells what it says."""
        try:
            self.page.wait_for_url(lambda url: door not in url)
        except Waited as late:
            said = self.page.locator("main").inner_text()
            raise AssertionError(f"not let in at {self.page.url}:\n{said}") from late

    def shot(self, name: str, *, full: bool = False) -> Path:
        """A picture of what the visitor sees, under ``.local/shots``."""
        SHOTS.mkdir(parents=True, exist_ok=True)
        path = SHOTS / f"{name}.png"
        self.page.screenshot(path=path, full_page=full, animations="disabled")
        return path

    def axe(self, options: dict[str, Any] = AXE_OPTIONS) -> None:
        """Fail on findings of axe that are serious or worse, naming the places."""
        if not self.page.evaluate("() => 'axe' in window"):
            self.page.evaluate(AXE_SCRIPT)
        result = self.page.evaluate("options => axe.run(document, options)", options)
        grave = [
            f"{found['id']} ({found['impact']}): {place['target']} {place['html'][:160]} "
            f"{(place.get('any') or [{}])[0].get('message', '')}"
            for found in result["violations"]
            if found["impact"] in GRAVE
            for place in found["nodes"][:4]
        ]
        assert grave == [], f"{self.page.url}\n" + "\n".join(grave)

    def does_not_overflow(self) -> None:
        """The page is no wider than the window; on failure names what sticks out."""
        wide = self.page.evaluate(STICKING_OUT)
        assert wide == [], f"{self.page.url}: {wide}"

    def tried(self, name: str) -> None:
        """Photograph the page in light and dark; no overflow, no grave finding in either.

        The two differ in colours alone, so in the dark only the rule of contrast is asked.
        """
        self.settled()
        self.does_not_overflow()
        for scheme, options in (("light", AXE_OPTIONS), ("dark", AXE_CONTRAST)):
            self.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            self.page.evaluate(AT_REST, scheme)
            self.axe(options)
            self.shot(name if scheme == "light" else f"{name}-dark")
        self.page.emulate_media(color_scheme="light")

    def focused(self) -> Locator:
        """The element that has the focus."""
        return self.page.locator(":focus")


# colours fade over: measured only when the scheme has come and two looks in a row find nothing moving
AT_REST = """async (scheme) => {
  const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  while (!matchMedia(`(prefers-color-scheme: ${scheme})`).matches) await frames()
  for (let still = 0; still < 2; still++) {
    await frames()
    const moving = document.getAnimations().filter((one) => one.effect.getTiming().iterations < Infinity)
    if (moving.length) still = -1
    await Promise.allSettled(moving.map((one) => one.finished))
  }
}"""
# React marks the nodes it holds, and its root knows what is still to be drawn
DRAWN = """() => {
  const held = (node, mark) => Object.keys(node ?? {}).find((key) => key.startsWith(mark))
  const root = document[held(document, '__reactContainer')]?.stateNode
  return Boolean(held(document.querySelector('main'), '__reactFiber')) && root?.pendingLanes === 0
}"""
STICKING_OUT = """() => {
  const limit = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth <= limit) return []
  return [...document.querySelectorAll('body *')]
    .filter((one) => one.getBoundingClientRect().right > limit + 1)
    .slice(0, 5).map((one) => one.tagName + '.' + one.className)
}"""


def visit_open(browser: Browser, product: Product, **options: Any) -> Visit:
    """A fresh context (Chinese, light, desktop unless said) that listens to every complaint."""
    settings = {
        "viewport": DESKTOP,
        "locale": "zh-CN",
        "timezone_id": "Asia/Shanghai",
        "reduced_motion": "reduce",
    } | options
    context = browser.new_context(**settings)
    context.set_default_timeout(20_000)
    page = context.new_page()
    visit = Visit(page, context, product, script=options.get("java_script_enabled", True))

    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            visit.complaints.append(f"console {message.type} at {page.url}: {message.text}")

    def watch(response: Response) -> None:
        if response.status >= 500:
            visit.complaints.append(f"status {response.status}: {response.url}")

    page.on("console", hear)
    page.on("pageerror", lambda error: visit.complaints.append(f"error at {page.url}: {error}"))
    page.on("response", watch)
    return visit
