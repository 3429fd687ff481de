"""The ways of the data, and the protocols of the steps they need."""
