"""Pages to passages that fit the encoder's window; pure functions."""
