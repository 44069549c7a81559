"""The styles in which officials write responsibility notes."""
