"""The file: what cannot be read at all is refused with its name, the place and what to do."""

import codecs

import pytest

from checker.claims.claims_file import LINE_LIMIT_BYTES, open_claims
from checker.errors import InputError

LIST = "quote,note\n“Größe zählt”,naïve\n"


def refusal(path):
    with pytest.raises(InputError) as caught:
        list(open_claims(path))
    return str(caught.value)


def test_a_list_in_utf_8_is_read_with_or_without_a_byte_order_mark(read_file):
    plain, _ = read_file(LIST.encode())
    marked, errors = read_file(codecs.BOM_UTF8 + LIST.encode())
    assert plain == marked
    assert not errors
    assert (plain[0].quote, plain[0].note) == ("Größe zählt", "naïve")


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_rows_and_lines_are_counted_alike_for_both_line_ends(read_file, end):
    claims, errors = read_file(end.join([b"quote", b'"the', b'kettle"', b"[x]", b"it rang", b""]))
    assert [claim.row for claim in claims] == [2, 4]
    assert [error.line for error in errors] == [4]


def test_a_character_that_some_programs_take_for_a_line_end_is_none(read_file):
    r"""U+2028, U+0085, form feed and their like stay inside their cell."""
    claims, errors = read_file("quote,note\nthe\u2028kettle\x85sang\x0b\x0con,x\n[x],\n".encode())
    assert claims[0].quote == "the\u2028kettle\x85sang\x0b\x0con"
    assert errors[0].line == 3


def test_bytes_that_are_not_utf_8_are_told_with_line_and_byte(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"quote,note\nthe kettle sang,x\ncaf\xe9 talk,y\n")
    told = refusal(path)
    assert told == f"{path}: line 3, byte 4: not UTF-8 (byte 0xe9); save the list as CSV in UTF-8"


def test_the_rows_before_an_undecodable_line_were_already_given(tmp_path):
    """So a caller takes nothing for granted before the end."""
    path = tmp_path / "list.csv"
    path.write_bytes(b"quote\nthe kettle sang\n\xff\n")
    items = open_claims(path)
    assert next(items).quote == "the kettle sang"
    with pytest.raises(InputError, match="line 3, byte 1"):
        next(items)


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "the file is empty"),
        (codecs.BOM_UTF8, "the file is empty"),
        (b"PK\x03\x04rest of a workbook", "an Excel or OpenDocument workbook; save it as CSV (UTF-8)"),
        (b"\xd0\xcf\x11\xe0rest of an old workbook", "an old Excel workbook; save it as CSV (UTF-8)"),
        (b"%PDF-1.7\n", "a PDF; a list of claims is CSV (UTF-8)"),
        (b"\x1f\x8b\x08rest", "compressed with gzip; unpack it first"),
        (LIST.encode("utf-16"), "in UTF-16; save it as CSV (UTF-8)"),
        (codecs.BOM_UTF16_BE + LIST.encode("utf-16-be"), "in UTF-16; save it as CSV (UTF-8)"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "line 1, byte 1: not UTF-8 (byte 0x89)"),
        (b"\x00\x01\x02\x03" * 100, "has no column `quote`"),
        (b"text,url\na,b\n", "has no column `quote`"),
        (b"quote,quote\na,b\n", "names the column 'quote' twice"),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_its_name_and_the_reason(tmp_path, raw, told):
    path = tmp_path / "list.csv"
    path.write_bytes(raw)
    message = refusal(path)
    assert message.startswith(f"{path}: ")
    assert message.count(str(path)) == 1
    assert told in message
    assert message.isprintable()


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path):
    assert refusal(tmp_path / "nowhere.csv").endswith(
        "nowhere.csv: no such file; name a list of claims (CSV with a column `quote`)"
    )
    assert refusal(tmp_path).endswith("this is a folder; name the CSV file in it")


def test_a_line_beyond_every_measure_is_refused_before_it_is_held_in_memory(tmp_path):
    """The file is sparse: it takes no room on the disk."""
    path = tmp_path / "list.csv"
    with path.open("wb") as file:
        file.write(b"quote\nthe kettle sang\n")
        file.truncate(LINE_LIMIT_BYTES + 100)
    assert "line 3: longer than 67,108,864 bytes" in refusal(path)


def test_a_file_over_a_gibibyte_is_refused_unread(tmp_path):
    path = tmp_path / "list.csv"
    with path.open("wb") as file:
        file.truncate((1 << 30) + 1)
    assert "the file has 1,073,741,825 bytes; the limit is 1,073,741,824" in refusal(path)
