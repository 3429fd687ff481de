"""Stand-ins with the real interfaces; each passes the contract tests of the real one."""
