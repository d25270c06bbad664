"""claims.csv holds the quotations of the first article, and nothing invented."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from checker.claims.claim import Claim
from checker.claims.claims_file import open_claims

ROOT = Path(__file__).parents[1]
SEED = ROOT.parent / "shared" / "seed-article.txt"


@pytest.fixture
def claims():
    """Its claims, all of them usable."""
    items = list(open_claims(ROOT / "claims.csv"))
    assert all(isinstance(item, Claim) for item in items), items
    return items


def test_eighteen_quotations_from_five_outlets(claims):
    """As many as the article takes from each outlet."""
    assert Counter(claim.outlet for claim in claims) == {
        "AP": 5,
        "BBC": 5,
        "The Washington Post": 5,
        "The Telegraph": 2,
        "Iraq Business News": 1,
    }


def test_only_known_addresses_stand_there(claims):
    """Three addresses are known, each for the quotations of one report; none is made up."""
    assert Counter(claim.url.split("/")[2] for claim in claims if claim.url) == {
        "www.foxnews.com": 4,
        "www.bbc.com": 4,
        "www.iraq-businessnews.com": 1,
    }
    assert {claim.id for claim in claims if claim.url is None} == {
        *("telegraph-1", "telegraph-2", "ap-5", "bbc-5"),
        *("post-1", "post-2", "post-3", "post-4", "post-5"),
    }


@pytest.mark.skipif(not SEED.is_file(), reason="the article lies beside the repository only where it is developed")
def test_every_quotation_is_printed_so():
    """Each cell of `quote` stands in the article letter for letter."""
    article = SEED.read_text(encoding="utf-8")
    with (ROOT / "claims.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert row["quote"] in article, row["id"]
