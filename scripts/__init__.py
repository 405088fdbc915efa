"""What is run beside the product: measurements, lessons, trials.

The product's package is loaded before any of them: it silences libraries that would report home.
"""

import voicesim  # noqa: F401
