// A desk of a room: the trainer's word to it, and how its microphone does. At a desk of one's own it does nothing.

const EVERY = 2000; // ms
const panel = document.getElementById("news");

let heard = "";

/** Tell the trainer's board how the microphone does, when that changes. */
export function told(state) {
  if (!panel || state === heard) return;
  heard = state;
  fetch("/seat/microphone", { method: "POST", body: new URLSearchParams({ state }) }).catch(() => {
    heard = "";
  });
}

function shown({ message, asked, caller, title, way = caller ? `/callers/${caller}` : "" }) {
  const parts = [];
  if (message) parts.push(paragraph(message));
  const here = location.pathname === way || location.pathname.startsWith("/line/");
  if (way && !here) {
    const line = paragraph(`${asked} `);
    const link = document.createElement("a");
    link.href = way;
    link.textContent = panel.dataset.open.replace("{title}", title);
    line.append(link);
    parts.push(line);
  }
  panel.replaceChildren(...parts);
  panel.hidden = parts.length === 0;
}

function paragraph(text) {
  const made = document.createElement("p");
  made.textContent = text;
  return made;
}

let last = "";

async function look() {
  try {
    const answer = await fetch("/seat/news", { headers: { accept: "application/json" } });
    if (!answer.ok) return;
    const body = await answer.json();
    const now = JSON.stringify(body);
    if (now !== last) shown(body);
    last = now;
  } catch {
    // the server is away: the next look says whether it is back
  }
}

if (panel) {
  look();
  setInterval(look, EVERY);
}
