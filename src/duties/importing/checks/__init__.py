"""What a draft leaves out, told."""
