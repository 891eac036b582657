"""Resolve the dependencies of pyproject.toml into requirements.lock and training/requirements.lock (`make lock`).

Every line is pinned and hashed and no address is written, so that the locks install from whatever index a machine uses.
The training lock holds only what comes on top of the first, and leaves out the CUDA libraries that torch asks for on
Linux: the reader is trained on the CPU. (training/torch-cpu.lock, written by hand, is the build without them.)
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

RUN, TRAIN = Path("requirements.lock"), Path("training/requirements.lock")
HEAD = "# Made by `make lock`; installed with --no-deps --require-hashes. Do not edit.\n"
UNRESOLVED = re.compile(r"^([a-z0-9-]+==[0-9.]+)$", re.MULTILINE)  # in requirements.in, which says why
TORCH = "torch==2.13.0"  # as in training/torch-cpu.lock
CUDA = ("nvidia-", "cuda-", "triton")
COMPILE = [
    "--quiet", "--no-header", "--allow-unsafe", "--strip-extras", "--generate-hashes",
    "--no-emit-index-url", "--no-emit-find-links", "--no-emit-trusted-host",
]  # fmt: skip
# This machine's own wheels and mirrors must not lend their hashes to the lock.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k not in {"PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL"}}
ENVIRONMENT["PIP_CONFIG_FILE"] = os.devnull


def main() -> None:
    """Write both locks; what they hold already is reused where it still fits."""
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        run = entries(compiled(scratch, RUN, "--extra", "dev", "pyproject.toml"))
        extra = [hashed(name, scratch) for name in UNRESOLVED.findall(Path("requirements.in").read_text(encoding="utf-8"))]
        RUN.write_text(HEAD + "".join([*run.values(), *extra]), encoding="utf-8")
        asked = scratch / "torch.in"
        asked.write_text(TORCH, encoding="utf-8")
        train = entries(compiled(scratch, TRAIN, "--extra", "train", "-c", str(RUN), "pyproject.toml", str(asked)))
    on_top = {name: text for name, text in train.items() if name not in run and not name.startswith(CUDA)}
    TRAIN.write_text(HEAD + "".join(on_top.values()), encoding="utf-8")


def compiled(scratch: Path, lock: Path, *args: str) -> str:
    """What pip-compile makes of the arguments, starting from the versions of the lock that stands."""
    out = scratch / lock.name
    out.write_bytes(lock.read_bytes() if lock.exists() else b"")
    python(*["-m", "piptools", "compile", *COMPILE, "--output-file", str(out), *args])
    return out.read_text(encoding="utf-8")


def entries(lock: str) -> dict[str, str]:
    """Each package's lines of a lock, without the comments that name who asked for it."""
    bare = re.sub(r"^\s*#.*\n", "", lock, flags=re.MULTILINE)
    return {entry.split("==")[0]: entry for entry in re.split(r"^(?=[a-z])", bare, flags=re.MULTILINE) if "==" in entry}


def hashed(pinned: str, scratch: Path) -> str:
    """The lock's entry of a package that is fetched as it is, without what its metadata ask for."""
    python("-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", "--dest", str(scratch), pinned)
    wheel = next(scratch.glob(pinned.split("==")[0].replace("-", "_") + "-*.whl"))
    return f"{pinned} \\\n    {python('-m', 'pip', 'hash', str(wheel)).splitlines()[-1]}\n"


def python(*args: str) -> str:
    """What a run of this Python prints."""
    return subprocess.run([sys.executable, *args], env=ENVIRONMENT, check=True, stdout=subprocess.PIPE, text=True).stdout


if __name__ == "__main__":
    main()
