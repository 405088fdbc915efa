"""The loop: Call, turns, barge-in, holds, silence, hanging up, events, latency."""
