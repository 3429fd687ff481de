"""Every capability from a terminal."""
