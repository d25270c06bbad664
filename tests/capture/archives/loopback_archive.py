"""A web archive on loopback that speaks CDX, TimeGate and TimeMap, with the faults that real ones have."""

import json
import re
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

from checker.capture.archives.archive import Archive

OTHER = "other-archive.example"
PAGE = "http://paper.example/story?id=7"
BARE = Archive("http://archive.example/gate/", seconds_between_requests=0.0)
"""Known by its TimeGate alone."""
ARCHIVE = Archive(
    timegate="http://archive.example/web/",
    cdx="http://archive.example/cdx",
    raw="http://archive.example/web/{timestamp}id_/",
    seconds_between_requests=0.0,
)
NOTICE = "This page is invented for tests of checker; nothing on it happened. It stood so in"


def moment(timestamp):
    return datetime.strptime(timestamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)


class FakeArchive:
    """What an archive keeps: pages by the moment at which they were archived."""

    def __init__(self, site, page):
        self.site, self.page = site, page
        self.kept = {"20200105000000": 200, "20210605000000": 200, "20230101000000": 200}
        self.cdx = self.listed
        self.timemap = self.mapped
        self.link = f'<{PAGE}>; rel="original", </timemap/link/{PAGE}>; rel="timemap"; type="application/link-format"'
        """What it says of a page beside its mementos; a test that has none of it takes it away."""
        self.elsewhere = {}
        """What other hosts answer."""
        site.answers["*"] = self.answer

    def nearest(self, wanted):
        return min(self.kept, key=lambda each: abs(moment(each) - wanted), default=None)

    def listed(self, query):
        near = moment(re.search(r"closest=(\d{14})", query)[1])
        found = sorted((each for each, status in self.kept.items() if status == 200),
                       key=lambda each: abs(moment(each) - near))  # fmt: skip
        rows = [["timestamp", "original", "statuscode"], *([each, PAGE, "200"] for each in found[:3])]
        return self.page(json.dumps(rows if found else []).encode())

    def answer(self, connection):
        seen = self.site.requests[-1]
        if seen.host != "archive.example":
            connection.sendall(self.elsewhere[seen.host](seen))
            return
        if seen.path.startswith("/cdx?"):
            connection.sendall(self.cdx(seen.path))
        elif seen.path.startswith("/timemap/"):
            connection.sendall(self.timemap(seen.path))
        elif dated := re.match(r"/web/(\d{14})id_/(.*)", seen.path):
            connection.sendall(self.memento(dated[1], dated[2]))
        else:
            connection.sendall(self.gate(seen))

    def mapped(self, _path):
        links = (self.entry(each) for each in sorted(self.kept))
        return self.page(",\n".join([f'<{PAGE}>; rel="original"', *links]).encode())

    def entry(self, timestamp, place="/web/{}id_/" + PAGE):
        date = format_datetime(moment(timestamp), usegmt=True)
        return f'<{place.format(timestamp)}>; rel="memento"; datetime="{date}"'

    def gate(self, seen):
        asked = re.search(rb"(?i)accept-datetime: ([^\r]+)", seen.head)
        found = self.nearest(parsedate_to_datetime(asked[1].decode()) if asked else datetime.now(UTC))
        if found is None:
            return self.page(b"not archived", status="404 Not Found")
        place = f"/web/{found}id_/{PAGE}"
        named = (f"Location: {place}", "Vary: accept-datetime", f"Link: {self.link}")
        return self.page(b"", *named, status="302 Found")

    def memento(self, timestamp, url):
        if url != PAGE or not self.kept:
            return self.page(b"not archived", status="404 Not Found")
        found = self.nearest(moment(timestamp))
        if found != timestamp:
            return self.page(b"", f"Location: /web/{found}id_/{PAGE}", status="302 Found")
        date = format_datetime(moment(found), usegmt=True)
        status = {200: "200 OK", 404: "404 Not Found", 503: "503 Out of order"}[self.kept[found]]
        named = (f"Memento-Datetime: {date}", f"Link: {self.link}")
        return self.page(f"<p>{NOTICE} {found}.</p>".encode(), *named, status=status)


def paths(site):
    return [seen.path for seen in site.requests]


def hosts(site):
    return [seen.host for seen in site.requests]


def second_serves():
    shown = []
    return lambda capture: shown.append(capture) or len(shown) == 2
