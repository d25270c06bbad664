"""The language of a text, told only where it is clear."""

import pytest

from checker.extract.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The kettle sang all night and nobody in the house slept until the sun was up.", "en"),
        ("Der Kessel sang die ganze Nacht, und niemand im Haus schlief bis zum Morgen.", "de"),
        ("Новые правила, по словам министра, вступят в силу с первого января следующего года.", "ru"),
        ("", None),
        ("à la carte", None),
        ("OK", None),
        ("12 34 56 78 90 12 34 56", None),
    ],
)
def test_a_clear_language_is_told_and_a_doubtful_one_is_none(text, language):
    assert language_of(text) == language
