from collections.abc import Iterator

import pytest
from extract.guarded.children import make_reader

from checker.extract.guarded.guarded_read import GuardedReader


@pytest.fixture
def reader() -> Iterator[GuardedReader]:
    with make_reader() as made:
        yield made
