"""Which language a text is in, where that is clear."""

from functools import cache
from typing import Any

CERTAIN = 0.9
"""Probability under which a guess is none: calling a quotation a translation takes it out of the check."""
SAMPLE_CHARACTERS = 4_000
MINIMUM_WORDS = 5
"""Fewer words look alike in related languages ("a la carte")."""


def language_of(text: str) -> str | None:
    """Give the ISO 639-1 code of a text's language, or None where it is too short or not clear."""
    sample = text[:SAMPLE_CHARACTERS]
    if len(sample.split()) < MINIMUM_WORDS and len(sample) < MINIMUM_WORDS * 10:
        return None
    code, probability = _identifier().classify(sample)
    return str(code) if probability >= CERTAIN else None


@cache
def _identifier() -> Any:  # noqa: ANN401 — py3langid has no types
    """Load the model once, and only when a quotation was not found: it takes a second and 60 MiB."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
