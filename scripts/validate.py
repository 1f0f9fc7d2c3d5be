#!/usr/bin/env python3
"""Check data: ``python scripts/validate.py [PATH] [--report html=FILE] [--fix OUT]``, all options: ``--help``."""

import sys

from gongyak.cli import validate_command

if __name__ == "__main__":
    sys.exit(validate_command())
