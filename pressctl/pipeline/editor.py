"""JSON Schema for editors, and the settings that have one use it."""

from __future__ import annotations

import json
from difflib import get_close_matches

from ..load.languages import kinds
from ..model.finding import Exit, Trouble
from ..model.schema import LISTS, SINGLE, schema_of
from ..render.formats import FORMATS
from ..resources import TEMPLATES

# each kind of file, and where a newsroom has such files
FILES = {
    "pressctl": "pressctl.yaml",
    "release": "releases/*/release.yaml",
    **{name: f"releases/{name}.yaml" for name in LISTS},
}
ASSOCIATION = "redhat.vscode-yaml"


def schema(name: str) -> str:
    """The schema of a kind of file as JSON."""
    if name not in FILES:
        close = get_close_matches(name.removesuffix(".yaml"), FILES, 1)
        fix = f"did you mean ‘{close[0]}’?" if close else f"choose among {', '.join(FILES)}"
        raise Trouble(f"there is no schema ‘{name}’", fix, Exit.USAGE)
    languages = [path.stem for path in (TEMPLATES / "languages").glob("*.yaml")]
    known = {"kinds": kinds(), "languages": languages, "formats": FORMATS}
    return _written(schema_of(name, known))


def editor_files() -> dict[str, str]:
    """The files in .vscode/, by their path in a newsroom: with them an editor completes fields and explains them."""
    settings = {
        "yaml.schemas": {f"./.vscode/{name}.schema.json": path for name, path in FILES.items()},
        "yaml.yamlVersion": "1.2",
    }
    schemas = {f".vscode/{name}.schema.json": schema(name) for name in (*SINGLE, *LISTS)}
    advice = {"recommendations": [ASSOCIATION]}
    return {".vscode/settings.json": _written(settings), ".vscode/extensions.json": _written(advice), **schemas}


def _written(whole: object) -> str:
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
