"""A throw-away PostgreSQL server: its files in a temporary folder, a socket there, no port."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

QUICK = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=", "max_connections=20"]


def programs() -> Path | None:
    """The folder of initdb and pg_ctl, None where there is no server on this machine."""
    folders = [Path(found).resolve().parent for found in [shutil.which("pg_ctl")] if found]
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    if shutil.which("pg_config"):
        told = subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True, check=False)
        folders.append(Path(told.stdout.strip()))
    return next((f for f in folders if (f / "initdb").is_file() and (f / "pg_ctl").is_file()), None)


@contextmanager
def server(programs: Path) -> Iterator[str]:
    """A running server, as the address of its databases without their name."""
    user = unprivileged()
    folder = Path(tempfile.mkdtemp(prefix="selon-pg-"))
    if user:
        shutil.chown(folder, user)
    data = folder / "data"

    def run(*command: object) -> None:
        done = subprocess.run(
            [*map(str, command)], capture_output=True, text=True, check=False, user=user, cwd=folder, stdin=subprocess.DEVNULL
        )
        assert done.returncode == 0, done.stdout + done.stderr

    options = " ".join(f"-c {option}" for option in [*QUICK, f"unix_socket_directories={folder}"])
    try:
        run(programs / "initdb", "--no-sync", "--auth=trust", "--username=selon", "--encoding=UTF8", "--locale=C", "-D", data)
        run(programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
        yield f"postgresql://selon@/{{database}}?host={quote(str(folder))}"
    finally:
        subprocess.run([programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"], capture_output=True, check=False, user=user)
        shutil.rmtree(folder, ignore_errors=True)


def unprivileged() -> str | None:
    """Whom the server runs as where we are root, which it refuses; None where we are not."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in names)
