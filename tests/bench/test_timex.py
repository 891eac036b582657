"""The floors for times, on the gold beside the repository, and that every set beats HeidelTime."""

from pathlib import Path

import pytest

from bench import shared, timex

FLOORS = {"French dev": (90.0, 96.0), "Spanish dev": (90.0, 95.0), "TimeBank en": (83.1, 92.5), "TimeBank es": (87.5, 92.0)}


@pytest.mark.shared
@pytest.mark.skipif(not shared.BENCH.is_dir(), reason="needs ../shared/bench")
def test_times_are_found_as_well_as_before(tmp_path: Path) -> None:
    scores = timex.measure(tmp_path)
    assert scores.keys() == FLOORS.keys() == timex.SETS.keys()
    for name, (value, relaxed) in FLOORS.items():
        assert scores[name]["value"] >= value, name
        assert scores[name]["relaxed"] >= relaxed, name
    for name, (value, relaxed) in timex.HEIDELTIME.items():
        assert scores[name]["value"] > value, name
        assert scores[name]["relaxed"] > relaxed, name


def test_the_table_names_every_set() -> None:
    scores = {name: {"times": 3, **dict.fromkeys(timex.MEASURES, 50.0)} for name in timex.SETS}
    assert all(f"| {name} | 3 | 50.0" in timex.table(scores) for name in timex.SETS)
