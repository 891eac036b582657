"""The record: every article that was read, and what can be asked of all of them. `selon.Record` is the way in."""
