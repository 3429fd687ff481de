"""E-mail: messages, mailboxes and signed envelopes."""
