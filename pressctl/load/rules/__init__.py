"""The rules that loading a newsroom can find broken: how its files are written, and what they have to say."""

from __future__ import annotations

from ...model.finding import Rule
from .dates import DAT001, DAT002
from .privacy import PRV001
from .release import REL001, REL002, REL003, REL004, REL005, REL006, REL007, REL008, REL009, REL010, REL017
from .signatories import SIG015, SIG016
from .written import (
    SRC001,
    SRC002,
    SRC003,
    SRC004,
    SRC005,
    SRC006,
    SRC007,
    SRC008,
    SRC009,
    SRC010,
    SRC011,
    SRC012,
    SRC013,
    SRC014,
)

WRITTEN = (
    *(SRC001, SRC002, SRC003, SRC004, SRC005, SRC006, SRC007),
    *(SRC008, SRC009, SRC010, SRC011, SRC012, SRC013, SRC014),
)
RELEASE = (REL001, REL002, REL003, REL004, REL005, REL006, REL007, REL008, REL009, REL010, REL017)
DATES = (DAT001, DAT002)
SIGNATORIES = (SIG015, SIG016)

RULES: tuple[Rule, ...] = (*WRITTEN, *RELEASE, *DATES, *SIGNATORIES, PRV001)
