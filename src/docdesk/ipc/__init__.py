"""Messages between the window and the host, as JSON lines over pipes."""
