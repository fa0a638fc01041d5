"""``python -m backend``: the launcher and every command (``python -m backend help``)."""

import sys

from backend.config.launch.entry import command, launch


def main() -> int:
    """A first word that is no flag is a command's name; dashes may stand for underscores."""
    arguments = sys.argv[1:]
    if arguments and not arguments[0].startswith("-"):
        return command(arguments)
    return launch(arguments)


if __name__ == "__main__":
    sys.exit(main())
