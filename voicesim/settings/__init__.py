"""The settings of this machine: one file, environment variables, the command line, in that order."""
