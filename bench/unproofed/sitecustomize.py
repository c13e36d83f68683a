"""Python that starts with this folder on its path reads no pages back: what the proof costs is what is missing then.

It is loaded by every process of a build, also by those that draw.
"""

from __future__ import annotations

from pressctl.pipeline import proof

assert callable(proof.judged)  # if it has another name by now, nothing would be replaced
proof.judged = lambda *_, **__: ()
