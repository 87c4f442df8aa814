"""``constraints:`` of athlete.yaml, of profiles and of ``--set``, checked and put together."""
