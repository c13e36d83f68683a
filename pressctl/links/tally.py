"""How far the asking has come, for those who wait for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from ..model.address import host_of
from ..model.link import LinkState

Learn = Callable[[LinkState], None]
Watch = Callable[[str, int, int], None]


class Tally:
    """Tells each state to `learn`, and to `watch` how many hosts are still to hear from, links done, and links."""

    def __init__(self, states: Iterable[LinkState], learn: Learn, watch: Watch) -> None:
        self.watch = watch
        self._learn = learn
        self._waiting = Counter(host_of(state.address) for state in states)
        self._all = self._waiting.total()
        self._done = 0

    def of(self, states: Iterable[LinkState]) -> Tally:
        """The same for other states."""
        return Tally(states, self._learn, self.watch)

    def hear(self, state: LinkState) -> None:
        """Note what came of a link."""
        self._learn(state)
        self._done += 1
        host = host_of(state.address)
        self._waiting[host] -= 1
        if not self._waiting[host]:
            del self._waiting[host]
        hosts = f"{len(self._waiting)} host{'' if len(self._waiting) == 1 else 's'} to hear from"
        self.watch(hosts, self._done, self._all)
