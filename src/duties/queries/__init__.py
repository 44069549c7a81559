"""The questions that a plan answers: one file each, from plain values to plain values."""
