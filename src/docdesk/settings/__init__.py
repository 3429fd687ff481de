"""Every setting in one typed schema, the policy laid over it, and where things are kept."""
