#!/usr/bin/env python3
"""Bring data files into their canonical form: ``python scripts/tidy.py [PATH] [--check] [--lang ko|en]``."""

import sys

from gongyak.cli import tidy_command

if __name__ == "__main__":
    sys.exit(tidy_command())
