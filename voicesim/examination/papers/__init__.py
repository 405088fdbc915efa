"""The papers of a sitting, ready to sign: procès-verbal and candidates' letters, as tagged PDF."""
