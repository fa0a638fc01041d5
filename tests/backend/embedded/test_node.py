"""Node: new enough, with an npm that runs."""

from __future__ import annotations

import subprocess
from pathlib import Path

from backend.embedded.node import NEEDED, find_node, tools


def test_node_is_new_enough_and_its_tools_run_from_path(tmp_path: Path) -> None:
    assert find_node().version[:2] >= NEEDED
    folder = tools(tmp_path / "bin")
    done = subprocess.run(
        ["npm", "--version"],
        env={"PATH": f"{folder}:/usr/bin:/bin", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split(".")[0].isdigit()
