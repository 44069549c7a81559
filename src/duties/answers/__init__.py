"""Questions as they are put to an open plan, by the commands and by other programs."""
