"""Lists of passages fused, weighed by language and held against a threshold; pure functions."""
