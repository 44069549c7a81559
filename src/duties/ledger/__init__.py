"""What was reported on a plan: the files of its `progress/` folder."""
