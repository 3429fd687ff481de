"""doctor: what works on this machine and what does not."""

import argparse

from docdesk.cli.output import print_json, table
from docdesk.domain.system import Check
from docdesk.host.desk import Desk


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    common: argparse.ArgumentParser,
) -> None:
    """Define the commands of this group."""
    doctor = commands.add_parser("doctor", parents=[common], help="what works and what does not")
    doctor.set_defaults(run=_doctor)


def _doctor(desk: Desk, options: argparse.Namespace) -> int:
    report = desk.doctor()
    if options.json:
        print_json(
            {
                "ok": report.is_well,
                "checks": report.checks,
                "network": [
                    {
                        "locked": network.is_locked,
                        "role": network.role,
                        "ring": network.ring,
                        "checks": network.checks,
                    }
                    for network in report.network
                ],
            }
        )
    else:
        _show(report.checks)
        for network in report.network:
            print(f"\nNetwork of the {network.role}: locked by the {network.ring}")
            _show(network.checks)
    return 0 if report.is_well else 1


def _show(checks: tuple[Check, ...]) -> None:
    print(
        table(
            ("ok" if check.passed else "FAIL", check.name, f"{check.detail} {check.hint}".strip())
            for check in checks
        )
    )
