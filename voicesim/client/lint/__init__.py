"""The linter of scenarios: what an author still has to mend."""
