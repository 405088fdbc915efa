"""The pages: a browser, a headset, no internet."""
