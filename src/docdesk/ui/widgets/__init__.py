"""Small widgets that several panes are made of."""
