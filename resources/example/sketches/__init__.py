"""Strokes of a pen: data, networks and their training."""
