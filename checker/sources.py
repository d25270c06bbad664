"""From cited URLs to readings in the store: what is captured, and what each capture amounts to."""

from collections.abc import Sequence, Set
from datetime import UTC, datetime

from sqlite_utils import Database

from checker.capture.archives.archive import Archive, Wanted
from checker.capture.cache import Cache
from checker.capture.capture import Capture
from checker.capture.url_key import is_robots, url_key
from checker.errors import CacheError
from checker.extract.document import Document
from checker.extract.guarded.guarded_read import guarded_read
from checker.extract.page_state.nonsense_probe import is_nonsense
from checker.extract.reading import Reading
from checker.extract.source_state import READABLE, SourceState, StateReading
from checker.extract.state import has_answer, source_state
from checker.progress import Progress
from checker.second_look import SecondLook
from checker.settings import Settings
from checker.store.lookups import add_lookup
from checker.store.readings import NOT_READ_BACK, add_reading, best_states, iso, limit_to, read_already


def capture_sources(
    urls: Sequence[str],
    cache: Cache,
    db: Database,
    settings: Settings,
    progress: Progress,
    *,
    since: str | None = None,
) -> Set[str]:
    """Capture the sources that have no readable capture yet; with `recapture`, none `since` the run began.

    `since` is given for a run that was cut off and is gone on with: what it could read is not fetched a second time.
    Gives what was fetched, by `url_key`.
    """
    if not settings.recapture:
        states = best_states(db)
    elif since is not None:
        # What is dated later was not captured by this run, but under a clock that was wrong.
        states = best_states(db, since, iso(datetime.now(UTC)))
    else:
        states = {}
    wanted = {url_key(url): url for url in urls if not states.get(url_key(url), set()) & READABLE}
    done = 0

    def count(_: Capture) -> None:
        nonlocal done
        done += 1
        progress("capturing sources", done, len(wanted))

    if wanted:
        # Loaded here: what fetches takes a third of the time to start, and offline nothing does.
        from checker.capture.capture_urls import capture_urls
        from checker.capture.left_alone import was_left_alone

        # What was left alone goes first, or the same failures before it keep it from being asked for in every run.
        order = sorted(wanted, key=lambda key: not any(map(was_left_alone, cache.captures(key)[-1:])))
        progress("capturing sources", 0, len(wanted))
        capture_urls([wanted[key] for key in order], cache, settings.capture, count, settings.resolve)
    return wanted.keys()


def dated_ahead(cache: Cache) -> tuple[str, ...]:
    """Say how many captures are dated in the future, if any: no run can tell when they were made."""
    now = datetime.now(UTC)
    ahead = [capture.captured_at for capture in cache.all() if capture.captured_at > now]
    if not ahead:
        return ()
    told = f"captures dated in the future, by a clock that was wrong: {len(ahead)}, the last {max(ahead):%Y-%m-%d}"
    return (f"{told}; each counts as the newest of its source, so move the file that holds it out of the cache",)


def read_captures(cache: Cache, db: Database, progress: Progress) -> None:
    """Read every capture of the cache that this version has not read; each in a transaction of its own."""
    known = read_already(db)
    waiting = [capture for capture in cache.all() if capture.warc_record_id not in known]
    for number, capture in enumerate(waiting, 1):
        state, document = read_capture(cache, capture)
        add_reading(db, capture, state, document)
        progress("reading captures", number, len(waiting))
    captures = cache.all()
    no_sources = {each.warc_record_id for each in captures if is_robots(each.cited_url) or is_nonsense(each.cited_url)}
    limit_to(db, (each.warc_record_id for each in captures), no_sources)


def read_capture(cache: Cache, capture: Capture) -> tuple[StateReading, Document | None]:
    """Read one capture: its source state, and its document if it holds one."""
    if not has_answer(capture):
        return source_state(capture, None), None
    try:
        body = cache.body(capture)
    except CacheError as error:
        return StateReading(SourceState.GARBLED, f"{NOT_READ_BACK} ({error})"), None
    document = guarded_read(body, capture.header("content-type") or "", capture.captured_url)
    state = source_state(capture, document, body)
    return state, document if isinstance(document, Document) and document.text.strip() else None


def reading_of(capture: Capture, state: StateReading, document: Document | None) -> Reading:
    """Put together what a capture amounts to."""
    return Reading(
        capture.cited_url,
        capture.captured_url,
        iso(capture.seen_at),
        capture.warc_record_id,
        capture.payload_sha256,
        state,
        document.sha256 if document is not None else None,
        capture.memento_at is not None,
        document.metadata.canonical_url if document is not None else None,
    )


def take_second_look(second: SecondLook, cache: Cache, db: Database, progress: Progress) -> tuple[str, ...]:
    """Fetch and read what the findings of a run call for; says what could not be looked up."""
    done = 0

    def serves(memento: Capture) -> bool:
        state, document = read_capture(cache, memento)
        add_reading(db, memento, state, document)
        return state.state in READABLE

    def count() -> None:
        nonlocal done
        done += 1
        progress("looking again", done, second.count)

    def note(page: Wanted, archive: Archive, memento: Capture | None) -> None:
        found = memento.warc_record_id if memento is not None else None
        add_lookup(db, page.url, page.near, archive.timegate, datetime.now(UTC), found)

    if not second.count:
        return ()
    progress("looking again", 0, second.count)
    unasked = second.fetch(serves, count, note)
    read_captures(cache, db, progress)
    return unasked
