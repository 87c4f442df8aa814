"""The questions of ``coreplan init`` and the file it writes."""
