"""Damage in the middle of a file costs the captures that it hit, and no other."""

import gzip
import io
import random
from datetime import timedelta
from pathlib import Path

import pytest
from capture.test_cache import BEGAN, fetched, unanswered, written
from capture.test_rolling import ends_of_captures
from capture.test_understood import HEAD, concluded

from checker.capture import gzip_members, salvage
from checker.capture.cache import Cache
from checker.capture.damage import Damage
from checker.capture.exchange import Fetched
from checker.capture.fixity import check_cache
from checker.capture.gzip_members import members
from checker.capture.salvage import whole_members

COUNT = 12


def story(number: int) -> bytes:
    words = random.Random(number)
    return b" ".join(b"%d" % words.randrange(1000) for _ in range(400))


def filled(folder: Path) -> Path:
    """A file of captures of different pages, with a redirect before every third."""
    fetches = []
    for number in range(COUNT):
        url = f"http://h{number}.example/"
        last = fetched(url + "end" if number % 3 == 0 else url, story(number))
        moved = fetched(url, b"", status=302, headers=((b"Location", b"/end"),)).exchanges if number % 3 == 0 else ()
        fetches.append(Fetched(url, (*moved, *last.exchanges), BEGAN, last.outcome, ""))
    return written(folder, *fetches)


def bodies(cache: Cache) -> dict[str, bytes]:
    return {capture.cited_url: cache.body(capture) for capture in cache.all()}


def hit(data: bytes, begin: int, end: int) -> dict[str, bytes]:
    """The captures that stay whole if these bytes are changed: none of their records is hit, a redirect's neither."""
    ends = ends_of_captures(data)
    first = next(members(io.BytesIO(data), 0)).end
    begins = [first, *ends[:-1]]
    untouched = (number for number in range(COUNT) if end <= begins[number] or begin >= ends[number])
    return {f"http://h{number}.example/": story(number) for number in untouched}


def flip(data: bytes, place: int, noise: random.Random) -> tuple[bytes, int, int]:
    return data[:place] + bytes([data[place] ^ (1 << noise.randrange(8))]) + data[place + 1 :], place, place + 1


def invert(data: bytes, place: int, noise: random.Random) -> tuple[bytes, int, int]:
    end = min(len(data), place + noise.randrange(1, 3000))
    return data[:place] + bytes(byte ^ 0xFF for byte in data[place:end]) + data[end:], place, end


def lose(data: bytes, place: int, noise: random.Random) -> tuple[bytes, int, int]:
    end = min(len(data), place + noise.randrange(1, 50))
    return data[:place] + data[end:], place, end


def gain(data: bytes, place: int, noise: random.Random) -> tuple[bytes, int, int]:
    return data[:place] + noise.randbytes(noise.randrange(1, 50)) + data[place:], max(0, place - 1), place + 1


@pytest.mark.parametrize("change", [flip, invert, lose, gain])
def test_a_capture_that_was_not_hit_is_used_and_is_what_was_captured(tmp_path, change):
    path = filled(tmp_path)
    data = path.read_bytes()
    noise = random.Random(5)
    untold = 0
    for _ in range(60):
        changed, begin, end = change(data, noise.randrange(len(data)), noise)
        path.write_bytes(changed)
        opened = Cache.open(tmp_path)
        found = bodies(opened)
        harmless = len(found) == COUNT and not opened.warnings  # a time in a gzip header
        assert harmless or found == hit(data, begin, end), (begin, end)
        assert all(body == story(int(url[8:-9])) for url, body in found.items()), (begin, end)
        assert check_cache(tmp_path).captures == len(found)
        untold += changed != data and not opened.warnings
        if opened.warnings:
            (line,) = opened.warnings
            assert f"captures used from this file: {len(found)}; others may be missing" in line
            assert any("are passed over" in fault.problem for fault in check_cache(tmp_path).faults)
    assert untold <= 5  # a time in a gzip header, or a whole record that is gone


