"""Tables, however they are set, → rows of tasks."""
