"""Runs a command and measures it: CPU seconds, wall seconds and peak memory of the process and its children."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ONE_CORE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


@dataclass(frozen=True)
class Cost:
    """Seconds and megabytes."""

    cpu: float
    wall: float
    peak: float


def measured(command: list[str], out: Path) -> Cost:
    """Runs the command on one core with its standard output in `out`; a failure ends the bench with its message."""
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})  # the child inherits it
    began = time.perf_counter()
    with out.open("wb") as stream:
        process = subprocess.Popen(command, stdout=stream, env={**os.environ, **ONE_CORE})
        os.sched_setaffinity(0, cores)
        _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"{' '.join(command)}: exit code {os.waitstatus_to_exitcode(status)}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def selon(*args: str) -> list[str]:
    """The command line of this very checkout."""
    return [sys.executable, "-m", "selon", *args]
