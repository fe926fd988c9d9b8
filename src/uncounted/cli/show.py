"""How results look: words on standard output, or one JSON value; trouble on standard error."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable

from uncounted.domain.notice import Notice
from uncounted.domain.progress import Progress, silent
from uncounted.domain.report import StageReport
from uncounted.errors import UncountedError

_MOST_NOTICES = 20


def show_json(value: object) -> None:
    """Print one JSON value: dataclasses and msgspec structs become objects."""
    import msgspec

    sys.stdout.write(msgspec.json.format(msgspec.json.encode(value)).decode() + "\n")


def show_reports(args: argparse.Namespace, reports: Iterable[StageReport]) -> int:
    """Print what stages did and give the exit status: 1 when anything was refused."""
    reports = list(reports)
    if args.json:
        show_json({"stages": reports, "refused": any(report.something_refused for report in reports)})
    else:
        for report in reports:
            print(f"{report.stage:<9} {report.summary}")
        show_notices([notice for report in reports for notice in report.notices])
    return int(any(report.something_refused for report in reports))


def show_notices(notices: list[Notice]) -> None:
    """Print notices on standard error, refusals first."""
    ordered = sorted(notices, key=lambda notice: notice.level != "refused")
    for notice in ordered[:_MOST_NOTICES]:
        print(f"  {notice}", file=sys.stderr)
    if len(ordered) > _MOST_NOTICES:
        print(f"  … and {len(ordered) - _MOST_NOTICES} more; --json lists all", file=sys.stderr)


def show_error(error: UncountedError, *, as_json: bool) -> None:
    """Print an error."""
    if as_json:
        show_json(
            {
                "error": {
                    "code": error.code,
                    "found": error.found,
                    "where": error.where,
                    "expected": error.expected,
                    "advice": error.advice,
                }
            }
        )
    print(f"uncounted: {error.message}", file=sys.stderr)


def progress_bar(args: argparse.Namespace) -> Progress:
    """Give a progress bar on a terminal, silence when piped or with --json."""
    if args.json or not sys.stderr.isatty():
        return silent
    from uncounted.cli.progress import Bar

    return Bar()
