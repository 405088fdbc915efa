"""The second ear: what the labelled examples of `personas/examples` teach, with and without the encoder."""
