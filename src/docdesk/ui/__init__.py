"""The window: draws state and emits intents; imports nothing heavy."""
