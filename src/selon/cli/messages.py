"""What goes to standard error: what could not be read, and, on a terminal, how far we are."""

import sys
from collections.abc import Mapping
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from selon.cli.plain import visible_line


class Messages:
    """Messages to standard error, and a count that runs from the second input on if that is a terminal.

    `progress` is False where the results go to the terminal themselves: they show how far we are.
    """

    def __init__(self, *, progress: bool) -> None:
        self._console = Console(stderr=True, soft_wrap=True, highlight=False, markup=False, emoji=False)
        self._wanted = progress and sys.stderr.isatty()
        self._progress: Progress | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._progress:
            self._progress.stop()

    def problem(self, message: str) -> None:
        """Say what could not be read, and why."""
        self._console.print(f"selon: {visible_line(message)}")

    def count(self, counts: Mapping[str, int]) -> None:
        """Show how many inputs are done, by what became of them."""
        if self._wanted and sum(counts.values()) > 1:
            self._progress = self._progress or self._started()
            done = ", ".join(f"{number} {what}" for what, number in counts.items() if number)
            self._progress.update(self._progress.task_ids[0], description=done)

    def _started(self) -> Progress:
        """A line that is redrawn in place, and gone at the end."""
        columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
        progress = Progress(*columns, console=self._console, transient=True, redirect_stdout=False)
        progress.add_task("")
        progress.start()
        return progress
