"""The captures of one run: polite to each host, patient with what may pass."""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import replace

from tenacity import AsyncRetrying, RetryCallState, retry_if_result, stop_after_attempt

from checker.capture.cache import Cache
from checker.capture.capture import Capture
from checker.capture.exchange import Fetched
from checker.capture.fetch import Transport, fetch, host_of
from checker.capture.left_alone import UNREACHED, LeftAlone
from checker.capture.pace import Pace
from checker.capture.retry import asked_to_wait, may_pass
from checker.capture.robots import LIMIT_REDIRECTS
from checker.capture.robots_gate import RobotsGate
from checker.capture.settings import CaptureSettings


class Crawl:
    """Fetches and stores for a run, over one transport; it is itself the gate that its fetches pass."""

    def __init__(self, transport: Transport, cache: Cache, settings: CaptureSettings) -> None:
        self._transport = transport
        self._cache = cache
        self._settings = settings
        self._robots_settings = replace(settings, limit_redirects=LIMIT_REDIRECTS)
        self._pace = Pace(settings)
        self._robots = RobotsGate(cache, self._capture_robots)
        self._given_up: set[str] = set()
        """Hosts that used up all tries for one URL: they get no second one for the next."""
        self._left_alone = LeftAlone()
        # What a claim cites may be an archive's copy too.
        for archive in settings.archives:
            for address in archive.addresses:
                self.slow_down(host_of(address), archive.seconds_between_requests)

    def turn(self, host: str) -> AbstractAsyncContextManager[None]:
        """Wait until this host may be asked again."""
        return self._pace.turn(host)

    async def permit(self, url: str) -> None:
        """Raise `Stopped` if the host's robots.txt forbids this URL."""
        if not self._settings.ignore_robots:
            rules = await self._robots.permit(url)
            if rules.crawl_delay_seconds:
                self.slow_down(host_of(url), rules.crawl_delay_seconds)

    async def capture(self, url: str) -> Capture:
        """Fetch one URL and store it."""
        # Nothing is awaited between the end of the last exchange and the write, so no more bodies are in memory than
        # exchanges are allowed at a time.
        return self.store(replace(await self.fetch(url), ignored_robots=self._settings.ignore_robots))

    async def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Fetched:
        """Fetch one URL and store nothing."""
        if (instead := self._left_alone.instead(url)) is not None:
            return instead
        fetched = await self._patiently(self, url, self._settings, headers or {})
        self._left_alone.note(url, fetched)
        return fetched

    def store(self, fetched: Fetched) -> Capture:
        """Write what was fetched to the cache."""
        return self._cache.write(fetched)

    def slow_down(self, host: str, gap_seconds: float) -> None:
        """Keep at least this gap between two requests to a host."""
        self._pace.slow_down(host, gap_seconds)

    async def _capture_robots(self, url: str) -> Capture:
        return self.store(await self._patiently(_Open(self._pace), url, self._robots_settings, {}))

    async def _patiently(
        self, gate: "Crawl | _Open", url: str, settings: CaptureSettings, headers: Mapping[str, str]
    ) -> Fetched:
        """Fetch again what failed in a way that may pass; the last try counts."""

        async def once() -> Fetched:
            return await fetch(self._transport, url, settings, gate, self._cache.validators(url), headers)

        host = host_of(url)
        fetched = await once()
        if may_pass(fetched):
            fetched = await self._retried(fetched, once, host, settings)
        if not fetched.exchanges and fetched.outcome in UNREACHED:
            self._given_up.add(host)
        return fetched

    async def _retried(
        self, failed: Fetched, once: Callable[[], Awaitable[Fetched]], host: str, settings: CaptureSettings
    ) -> Fetched:
        def wait(state: RetryCallState) -> float:
            asked = asked_to_wait(_result(state))
            own = settings.wait_seconds * 2 ** (state.attempt_number - 1)
            return min(own if asked is None else asked, settings.limit_wait_seconds)

        def before_wait(state: RetryCallState) -> None:
            fetched = _result(state)
            # Nobody else asks the host in the meantime.
            self._pace.hold(_answering_host(fetched) or host, state.upcoming_sleep)
            # Nothing of what will be fetched again is kept in memory while we wait.
            state.set_result(replace(fetched, exchanges=()))

        def give_up(state: RetryCallState) -> Fetched:
            self._given_up.add(host)
            fetched = _result(state)
            if asked_to_wait(fetched) is not None:
                self._pace.hold(_answering_host(fetched), wait(state))
            return fetched

        tried = [failed]

        async def again() -> Fetched:
            return tried.pop() if tried else await once()

        retrying = AsyncRetrying(
            retry=retry_if_result(may_pass),
            stop=stop_after_attempt(1 if host in self._given_up else settings.tries),
            wait=wait,
            before_sleep=before_wait,
            retry_error_callback=give_up,
        )
        return await retrying(again)


class _Open:
    """The gate to a robots.txt, for which nobody has to be asked."""

    def __init__(self, pace: Pace) -> None:
        self.turn = pace.turn

    async def permit(self, url: str) -> None:
        """Let every URL pass."""


def _result(state: RetryCallState) -> Fetched:
    outcome = state.outcome
    assert outcome is not None  # noqa: S101 — tenacity calls its hooks after a try alone
    result = outcome.result()
    assert isinstance(result, Fetched)  # noqa: S101 — as `once` gives it
    return result


def _answering_host(fetched: Fetched) -> str:
    return host_of(fetched.exchanges[-1].url) if fetched.exchanges else ""
