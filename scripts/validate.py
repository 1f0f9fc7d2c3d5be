#!/usr/bin/env python3
"""Check data: ``python scripts/validate.py [PATH] [--report html=FILE] [--fix OUT]``, all options: ``--help``."""

import sys

if __name__ == "__main__":
    try:
        from gongyak.cli import validate_command

        sys.exit(validate_command())
    except KeyboardInterrupt:  # while it is still being loaded
        sys.exit(130)
