"""From words to sound: Piper, espeak-ng, the mood's colour."""
