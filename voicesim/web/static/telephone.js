// What the page shows of a call: the state of the line, the buttons, what is said.

const find = (id) => document.getElementById(id);

const words = JSON.parse(find("words").textContent);
export const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);

export const show = (id, visible) => {
  const element = find(id);
  if (element) element.hidden = !visible;
};

export const write = (id, text) => {
  const element = find(id);
  if (element && element.textContent !== text) element.textContent = text;
};

/** French with spaces at which no line breaks, as the server sets what it writes. */
const typeset = (text, lang) => (lang === "fr" ? text.replace(/ (?=[;:?!»%])|(?<=«) /g, "\u00a0") : text);

/** Words of the call, in its own language. */
export const writeSpoken = (id, text) => {
  const element = find(id);
  if (element) write(id, typeset(text, element.closest("[lang]").lang));
};

/** A level in dBFS on a meter. */
export function meter(id, level) {
  const element = find(id);
  if (!element) return;
  const [quiet, loud] = [Number(element.ariaValueMin), Number(element.ariaValueMax)];
  const share = Math.min(1, Math.max(0, (level - quiet) / (loud - quiet)));
  element.ariaValueNow = String(Math.round(Math.max(quiet, Math.min(loud, level))));
  element.firstElementChild.style.clipPath = `inset(0 ${100 * (1 - share)}% 0 0)`;
}

/** The line and its buttons; `paused` is the page's own. */
export function showLine(state, paused) {
  const { stage, line, speaking } = state;
  const talking = line === "connected" || line === "holding";
  let key = speaking && line === "connected" ? "line.speaking" : `line.${line}`;
  if (stage === "loading" || stage === "waiting") key = "line.loading";
  if (stage === "together") key = "line.together";
  if (stage === "scoring" || stage === "done") key = "line.scoring";
  if (paused && talking) key = "line.paused";
  write("state", say(key));
  find("line").dataset.line = key.slice(5);
  const live = stage === "live";
  const rang = find("pick-up").hidden;
  show("pick-up", live && line === "ringing");
  if (rang && !find("pick-up").hidden) find("pick-up").focus();
  for (const id of ["hold", "transfer", "pause", "hang-up"]) show(id, live && talking);
  pressed("hold", line === "holding", "hold");
  pressed("pause", paused, "pause");
  show("trouble", Boolean(state.trouble));
  writeSpoken("trouble", state.trouble);
  const typing = find("type") && !find("type").hidden;
  show("type", live && talking);
  if (!typing && live && talking) find("words-typed")?.focus();
  if (find("stop")) find("stop").closest("p").hidden = !live || line === "over";
}

function pressed(id, on, key) {
  const button = find(id);
  if (!button) return;
  button.setAttribute("aria-pressed", String(on));
  write(id, say(on ? `${key}.back` : key));
}

/** What could be said now; nothing where no help was asked for. */
export function showHelp(list) {
  const panel = find("suggestions");
  if (!panel) return;
  const items = list.map(({ kind, about, words: phrase }) => {
    const item = document.createElement("li");
    const { lang } = panel.dataset;
    const [before, after = ""] = say(`help.${kind}`, { about: "|" }).split("|");
    item.append(before, spoken("span", about, lang), after);
    if (phrase) item.append(spoken("q", phrase, lang));
    return item;
  });
  panel.replaceChildren(...items);
  show("help", items.length > 0);
}

function spoken(name, text, lang) {
  const made = document.createElement(name);
  made.lang = lang;
  made.textContent = typeset(text, lang);
  return made;
}

/** A line that was said, once. */
export function showSaid(list, index) {
  const panel = find("said");
  for (const [offset, { who, at, text, whole }] of list.entries()) {
    if (index + offset < panel.children.length) continue;
    const item = document.createElement("li");
    item.className = who;
    const head = document.createElement("span");
    head.className = "who";
    head.lang = document.documentElement.lang;
    head.textContent = `${say(`who.${who}`)} ${clock(at)}`;
    const body = document.createElement("p");
    const said = typeset(text, panel.closest("[lang]").lang);
    body.textContent = whole ? said : `${said} ${say("cut")}`;
    item.append(head, body);
    panel.append(item);
    panel.scrollTop = panel.scrollHeight;
  }
}

export const clock = (seconds) =>
  `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
