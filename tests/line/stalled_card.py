"""Run by the test of the real headset: a machine stands still, then the sound card goes on.

python stalled_card.py SECONDS
"""

from __future__ import annotations

import json
import sys
import time
from threading import Thread

from voicesim.audio.frames import silence
from voicesim.line.sound_card import SoundCard, opener

AFTERWARDS = 2.0  # s


def keep_going(card: SoundCard) -> None:
    while card.read(10.0) is not None:
        card.write(silence())


def stand_still(seconds: float) -> None:
    """No other thread of this program comes to its turn."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1000)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        pass
    sys.setswitchinterval(usual)


card = opener()()
Thread(target=keep_going, args=(card,), daemon=True).start()
time.sleep(1)
card.fresh()
began = time.monotonic()
stand_still(float(sys.argv[1]))
work = time.process_time()
time.sleep(AFTERWARDS)
busy = (time.process_time() - work) / AFTERWARDS
given = card.counts.captured / 50
print(json.dumps({"busy": busy, "missing": time.monotonic() - began - given}))
