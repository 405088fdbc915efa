"""From the weakest checks to one next action, a drill, a moment to replay and a short path."""
