"""Settings of single constraints, which rooms below the constraints read as well."""
