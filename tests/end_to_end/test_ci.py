"""docs/ci.md keeps its word: each snippet is read, and each of its commands run on a clean newsroom and on one that is not."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml
from pre_commit.clientlib import load_config, load_manifest

from pressctl.pipeline.remembering import MEMORY
from tests.command import COMMAND, environment, pressctl
from tests.small import CHECKOUT, one_language, write

PAGE = (CHECKOUT / "docs/ci.md").read_text(encoding="utf-8")
SNIPPETS = [yaml.safe_load(text) for text in re.findall(r"^```yaml\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)]
HOOKS = load_manifest(str(CHECKOUT / ".pre-commit-hooks.yaml"))
[CONFIGURED] = [snippet for snippet in SNIPPETS if "repos" in snippet]
WORKFLOWS = [snippet for snippet in SNIPPETS if "jobs" in snippet]
[GITLAB] = [snippet["press"] for snippet in SNIPPETS if "press" in snippet]
PRESS = [workflow["jobs"]["press"] for workflow in WORKFLOWS if "press" in workflow["jobs"]]
[LINKS] = [workflow["jobs"]["links"] for workflow in WORKFLOWS if "links" in workflow["jobs"]]
STEPS = [step for job in PRESS for step in job["steps"]]
RUN = [step["run"] for step in STEPS if step.get("run", "").startswith("pressctl")]
PLACEHOLDER = {"releases/one/body.en.md": "[The report of May](#).\n"}


def git(root: Path, *arguments: str) -> None:
    who = {f"GIT_{w}_{x}": "editor@example.org" for w in ("AUTHOR", "COMMITTER") for x in ("NAME", "EMAIL")}
    alone = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
    subprocess.run(["git", "-C", str(root), *arguments], env={**os.environ, **who, **alone}, check=True)


@pytest.fixture
def room(tmp_path):
    """A clone of a clean newsroom, as a runner has it."""
    origin = one_language(tmp_path / "origin", "one", "two", more={".gitignore": "dist/\n.pressctl/\n"})
    settings = (origin / "pressctl.yaml").read_text() + "output: { formats: [html] }\n"
    write(origin, {"pressctl.yaml": settings})
    git(origin, "init", "-q", "-b", "main")
    git(origin, "add", "-A")
    git(origin, "commit", "-qm", "All")
    git(tmp_path, "clone", "-q", str(origin), str(tmp_path / "room"))
    return tmp_path / "room"


def run(line: str, root: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """A line of a pipeline, by the shell that runs it there."""
    assert line.startswith("pressctl ")
    ours = shlex.join(COMMAND)
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", f"{ours} {line.removeprefix('pressctl ')}"],
        cwd=root,
        env=environment(**more),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def on_github(root: Path) -> dict[str, str]:
    summary = root.parent / "summary.md"
    return {
        "GITHUB_ACTIONS": "true",
        "GITHUB_WORKSPACE": str(root),
        "GITHUB_STEP_SUMMARY": str(summary),
        "GITHUB_BASE_REF": "main",
    }


def test_there_is_a_snippet_of_each():
    assert (len(WORKFLOWS), len(SNIPPETS)) == (4, 6)
    assert len(RUN) == 4
    hosts = set(re.findall(r"https?://([^/\s\"`)]+)", PAGE))
    assert hosts == {"example.org", "pre-commit.com"}


def test_the_hook_is_one_that_pre_commit_takes(tmp_path, room):
    write(tmp_path, {"config.yaml": yaml.safe_dump(CONFIGURED)})
    [repository] = load_config(str(tmp_path / "config.yaml"))["repos"]
    [asked] = repository["hooks"]
    [hook] = [hook for hook in HOOKS if hook["id"] == asked["id"]]
    line = shlex.join([*shlex.split(hook["entry"]), *asked["args"]])
    assert run(line, room).returncode == 0
    assert run(hook["entry"], room).returncode == 0
    write(room, PLACEHOLDER)
    assert run(line, room).returncode == 1
    assert all(re.search(hook["files"], path) for path in ("pressctl.yaml", "releases/one/body.en.md"))
    assert not re.search(hook["files"], "README.md")


@pytest.mark.parametrize("line", RUN)
def test_github_passes_what_is_clean(room, line):
    done = run(line, room, **on_github(room))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "::error" not in done.stdout


@pytest.mark.parametrize("line", RUN)
def test_github_shows_what_is_not(room, line):
    write(room, PLACEHOLDER)
    done = run(line, room, **on_github(room))
    assert done.returncode == 1
    if "--format sarif" in line:
        [result] = json.loads((room / "pressctl.sarif").read_text())["runs"][0]["results"]
        assert result["ruleId"] == "LNK021"
    else:
        [command] = [text for text in done.stdout.splitlines() if text.startswith("::")]
        assert command.startswith("::error file=releases/one/body.en.md,line=1,col=1,title=LNK021 placeholder-link::")
        assert "LNK021" in (room.parent / "summary.md").read_text()


def test_the_sarif_that_is_uploaded_is_the_one_that_was_written():
    [upload] = [step["with"]["sarif_file"] for step in STEPS if "upload-sarif" in step.get("uses", "")]
    assert any(f"--output {upload}" in line for line in RUN)


def test_what_links_learnt_is_kept_for_the_next_run(room):
    """The file that the job restores and saves is the one that the command writes."""
    [line] = [step["run"] for step in LINKS["steps"] if step.get("run", "").startswith("pressctl")]
    restored, saved = (step["with"] for step in LINKS["steps"] if "cache" in step.get("uses", ""))
    assert restored["path"] == saved["path"] == MEMORY
    assert restored["key"] == saved["key"]
    assert saved["key"].startswith(restored["restore-keys"])
    assert run(f"{line} --offline", room, **on_github(room)).returncode == 0


def test_gitlab_reads_a_case_a_finding(room):
    check, build = GITLAB["script"]
    first, second = GITLAB["artifacts"]["reports"]["junit"]
    for line, file in ((check, first), (build, second)):
        assert run(line, room, CI_PROJECT_DIR=str(room)).returncode == 0
        suites = ElementTree.fromstring((room / file).read_bytes())
        assert [suite.get("name") for suite in suites] == ["one", "two"]
        assert suites.get("failures") == "0"
    write(room, PLACEHOLDER)
    for line, file in ((check, first), (build, second)):
        assert run(line, room, CI_PROJECT_DIR=str(room)).returncode == 1
        suites = ElementTree.fromstring((room / file).read_bytes())
        assert [case.get("file") for case in suites.iter("testcase") if len(case)] == ["releases/one/body.en.md"]
    assert (room / GITLAB["artifacts"]["paths"][0]).is_dir()


def test_only_what_a_pull_request_changes(room):
    write(room, {"releases/two/body.en.md": "[Old](#).\n"})
    git(room, "commit", "-qam", "Old sins")
    git(room, "push", "-q", "origin", "HEAD:refs/heads/main2")
    git(room, "fetch", "-q")
    write(room, {"releases/one/body.en.md": "All is well.\n"})
    [line] = [line for line in RUN if "--since" in line]
    assert run(line, room, **on_github(room) | {"GITHUB_BASE_REF": "main2"}).returncode == 0
    assert run(line, room, **on_github(room)).returncode == 1
    missing = run(line, room, **on_github(room) | {"GITHUB_BASE_REF": "nothing"})
    assert missing.returncode == 2
    assert "fetch-depth: 0" in missing.stderr


def test_the_commands_of_the_page(room):
    write(room, PLACEHOLDER)
    for line in re.findall(r"^\$ (pressctl .*)$", PAGE, re.MULTILINE):
        (room / ".vscode").mkdir(exist_ok=True)
        assert run(line, room).returncode == 0, line
    assert json.loads((room / ".vscode/release.schema.json").read_text())["title"] == "release.yaml"
    assert pressctl("check", "--baseline", "known.jsonl", cwd=room).returncode == 0
