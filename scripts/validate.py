#!/usr/bin/env python3
"""Check data: ``python scripts/validate.py [PATH] [--format text|json|github] [--lang ko|en] [--fix OUT]``."""

import sys

from gongyak.cli import validate_command

if __name__ == "__main__":
    sys.exit(validate_command())