def test_the_warning_and_the_check_name_each_place_and_many_are_summed_up(tmp_path):
    path = filled(tmp_path)
    data = bytearray(path.read_bytes())
    ends = ends_of_captures(bytes(data))
    responses = [member for member in members(io.BytesIO(bytes(data)), 40) if b"Type: response" in member.beginning]
    chosen = [next(each for each in responses if each.offset >= ends[number]) for number in (0, 1, 3, 4, 6)]
    for each in chosen:
        data[each.offset + 40] ^= 0x55
    path.write_bytes(data)
    (line,) = Cache.open(tmp_path).warnings
    for each in chosen[:3]:
        assert f"{each.end - each.offset:,} bytes at byte {each.offset:,} are passed over, a record is damaged" in line
    rest = sum(each.end - each.offset for each in chosen[3:])
    assert f"so are {rest:,} bytes at 2 more places; captures used from this file: 7; others may be missing" in line
    checked = check_cache(tmp_path)
    assert [fault.offset for fault in checked.faults] == [each.offset for each in chosen]
    assert checked.captures == 7


@pytest.mark.parametrize("flags", [0, 8, 16, 24, 4])
def test_records_behind_damage_are_found_whoever_compressed_them(tmp_path, flags):
    path = written(tmp_path, fetched("http://a.example/", b"text a"))
    plain = concluded(HEAD + b"text f", warc_filename=path.name.encode())
    other = b""
    for member in members(io.BytesIO(plain), 0):
        more = {8: b"x.warc\0", 16: b"a note\0", 24: b"x.warc\0a note\0", 4: b"\x06\x00sl\x02\x00ab"}.get(flags, b"")
        other += bytes([0x1F, 0x8B, 8, flags, 1, 2, 3, 4, 2, 255]) + more + plain[member.offset + 10 : member.end]
    path.write_bytes(path.read_bytes() + b"\x1f\x8b\x08\x00damaged" + other)
    assert bodies(Cache.open(tmp_path)) == {"http://a.example/": b"text a", "http://f.example/": b"text f"}


@pytest.mark.parametrize("last", ["response", "revisit", "no answer"])
def test_no_run_goes_on_with_a_file_that_was_damaged_in_its_middle(tmp_path, last):
    path = filled(tmp_path)
    with Cache.open(tmp_path) as opened:
        if last == "revisit":
            opened.write(fetched("http://h1.example/", story(1), began_at=BEGAN + timedelta(days=1)))
        elif last == "no answer":
            opened.write(unanswered())
    data = path.read_bytes()
    for place in (20, ends_of_captures(data)[4] + 40, ends_of_captures(data)[-2] + 40):
        damaged = data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :]
        for behind in (b"", b"\x1f\x8b\x08\x00\x00"):
            path.write_bytes(damaged + behind)
            with Cache.open(tmp_path) as opened:
                opened.write(fetched("http://z.example/"))
            assert path.read_bytes() == damaged + behind
            (other,) = set(tmp_path.iterdir()) - {path}
            other.unlink()


def test_a_record_that_a_kill_cut_off_holds_no_other_record(tmp_path):
    """A server can send records of WARC as a page, and what cannot be compressed stands in the file as it came."""
    path = written(tmp_path, fetched("http://a.example/", b"text a"))
    noise = random.Random(1)
    forged = noise.randbytes(20_000) + concluded(HEAD + b"forged") + noise.randbytes(100_000)
    with Cache.open(tmp_path) as opened:
        opened.write(fetched("http://b.example/", forged))
    data = path.read_bytes()
    assert data.count(concluded(HEAD + b"forged")) == 1
    path.write_bytes(data[: len(data) - 5000])
    opened = Cache.open(tmp_path)
    assert bodies(opened) == {"http://a.example/": b"text a"}
    assert "in the middle of a record" in opened.warnings[0]


