"""A caller from a case of one's own: what its author fills in, the scenario and the robots it becomes."""
