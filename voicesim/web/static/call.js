// A call in the page: the telephone, the sound and the socket tied together.

import { check } from "./check.js";
import { claimForm } from "./claim.js";
import { Connection } from "./connection.js";
import { levelOf, Sound } from "./sound.js";
import { clock, meter, say, show, showHelp, showLine, showSaid, write, writeSpoken } from "./telephone.js";

const find = (id) => document.getElementById(id);
const desk = find("desk");
const typed = desk.dataset.typed === "yes";
const longest = Number(desk.dataset.longest || 0); // seconds of a drill; 0: a call takes what it takes

let sound = null;
let facts = {};
let state = { stage: "loading", line: "announcing", answered: null, speaking: false, trouble: "" };
let paused = false;
let begun = false; // by this page
let frames = 0; // of the call, as far as this page knows
let level = -120;

const address = `${location.origin.replace(/^http/, "ws")}/line/${desk.dataset.call}/socket`;
const connection = new Connection(address, desk.dataset.token, {
  state: took,
  speaker: (samples, kind) => {
    if (!paused) frames += 1;
    sound?.play(samples, kind);
    if (frames % 10 === 0) tellTime();
  },
  lost: () => trouble("connection.lost"),
  back: () => show("connection", false),
  taken: () => {
    trouble("connection.taken");
    quiet();
  },
  over: () => {
    trouble("connection.over");
    quiet();
  },
});

const claim = claimForm((field, text) => connection.do("fill", text, { field }));

function trouble(key) {
  write("connection", say(key));
  show("connection", true);
  show("line", true);
}

function quiet() {
  if (sound) sound.onFrame = () => {};
}

function took(news) {
  const { said, index = 0, saying, now, help, filled, ...more } = news;
  if (help) showHelp(help);
  if (filled) claim.fill(filled);
  if (said) showSaid(said, index);
  if (saying !== undefined) {
    writeSpoken("saying", saying);
    show("saying", Boolean(saying));
  }
  if (now !== undefined) frames = now * 50;
  if (more.stage === undefined) return;
  if (more.line === "over") claim.told();
  state = { ...state, ...more };
  write("engines", state.stage === "loading" ? say("engines.loading") : say("engines.ready"));
  if (state.begun && !begun) comeBack();
  if (state.stage === "failed" || state.stage === "done" || state.stage === "left") {
    connection.finish();
    if (state.result) location.assign(state.result);
    else location.reload(); // the page says why
    return;
  }
  if (begun) showLine(state, paused);
  tellTime();
}

function tellTime() {
  if (state.answered === null) return;
  const lasted = clock(Math.max(0, frames / 50 - state.answered));
  write("timer", longest ? `${lasted} / ${clock(longest)}` : lasted);
}

/** The page was reloaded in mid-call: the button goes on with it. */
function comeBack() {
  if (typed) find("begin").disabled = false;
}

function frame(samples) {
  if (begun && state.stage === "live") {
    connection.sendFrame(typed ? null : samples);
    level = Math.max(levelOf(samples), level - 0.4);
    if (!typed) meter("meter", level);
  }
}

async function begin() {
  find("begin").disabled = true;
  if (!sound) sound = await Sound.open(null, frame, gaps);
  sound.onFrame = frame;
  sound.player.port.onmessage = ({ data }) => gaps(data);
  await sound.resume();
  begun = true;
  connection.tell({ do: "begin", facts });
  show("check", false);
  show("line", true);
  showLine(state, paused);
  find("phone").scrollIntoView({ block: "nearest" });
}

const gaps = ({ starved, late }) => connection.tell({ do: "played", starved, late });

find("begin").addEventListener("click", begin);
if (typed) find("begin").disabled = false;
else
  check((opened, told) => {
    [sound, facts] = [opened, told];
    find("begin").disabled = false;
    if (desk.dataset.drill) find("begin").focus();
  }, Boolean(desk.dataset.drill));

for (const [id, deed] of [["pick-up", "pick_up"], ["hold", "hold"], ["hang-up", "hang_up"], ["stop", "stop"]])
  find(id).addEventListener("click", () => connection.do(deed));

find("pause")?.addEventListener("click", () => {
  paused = !paused;
  connection.do("pause");
  showLine(state, paused);
});

find("transfer").addEventListener("click", ({ currentTarget }) => {
  const open = currentTarget.getAttribute("aria-expanded") !== "true";
  currentTarget.setAttribute("aria-expanded", String(open));
  show("transfer-hint", open);
});

const line = find("words-typed");
line?.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    find("type").requestSubmit();
  }
});
find("type")?.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = line.value.trim();
  if (text) connection.do("say", text);
  line.value = "";
  line.focus();
});

// A page that is left in mid-call asks first: closing it hangs up after a moment.
addEventListener("beforeunload", (event) => {
  if (begun && state.stage === "live" && !connection.done) event.preventDefault();
});
