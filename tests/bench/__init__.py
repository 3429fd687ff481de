"""Measurements against a baseline in the same run; commands, never tests."""
