"""From corpora to the files that the package ships, in one command: `make model`.

Steps whose result stands in the work folder already are not run again, so that a broken run goes on where it stopped.
"""

import argparse
from pathlib import Path

import torch

from training import export, train, vocabulary

PACKAGE = Path(__file__).parent.parent / "src/selon/model"


def main() -> None:
    """Vocabulary, the stages of training, export, scores."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("build/model"), help="folder for what is made on the way (1 GB)")
    parser.add_argument("--out", type=Path, default=PACKAGE, help="folder of the files to ship")
    parser.add_argument("--name", default="selon-reader-1", help="the model's name, which every reading carries")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    if not (args.work / "tokenizer.json").exists():
        vocabulary.main(args.work)
    before = None
    for stage in train.STAGES.values():
        done = args.work / f"{stage.name}.done"
        if not done.exists():
            train.train(stage, args.work, before)
            done.touch()
        before = args.work / f"{stage.name}.pt"
    export.export(args.work, list(train.STAGES)[-1], args.out)
    export.describe(args.work, args.out, args.name)
    print(f"{args.out}: {args.name}", flush=True)


if __name__ == "__main__":
    main()
