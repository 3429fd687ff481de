"""The network lock and its self-test."""
