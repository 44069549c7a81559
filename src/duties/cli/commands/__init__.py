"""The commands, one file each; a file is imported only when its command runs."""
