"""Words: normalising, numbers, dates, inflection, grammar. Text in, text out."""
