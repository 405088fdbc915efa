"""A session of three desks on a network without a way out: the server on one machine, desks on the other.

Two network namespaces and a pair of virtual cards: no route, no name server. `strace` sees whatever
the server tries to reach. Linux, as root, with iproute2 and strace: `python -m scripts.room_without_network`.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from scripts.room_desk import RoomDesk
from scripts.room_process import PASSWORD, opened, set_up

SERVER, DESKS = "10.99.0.1", "10.99.0.2"
OUT = re.compile(r"(?:connect|sendto)\(.*?sin6?_(?:addr=inet_addr|addr)[^\"]*\"([\d.:a-f]+)\"")


def machine(name: str) -> list[str]:
    """Make a network namespace; the words that run a command in it."""
    subprocess.run(["ip", "netns", "add", name], check=True)
    subprocess.run(["ip", "-n", name, "link", "set", "lo", "up"], check=True)
    return ["ip", "netns", "exec", name]


def joined(server: str, desks: str) -> None:
    """A cable between the two."""
    cable = f"link add vs0 netns {server} type veth peer name vs1 netns {desks}"
    subprocess.run(["ip", *cable.split()], check=True)
    for name, card, address in ((server, "vs0", SERVER), (desks, "vs1", DESKS)):
        subprocess.run(["ip", "-n", name, "addr", "add", f"{address}/24", "dev", card], check=True)
        subprocess.run(["ip", "-n", name, "link", "set", card, "up"], check=True)


def held(address: str, root: Path, code: str) -> int:
    """One desk's short call; the status with which its report is given."""
    desk = RoomDesk(address, root)
    desk.come_in(code=code)
    desk.prepare("FR07", "typed")
    desk.tell(do="begin", facts={})
    desk.until("line", "ringing")
    desk.do("pick_up")
    desk.until("line", "connected")
    desk.do("say", "Assistance bonjour, je vous écoute.")
    desk.spend(2)
    desk.do("hang_up")
    desk.until("stage", "done")
    return desk.ask("GET", desk.state["result"].removesuffix("/marks") + "/report")[0]


def session(address: str, root: Path, codes: dict[int, str]) -> None:
    """Three desks at once; what the board says at the end is printed."""
    with ThreadPoolExecutor(3) as desks:
        reports = list(desks.map(lambda number: held(address, root, codes[number]), sorted(codes)[:3]))
    trainer = RoomDesk(address, root)
    trainer.come_in(password=PASSWORD)
    rows = json.loads(trainer.ask("GET", "/board/state")[1])["rows"]
    print(json.dumps({"standing": [row["standing"] for row in rows], "reports": reports}))


def main() -> None:
    """Hold the session, and print what the server tried to reach beyond the two machines."""
    if sys.argv[1:2] == ["desks"]:
        session(sys.argv[2], Path(sys.argv[3]), {int(k): v for k, v in json.loads(sys.argv[4]).items()})
        return
    names = ("voicesim-server", "voicesim-desks")
    with tempfile.TemporaryDirectory() as folder:
        home, trace = Path(folder), Path(folder) / "trace"
        try:
            inside = [machine(name) for name in names]
            joined(*names)
            set_up(home, address=SERVER)
            watched = ["strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=connect,sendto", "-o", str(trace)]
            with opened(home, address=SERVER, before=[*inside[0], *watched]) as room:
                words = ["desks", room.address, str(room.root), json.dumps(room.codes)]
                command = [*inside[1], sys.executable, "-m", "scripts.room_without_network", *words]
                done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=400)
            tried = sorted(set(OUT.findall(trace.read_text())) - {SERVER, DESKS, "127.0.0.1"})
            print(json.dumps({**json.loads(done.stdout), "tried_to_reach": tried}))
        finally:
            for name in names:
                subprocess.run(["ip", "netns", "del", name], check=False)


if __name__ == "__main__":
    main()
