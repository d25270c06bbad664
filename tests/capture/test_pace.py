"""Hosts side by side, each in order and at its pace."""

import itertools
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace

import pytest

from checker.capture.capture_urls import capture_urls
from checker.demo.record import made_up_capture

GAP_SECONDS = 0.2
JITTER_SECONDS = 0.1
"""Between the moment when we start a request and the moment when the server has read it, on a busy machine."""


def gaps(site, host):
    arrivals = [seen.arrived for seen in site.requests if seen.host == host]
    return [later - earlier for earlier, later in itertools.pairwise(arrivals)]


def run(site, cache, urls, **settings):
    found = []
    settings = replace(made_up_capture(), **{"seconds_between_requests": GAP_SECONDS, **settings})
    capture_urls(urls, cache, settings, found.append, site.resolve)
    return found


def test_one_host_is_asked_in_order_with_the_gap_kept(site, cache):
    urls = [f"http://one.example/{number}" for number in range(4)]
    assert [capture.cited_url for capture in run(site, cache, urls)] == urls
    assert min(gaps(site, "one.example")) >= GAP_SECONDS - JITTER_SECONDS


def test_hosts_do_not_wait_for_each_other(site, cache):
    began = time.monotonic()
    run(site, cache, [f"http://h{host}.example/{number}" for number in range(3) for host in range(20)], jobs=4)
    assert time.monotonic() - began < 8 * GAP_SECONDS
    # A busy machine hands the first of sixty requests to the server late; both gaps together still tell.
    assert min(sum(gaps(site, f"h{host}.example")) for host in range(20)) >= 2 * (GAP_SECONDS - JITTER_SECONDS)


def test_redirects_count_for_the_host_that_they_lead_to(site, cache, page):
    for number in range(4):
        site.answers[f"/from{number}"] = page(b"", f"Location: http://hub.example/{number}", status="302 Found")
    run(site, cache, [f"http://h{number}.example/from{number}" for number in range(4)])
    assert len(gaps(site, "hub.example")) == 3
    assert min(gaps(site, "hub.example")) >= GAP_SECONDS - JITTER_SECONDS


def test_waiting_for_a_job_does_not_shorten_the_gap(site, cache):
    def slow(connection):
        time.sleep(0.35)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

    site.answers["/slow"] = slow
    urls = ["http://slow.example/slow", "http://quick.example/1", "http://quick.example/2", "http://quick.example/3"]
    run(site, cache, urls, jobs=1)
    assert min(gaps(site, "quick.example")) >= GAP_SECONDS - JITTER_SECONDS


def test_no_more_exchanges_at_a_time_than_jobs(site, cache):
    running, most, lock = 0, 0, threading.Lock()

    def count(connection):
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.05)
        with lock:
            running -= 1
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

    site.answers["*"] = count
    assert len(run(site, cache, [f"http://h{host}.example/" for host in range(12)], jobs=3)) == 12
    assert most == 3


def test_a_url_is_fetched_once_however_often_it_is_cited(site, cache):
    found = run(site, cache, ["http://one.example/a", "http://one.example/a#b", "http://one.example/a"])
    assert len(found) == len(site.requests) == 1


def test_no_url_is_no_work(site, cache, tmp_path):
    assert run(site, cache, []) == []
    assert not (tmp_path / "cache").exists()


def test_a_run_that_is_ended_in_the_middle_leaves_every_reported_capture_whole(site, cache, tmp_path, page):
    site.answers["*"] = page()
    reported = []

    def stop_at_three(capture):
        reported.append(capture)
        if len(reported) == 3:
            raise ZeroDivisionError

    settings = made_up_capture()
    urls = [f"http://h{number % 4}.example/{number}" for number in range(20)]
    with pytest.raises(ZeroDivisionError):
        capture_urls(urls, cache, settings, stop_at_three, site.resolve)
    cache.close()
    with cache.open(tmp_path / "cache") as reopened:
        assert reopened.warnings == ()
        assert set(reported) <= set(reopened.all())


def test_ctrl_c_in_the_middle_of_an_exchange_ends_the_run_at_once_with_nothing_left_open(tmp_path):
    script = """
import signal, socket, sys
from pathlib import Path
from checker.capture.cache import Cache
from checker.capture.capture_urls import capture_urls
from checker.capture.settings import CaptureSettings
signal.signal(signal.SIGINT, signal.default_int_handler)
async def resolve(host, port):
    print("asked", flush=True)
    return [listener.getsockname()]
try:
    with socket.create_server(("127.0.0.1", 0)) as listener, Cache.open(Path(sys.argv[1])) as cache:
        urls = [f"http://h{number}.example/" for number in range(20)]
        capture_urls(urls, cache, CaptureSettings(allow_private=True), print, resolve)
except KeyboardInterrupt:
    print("interrupted")
"""
    command = [sys.executable, "-X", "dev", "-W", "error", "-c", script, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        run.stdout.readline()
        began = time.monotonic()
        run.send_signal(signal.SIGINT)
        out, err = run.communicate(timeout=20)
    assert out.splitlines()[-1] == "interrupted"
    # Development mode also tells of steps over a tenth of a second: of a busy machine, not of what was left open.
    assert [line for line in err.splitlines() if not line.startswith("Executing <Task ")] == []
    assert run.returncode == 0
    assert time.monotonic() - began < 5
