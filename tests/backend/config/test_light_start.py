"""A web process starts without the libraries that most requests never use."""

from __future__ import annotations

import json
import os
import subprocess
import sys

HEAVY = (
    "pyhanko", "fpdf", "fontTools", "aiohttp", "rjieba", "openpyxl", "stripe", "elasticsearch",
    "jsonschema",
)  # fmt: skip
START = """
import json, sys
from backend.config.wsgi import application
import backend.config.urls
from backend.config.schema import root_executor
root_executor()
print(json.dumps(sorted({name.split(".")[0] for name in sys.modules})))
"""


def test_heavy_libraries_wait_for_their_first_use():
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", START],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "backend.config.settings.embedded"},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )

    assert [name for name in HEAVY if name in json.loads(done.stdout)] == []
