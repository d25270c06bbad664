"""What every test shares."""

import gc


def pytest_collection_finish() -> None:
    """Look at seven thousand tests and their modules once for garbage, not at every full collection."""
    gc.collect()
    gc.freeze()
