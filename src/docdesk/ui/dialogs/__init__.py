"""What opens over the window: settings, models, about."""
