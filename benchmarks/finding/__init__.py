"""Measures the search: what it finds against what is there, and what that costs."""
