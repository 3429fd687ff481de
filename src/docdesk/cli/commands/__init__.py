"""One module for each group of commands; each command returns an exit code."""
