#!/usr/bin/env bash
# Build the wheel, install it in an empty environment outside the tree, and run the demo there;
# then run the editable install of .venv from another folder.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
python="$root/.venv/bin/python"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset PYTHONPATH PYTHONDONTWRITEBYTECODE
export PIP_DISABLE_PIP_VERSION_CHECK=1

printf '\n== wheel ==\n'
"$python" -m pip wheel --quiet --no-deps --wheel-dir "$work/dist" "$root"
"$python" -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet "$work"/dist/*.whl

mkdir "$work/elsewhere"
cd "$work/elsewhere"
"$work/venv/bin/supplyscreen" --version
"$work/venv/bin/supplyscreen" demo demo
"$work/venv/bin/python" -I "$root/scripts/check_outputs.py" demo/out
"$work/venv/bin/python" -I -c '
import sys
import supplyscreen as ss
assert ss.__file__.startswith(sys.prefix), ss.__file__
result = ss.screen(ss.read_manifest("demo/manifest"), watchlists=ss.load_watchlists())
assert result.run.counts.rows_in > 0
ss.write_report(result, "library")
print("library: ok")
'
"$work/venv/bin/python" -I "$root/scripts/check_outputs.py" library

printf '\n== editable install ==\n'
"$root/.venv/bin/supplyscreen" lists --json >lists.json
"$python" -I -c '
import json, pathlib
lists = json.loads(pathlib.Path("lists.json").read_text(encoding="utf-8"))["lists"]
assert lists and all(one["entries"] for one in lists), lists
print("editable:", len(lists), "lists")
'
