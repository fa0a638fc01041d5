"""``python -m backend``: the launcher and every command."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run a command; dashes may stand for underscores."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.config.settings.embedded")
    arguments = sys.argv[:]
    if len(arguments) > 1:
        arguments[1] = arguments[1].replace("-", "_")
    execute_from_command_line(arguments)


if __name__ == "__main__":
    main()
