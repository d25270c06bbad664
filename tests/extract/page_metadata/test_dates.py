"""A date keeps the precision and the calendar day that the page gives; a guess is none."""

import pytest

from checker.extract.page_metadata.dates import SEARCH_LIMIT_CHARACTERS, date_in_path, dates_in, iso_date


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2025-03-04", "2025-03-04"),
        ("2025-03-04T23:59:59-08:00", "2025-03-04"),
        (" 2025-03-04 10:00", "2025-03-04"),
        ("20250304", "2025-03-04"),
        ("20250304T1011", "2025-03-04"),
        ("2025-03", "2025-03"),
        ("2025", "2025"),
        ("Tue, 04 Mar 2025 05:06:07 +0000", "2025-03-04"),
        ("Tue Mar 04 2025 05:06:07 GMT-0500 (EST)", "2025-03-04"),
        ("Tue Mar 4 05:06:07 UTC 2025", "2025-03-04"),
        ("2025/03/04", "2025-03-04"),
        ("2025/3/4 10:00", "2025-03-04"),
        ("4 March 2025", "2025-03-04"),
        ("March 4, 2025", "2025-03-04"),
        ("Mar. 4th, 2025 at 5 p.m.", "2025-03-04"),
        ("4th of March 2025", "2025-03-04"),
        ("4. März 2025", "2025-03-04"),
        ("4. Jänner 2025", "2025-01-04"),
        ("le 1er août 2025", "2025-08-01"),
        ("4 de marzo de 2025", "2025-03-04"),
        ("4 de março de 2025", "2025-03-04"),
        ("4 marzo 2025", "2025-03-04"),
        ("4 ene. 2025", "2025-01-04"),
        ("4 gen 2025", "2025-01-04"),
        ("4 paź 2025", "2025-10-04"),
        ("4 янв. 2025", "2025-01-04"),
        ("Telephone 12 Pro 2025", None),
        ("4 maart 2025", "2025-03-04"),
        ("4 marca 2025", "2025-03-04"),
        ("4 марта 2025", "2025-03-04"),
        ("2025年3月4日", "2025-03-04"),
        ("2025년 3월 4일", "2025-03-04"),
        ("04.03.2025, 10:00", "2025-03-04"),
        ("25/03/2025", "2025-03-25"),
        ("03/25/2025", "2025-03-25"),
        ("2025-02-30", None),
        ("30 February 2025", None),
        ("2025-13", None),
        ("04/03/2025", None),
        ("1741046400", None),
        ("1741046400000", None),
        ("yesterday", None),
        ("4 Kettle 2025", None),
        ("12 of 2025", None),
        ("", None),
        (None, None),
        (2025, None),
        (["2025-03-04"], None),
    ],
)
def test_a_date_keeps_the_precision_that_the_page_gives_and_a_guess_is_none(value, date):
    assert iso_date(value) == date


def test_dates_stand_in_the_order_of_the_text():
    line = "Published 4 March 2025, updated March 6, 2025, first seen 2025-03-01"
    assert list(dates_in(line)) == ["2025-03-04", "2025-03-06", "2025-03-01"]
    assert list(dates_in("x" * SEARCH_LIMIT_CHARACTERS + " 4 March 2025")) == []


@pytest.mark.parametrize(
    ("path", "date"),
    [
        ("/2014/06/15/kettle", "2014-06-15"),
        ("/news/2014/jun/15/kettle-sings", "2014-06-15"),
        ("/2014-06-15/kettle", "2014-06-15"),
        ("/news/kettle-20140615.html", "2014-06-15"),
        ("/2014/06/kettle", None),
        ("/2014/13/15/kettle", None),
        ("/2014/kettle/15/", None),
        ("/kettle-201406151200", None),
        ("/id/99920140615", None),
        ("", None),
    ],
)
def test_a_full_date_in_an_address_is_read(path, date):
    assert date_in_path(path) == date
