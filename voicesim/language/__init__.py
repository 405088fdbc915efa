"""From words to acts: normalising, phrase families, numbers and dates, what was asked and said."""
