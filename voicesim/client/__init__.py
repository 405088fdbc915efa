"""The simulated policyholder: scenario, facts, mood, what to answer, how to word it, guards."""
