"""Detection of what each file in a folder is."""
