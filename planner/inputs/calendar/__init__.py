"""Calendar files of any program, read in a bounded child process."""
