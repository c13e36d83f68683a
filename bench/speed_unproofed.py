"""pressctl as it is, except that nobody reads its pages back: what the proof costs is what is missing here.

The replacement stands at the top, because processes that draw pages load this module anew.
"""

from __future__ import annotations

import sys

from pressctl.cli import main
from pressctl.pipeline import proof

assert callable(proof.judged)  # if it has another name by now, nothing would be replaced
proof.judged = lambda *_, **__: ()

if __name__ == "__main__":
    sys.exit(main())
