"""What a record knows, handed on to other programs."""
