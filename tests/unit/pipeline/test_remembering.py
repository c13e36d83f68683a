"""What several runs learn of links at the same time is all remembered."""

from __future__ import annotations

import datetime
import os
import threading

from pressctl.links.memory import Memory
from pressctl.model.link import LinkState, Verdict
from pressctl.pipeline.remembering import MEMORY, keep, remembered

NOW = datetime.datetime.now(datetime.UTC)


def test_nothing_is_lost_when_many_write_at_once(tmp_path):
    addresses = [f"https://example.org/{n}" for n in range(24)]

    def learn(address):
        known = Memory(NOW)
        known.learn(LinkState(address, Verdict.OK, "is there", status=200, alive=NOW))
        assert not keep(tmp_path, known)

    threads = [threading.Thread(target=learn, args=(address,)) for address in addresses]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    text = (tmp_path / MEMORY).read_text()
    assert [address for address in addresses if f'"{address}"' not in text] == []
    assert remembered(tmp_path, NOW)[1] == []
    assert os.listdir(tmp_path / ".pressctl") == ["links.json"]
