"""`python -m selon` and the `selon` command."""

import os
import sys

# Articles are read side by side in processes; threads for products of small matrices would only wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from selon.cli.app import app


def main() -> None:
    """Run the command line; ends the process with its exit code."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:  # started with it closed, as some schedulers do
            setattr(sys, name, open(os.devnull, "r" if name == "stdin" else "w", encoding="utf-8"))  # noqa: PTH123, SIM115
    app(prog_name="selon")


if __name__ == "__main__":
    main()
