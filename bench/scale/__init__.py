"""A record of a million attributions, and what it costs to ask it and to add to it: `python -m bench.scale`."""
