"""Every setting in one typed schema: user file, machine policy over it, and where things are kept."""
