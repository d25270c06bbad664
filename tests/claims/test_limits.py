"""Rubbish of any size is told in few words and takes bounded memory."""

import itertools
import tracemalloc

import pytest

from checker.claims.claim import Claim
from checker.claims.read_claims import read_claims

MEBIBYTE = 1 << 20


def rubbish(rows):
    yield "quote,url,kind\n"
    for number in range(rows):
        yield f"{number},no address,nonsense {number}\n" if number % 3 else f"a{number},b,c,d,e\n"


def peak_of(lines):
    tracemalloc.start()
    try:
        count = sum(1 for _ in read_claims(lines))
        return count, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_rows_of_rubbish():
    few, peak_of_few = peak_of(rubbish(2_000))
    many, peak_of_many = peak_of(rubbish(20_000))
    assert many > 9 * few > 2_000
    assert peak_of_many < peak_of_few + 64 * 1024


def test_memory_for_good_rows_is_that_of_their_ids_alone():
    quote = "the kettle sang " * 60
    count, peak = peak_of(itertools.chain(["quote\n"], (f"{quote}{number}\n" for number in range(5_000))))
    assert count == 5_000
    assert peak < 2 * MEBIBYTE  # the quotations have 4.8 million characters


def test_a_quotation_of_ten_megabytes_is_told_in_one_line_and_the_next_rows_are_read(read):
    claims, errors = read(f"quote,note\n{'a' * 10_000_000},x\nthe kettle sang,\n")
    assert [claim.quote for claim in claims] == ["the kettle sang"]
    assert [str(error) for error in errors] == [
        "line 2, column quote (1): the cell has 10,000,000 characters; the limit is 50,000"
    ]


def test_a_cell_of_another_column_has_a_limit_too(read):
    claims, errors = read(f"quote,note\nthe kettle sang,{'a' * 100_001}\nthe spoon wept,{'a' * 100_000}\n")
    assert [claim.row for claim in claims] == [3]
    assert (errors[0].column, errors[0].column_number) == ("note", 2)
    assert "100,001" in errors[0].message


def test_a_quotation_may_have_fifty_thousand_characters(read):
    claims, errors = read(f"quote\n{'a' * 50_000}\n{'b' * 50_001}\n")
    assert [claim.row for claim in claims] == [2]
    assert errors[0].column == "quote"


@pytest.mark.parametrize("mark", ["…", "...", "[x]"])
def test_a_quotation_has_at_most_two_hundred_marks(read, mark):
    few, many = ((f"word {mark} " * count + "end") for count in (200, 201))
    claims, errors = read(f"quote\n{few}\n{many}\n")
    assert [claim.row for claim in claims] == [2]
    assert "201 ellipses and brackets; the limit is 200" in str(errors[0])


def test_an_id_is_one_printable_line_of_at_most_two_hundred_characters(read):
    claims, errors = read(f'id,quote\n{"i" * 200},a\n{"j" * 201},b\n"k\nl",c\n')
    assert [claim.row for claim in claims] == [2]
    assert [(error.line, error.column) for error in errors] == [(3, "id"), (4, "id")]


def test_an_unclosed_mark_stops_the_reader_instead_of_swallowing_an_endless_file():
    endless = itertools.chain(
        ["quote\n", "the kettle sang\n", '"never closed\n'], itertools.repeat("x" * 65_536 + "\n")
    )
    items = list(read_claims(endless))
    assert isinstance(items[0], Claim)
    assert len(items) == 2
    assert items[1].line == 3
    assert "a quotation mark is not closed" in items[1].message


def test_the_problems_of_an_endless_list_can_be_read_one_by_one():
    items = read_claims(itertools.chain(["quote,url\n"], itertools.repeat("q,no address\n")))
    assert [item.line for item in itertools.islice(items, 3)] == [2, 3, 4]