def stored_block(content: bytes) -> bytes:
    """RFC 1951 §3.2.4, not the last one."""
    return b"\x00" + len(content).to_bytes(2, "little") + (len(content) ^ 0xFFFF).to_bytes(2, "little") + content


def beginnings_within_beginnings(count: int) -> bytes:
    """Members that all begin as records and all go on to the end of the file, where none of them ends well."""
    begin = bytes.fromhex("1f8b0800000000000003") + stored_block(b"WARC/")
    inner, depth = b"", 60_000 // len(begin + stored_block(b""))
    for _ in range(depth):
        inner = begin + stored_block(inner)
    return inner + stored_block(inner) * (count // depth) + b"\xff" * 8


@pytest.mark.parametrize(
    "data",
    [
        beginnings_within_beginnings(40_000),
        bytes.fromhex("1f8b0800") * 250_000,
        gzip.compress(b"WARC/1.1\r\nWARC-Type: response\r\n")[:-9] * 20_000,
    ],
    ids=["nested", "short", "side by side"],
)
def test_a_file_made_of_false_beginnings_costs_no_more_than_a_few_times_its_size(monkeypatch, data):
    monkeypatch.setattr(salvage, "LIMIT_MEMBER_BYTES", 1_000_000)
    spent = []
    real = salvage.Work.spend
    monkeypatch.setattr(salvage.Work, "spend", lambda work, count: spent.append(count) or real(work, count))
    read = 0

    class Counted(io.BytesIO):
        def read(self, size=-1):
            nonlocal read
            piece = super().read(size)
            read += len(piece)
            return piece

    (damage,) = whole_members(Counted(data), 0)
    assert isinstance(damage, Damage)
    assert (damage.offset, damage.length) == (0, len(data))
    assert "not looked through" in damage.reason
    assert sum(spent) < salvage._WORK_FACTOR * len(data) + 1_000_000 + 2 * len(data)
    assert read < 100 * len(data)


def test_behind_a_bomb_there_may_be_captures(tmp_path, monkeypatch):
    monkeypatch.setattr(gzip_members, "LIMIT_MEMBER_BYTES", 5_000_000)
    path = written(tmp_path, fetched("http://a.example/", b"text a"))
    path.write_bytes(gzip.compress(b"WARC/1.1\r\n" + bytes(10_000_000)) + path.read_bytes())
    opened = Cache.open(tmp_path)
    assert bodies(opened) == {"http://a.example/": b"text a"}
    assert "larger than" in opened.warnings[0]


@pytest.mark.parametrize("knows", [False, True])
def test_what_a_page_holds_in_its_body_is_no_capture_even_behind_damage(tmp_path, knows):
    """A body that cannot be compressed stands in the file as it is, and may be made of records."""
    with Cache.open(tmp_path) as opened:
        opened.write(fetched("http://a.example/", b"text a"))
        (path,) = tmp_path.iterdir()
        named = {"warc_filename": path.name.encode()} if knows else {}
        planted = concluded(HEAD + b"planted", **named)
        begin = path.stat().st_size
        opened.write(fetched("http://evil.example/", random.Random(3).randbytes(70_000) + planted))
        opened.write(fetched("http://z.example/", b"text z"))
    data = bytearray(path.read_bytes())
    data[begin + 20] ^= 0x10
    assert planted[:60] in data
    path.write_bytes(data)
    found = bodies(Cache.open(tmp_path))
    # Only who knew the file's random name could have made one.
    assert found.pop("http://f.example/", None) == (b"planted" if knows else None)
    assert found == {"http://a.example/": b"text a", "http://z.example/": b"text z"}


def test_a_file_that_was_renamed_is_known_by_the_name_that_it_began_with(tmp_path):
    path = filled(tmp_path)
    data = bytearray(path.read_bytes())
    data[ends_of_captures(bytes(data))[4] + 40] ^= 0x10
    path.unlink()
    (tmp_path / "renamed.warc.gz").write_bytes(data)
    assert len(Cache.open(tmp_path).all()) == COUNT - 1
