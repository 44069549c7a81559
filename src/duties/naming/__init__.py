"""Names of units: what they mean, how they are typed, which are alike."""
