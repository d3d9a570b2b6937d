"""Somebody in front of a browser: what they type and press is counted, what goes wrong is written down."""

import re
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, expect

from tests.journeys.house import House

FOUND_BAD = 400
#: How long a page may take on a machine that has much else to do.
PATIENCE_MILLISECONDS = 20_000
expect.set_options(timeout=PATIENCE_MILLISECONDS)
#: Chromium's own words for an answer of 400 or more, which is judged by its status instead.
_OF_STATUS = re.compile(r"^Failed to load resource: the server responded with a status of \d+")
#: Script may be off in the page; what the debugger adds runs all the same, and so tells of every breach.
_TELLS_OF_BREACHES = """
addEventListener("securitypolicyviolation", (breach) =>
  console.error(`policy: ${breach.violatedDirective} ${breach.blockedURI} ${breach.sourceFile}:${breach.lineNumber}`));
"""


class Reader:
    """One person with a browser of their own.

    `troubles` is everything that no page of ours may do: errors of script, words on the console, breaches of the
    policy, requests to anybody else, and answers of 400 or more that the journey has not said it expects.
    """

    def __init__(
        self, browser: Browser, house: House, *, script: bool = True, width: int = 1280, **context: Any
    ) -> None:
        self.house = house
        self.troubles: list[str] = []
        self.fields = self.presses = 0
        self._expected: set[int] = set()
        self.context: BrowserContext = browser.new_context(
            base_url=house.address,
            java_script_enabled=script,
            viewport={"width": width, "height": 900},
            reduced_motion="reduce",
            **{"locale": "en-GB", "timezone_id": "Europe/Lisbon"} | context,
        )
        self.context.set_default_timeout(PATIENCE_MILLISECONDS)
        if script:
            self.context.add_init_script(_TELLS_OF_BREACHES)
        self.context.on("console", self._hear)
        self.context.on("weberror", lambda error: self.troubles.append(f"script: {error.error}"))
        self.context.on("request", self._follow)
        self.context.on("response", self._judge)
        self.page: Page = self.context.new_page()

    def is_(self, name: str) -> "Reader":
        """The same browser, with somebody of the house signed in."""
        self.context.add_cookies([self.house.cookie(name)])  # type: ignore[list-item]
        return self

    def expects(self, *statuses: int) -> "Reader":
        """The same browser, in which answers with these statuses are no trouble."""
        self._expected.update(statuses)
        return self

    def goes_to(self, path: str) -> Page:
        """Open an address, as from a bookmark: that counts as neither field nor press."""
        self.page.goto(path)
        return self.page

    def types(self, label: str, words: str) -> None:
        """Fill a field in, by its label: one field."""
        self.page.get_by_label(label).first.fill(words)
        self.fields += 1

    def chooses(self, label: str, option: str) -> None:
        """Choose from a menu, by its label: one field."""
        self.page.get_by_role("combobox", name=label).select_option(label=option)
        self.fields += 1

    def presses_button(self, words: str, within: str = "body") -> None:
        """Press a button: one press."""
        self.page.locator(within).get_by_role("button", name=words).first.click()
        self.presses += 1

    def presses_link(self, words: str, within: str = "body") -> None:
        """Press a link: one press."""
        self.page.locator(within).get_by_role("link", name=words).first.click()
        self.presses += 1

    def presses_key(self, key: str) -> None:
        """Press a key that sets something going: one press."""
        self.page.keyboard.press(key)
        self.presses += 1

    def opens(self, words: str) -> None:
        """Unfold what is folded: neither field nor press, for nothing is sent."""
        self.page.locator("summary", has_text=words).click()

    def sees(self, *words: str) -> None:
        """Wait until all these words stand on the page, for the eye."""
        for said in words:
            expect(self.page.get_by_text(said).locator("visible=true").first).to_be_visible()

    def presses_in_mail(self, words: str) -> None:
        """Press a link in the mail that is open in the mailbox: one press."""
        self.page.frame_locator("iframe").get_by_role("link", name=words).click()
        self.presses += 1

    def opens_mail(self, subject: str) -> None:
        """Let the worker deliver, then open the newest mail with this subject in the mailbox."""
        self.house.work()
        self.page.goto("/mailbox")
        self.page.get_by_role("link", name=subject).first.click()

    def closes(self) -> list[str]:
        """Close the browser; returns everything that went wrong in it."""
        self.context.close()
        return self.troubles

    def _hear(self, said: ConsoleMessage) -> None:
        if said.type in ("error", "warning") and not _OF_STATUS.match(said.text):
            self.troubles.append(f"console: {said.text} ({said.location['url']})")

    def _follow(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != urlsplit(self.house.address).netloc:
            self.troubles.append(f"asked somebody else: {request.url}")

    def _judge(self, response: Response) -> None:
        if response.status >= FOUND_BAD and response.status not in self._expected:
            self.troubles.append(f"{response.status}: {response.request.method} {response.url}")
