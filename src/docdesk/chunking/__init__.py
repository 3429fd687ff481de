"""Pages to passages and sentences; pure."""
