"""A published document → the draft of a plan, with the place that each assignment comes from."""
