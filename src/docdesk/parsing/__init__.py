"""Files to pages with text and positions: one module per format behind a registry."""
