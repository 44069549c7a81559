"""Parts and rows → the draft of a plan."""
