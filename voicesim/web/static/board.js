// The trainer's board brings itself up to date, cell by cell: whoever is choosing keeps their place.

const EVERY = 2000; // ms
const CELLS = ["says", "microphone", "asked", "calls", "shared"];
const find = (id) => document.getElementById(id);

function put(row) {
  const line = find(`desk-${row.desk}`);
  if (!line) return;
  line.dataset.standing = row.standing;
  for (const name of CELLS) {
    const cell = line.querySelector(`[data-cell=${name}]`);
    const text = String(row[name] || (name === "calls" ? "0" : "")) || "–";
    if (cell.textContent !== text) cell.textContent = text;
  }
}

async function look() {
  try {
    const answer = await fetch("/board/state", { headers: { accept: "application/json" } });
    if (!answer.ok) return;
    const { rows, lines } = await answer.json();
    rows.forEach(put);
    find("lines").textContent = lines.join(" / ");
  } catch {
    // the server is away: the next look says whether it is back
  }
}

setInterval(look, EVERY);

find("all").addEventListener("change", ({ currentTarget }) => {
  for (const box of document.querySelectorAll("input[name=desk]")) box.checked = currentTarget.checked;
});
