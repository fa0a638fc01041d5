"""granian, with the product loaded before its workers are made: ``python -m backend.config.serve``.

Takes granian's own words. Forked workers share what was loaded: a start costs one loading and not
one for each, and a worker that ended is back at once. There is also no worker that still loads: it
would have its parent's signal handlers, so that the order to end would be noted where nobody looks.
"""

import multiprocessing
import sys
from importlib import import_module

from granian.cli import entrypoint


def main() -> None:
    """Load the target's module where workers inherit it, then serve."""
    if multiprocessing.get_start_method() == "fork":
        import_module(sys.argv[-1].partition(":")[0])
    entrypoint()  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    main()
