"""What is known of the machine and of the lock on its network."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """One line of a self-test: what was tried, whether it is as it should be, and what was seen."""

    name: str
    passed: bool
    detail: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class NetworkReport:
    """How the network is locked in one process, proved by sockets that failed to open.

    `ring` is "system" (the kernel refuses), "process" (DocDesk's own hook refuses) or "open".
    """

    role: str
    ring: str
    checks: tuple[Check, ...]

    @property
    def is_locked(self) -> bool:
        """True when every attempt to open a socket was refused."""
        return all(check.passed for check in self.checks)
