"""Pages that were corrected or withdrawn are as good as others."""

from __future__ import annotations

import pytest

from pressctl.pipeline.proof import faults_of
from pressctl.render.formats import render
from tests.site import editions


@pytest.mark.parametrize("release", ["corrected", "withdrawn"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_day_beside_a_notice_is_no_heading(release, language):
    edition = editions()[release, language]
    made = render(edition, ("pdf",))
    assert (made.complaints, faults_of(edition, made)) == ((), ())
