"""What the tests of the formats without pages share."""

from __future__ import annotations

import pytest

from .told import editions, newsroom


@pytest.fixture(scope="session")
def told(tmp_path_factory):
    """Editions by release and language. Look, don't touch."""
    return editions(newsroom(tmp_path_factory.mktemp("told")))
