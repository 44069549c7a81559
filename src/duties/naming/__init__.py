"""Names of units: what they mean, how they may be typed, which look alike."""
