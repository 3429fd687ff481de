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


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What works on this machine and what does not, and the network lock of each process."""

    checks: tuple[Check, ...]
    network: tuple[NetworkReport, ...]

    @property
    def is_well(self) -> bool:
        """True when nothing needs attention."""
        return all(check.passed for check in self.checks) and all(
            report.is_locked for report in self.network
        )
