"""What pressctl is made of is pinned by digests, all of it, and what is said of it is true."""

from __future__ import annotations

import json
import re
import runpy
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.small import CHECKOUT

LOCK = CHECKOUT / "requirements.lock"
HOSTILE = CHECKOUT / "requirements-hostile.lock"
SBOM = CHECKOUT / "docs" / "sbom.cdx.json"
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
# an action by its tag is whatever its owner makes of it tomorrow
LOOSE_ACTION = re.compile(r"uses:\s*[\w./-]+@(?![0-9a-f]{40}\b)\S+")
CI_FILES = (".github/workflows/*.y*ml", ".gitlab-ci.yml", ".ci/*")


def locked(lock: Path = LOCK) -> dict[str, tuple[Requirement, frozenset[str]]]:
    """The packages of a lock by name, each with its digests."""
    lines = lock.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    split = [line.partition("--hash") for line in lines if line.strip() and not line.startswith("#")]
    read = [(Requirement(head.strip()), frozenset(HASH.findall(mark + rest))) for head, mark, rest in split]
    return {canonicalize_name(requirement.name): (requirement, digests) for requirement, digests in read}


def wanted(*groups: str) -> list[Requirement]:
    """What pyproject.toml asks for, to run where no group is named."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    grouped = [line for group in groups for line in project["dependency-groups"][group]]
    return [Requirement(line) for line in grouped or project["project"]["dependencies"]]


@pytest.mark.parametrize("lock", [LOCK, HOSTILE], ids=lambda lock: lock.name)
def test_every_package_is_pinned_to_one_version_with_its_digests(lock: Path) -> None:
    pinned = locked(lock)
    assert len(pinned) > 30
    loose = [
        str(one) for one, digests in pinned.values() if not digests or not re.fullmatch("==[^,*]+", str(one.specifier))
    ]
    assert loose == []


@pytest.mark.parametrize(("lock", "groups"), [(LOCK, ()), (LOCK, ("dev",)), (HOSTILE, ("hostile",))])
def test_all_that_is_asked_for_is_in_the_lock_in_a_version_that_fits(lock: Path, groups: tuple[str, ...]) -> None:
    pinned = locked(lock)
    assert wanted(*groups)
    for requirement in wanted(*groups):
        assert canonicalize_name(requirement.name) in pinned, requirement
        version = str(pinned[canonicalize_name(requirement.name)][0].specifier).removeprefix("==")
        assert requirement.specifier.contains(version, prereleases=True), requirement


def test_both_locks_have_one_version_of_what_they_share() -> None:
    ours, theirs = locked(), locked(HOSTILE)
    assert {
        name for name in ours.keys() & theirs.keys() if ours[name][0].specifier != theirs[name][0].specifier
    } == set()


def test_the_set_up_takes_nothing_without_a_digest() -> None:
    setup = (CHECKOUT / "tools" / "setup").read_text(encoding="utf-8")
    installed = [line for line in setup.splitlines() if "pip install" in line]
    assert installed
    assert all("--require-hashes -r requirements" in line or "--editable ." in line for line in installed)


def test_pipelines_of_ours_name_actions_by_their_digests() -> None:
    files = [path for pattern in CI_FILES for path in CHECKOUT.glob(pattern)]
    assert files
    assert [path.name for path in files if LOOSE_ACTION.search(path.read_text(encoding="utf-8"))] == []
    assert LOOSE_ACTION.search("- uses: actions/checkout@v4")
    assert not LOOSE_ACTION.search("- uses: actions/checkout@" + "0a" * 20)


def test_the_bill_of_materials_is_that_of_the_lock() -> None:
    bill = json.loads(SBOM.read_text(encoding="utf-8"))
    told = {
        part["name"]: (
            part["version"],
            frozenset(one["content"] for one in part["hashes"]),
        )
        for part in bill["components"]
    }
    pinned = {str(one.name): (str(one.specifier).removeprefix("=="), digests) for one, digests in locked().values()}
    assert told == pinned, "run: .venv/bin/python tools/sbom"
    assert bill["metadata"]["component"]["name"] == "pressctl"
    assert not {"serialNumber", "timestamp"} & {*bill, *bill["metadata"]}


@pytest.mark.hostile
def test_the_bill_of_materials_is_what_its_tool_writes() -> None:
    program = Path(sys.executable).with_name("cyclonedx-py")
    if not program.is_file():
        pytest.skip("cyclonedx-py is not installed: it is in the dependency group hostile")
    assert runpy.run_path(str(CHECKOUT / "tools" / "sbom"))["written"]() == SBOM.read_text(encoding="utf-8")


def judged(report: str) -> tuple[list[str], int]:
    """What pip-audit reports: the packages with known holes, and how many could be looked up at all."""
    packages = [one for one in json.loads(report)["dependencies"] if "skip_reason" not in one]
    holes = [f"{one['name']} {one['version']}: {hole['id']}" for one in packages for hole in one["vulns"]]
    return holes, len(packages)


def test_a_report_of_holes_is_understood() -> None:
    hole = {"id": "PYSEC-1", "fix_versions": []}
    report = {
        "dependencies": [{"name": "a", "version": "1", "vulns": [hole]}, {"name": "b", "skip_reason": "not found"}]
    }
    assert judged(json.dumps(report)) == (["a 1: PYSEC-1"], 1)


@pytest.mark.hostile
def test_no_package_has_a_hole_that_is_known() -> None:
    program = Path(sys.executable).with_name("pip-audit")
    if not program.is_file():
        pytest.skip("pip-audit is not installed: it is in the dependency group hostile")
    options = ["--require-hashes", "--disable-pip", "--progress-spinner", "off", "--format", "json"]
    done = subprocess.run(
        [program, "-r", LOCK, *options], capture_output=True, encoding="utf-8", timeout=300, check=False
    )
    if not done.stdout:
        pytest.skip("pip-audit reached nobody who knows of holes")
    holes, looked_up = judged(done.stdout)
    assert holes == []
    if looked_up < len(locked()):
        pytest.skip(f"the package index here told of {looked_up} of {len(locked())} packages only")
