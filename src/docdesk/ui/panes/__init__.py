"""The three panes of the window."""
