"""The network lock, process limits and their self-test."""
