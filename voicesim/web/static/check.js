// Before the call: is the person heard, and what does the browser do to their voice?

import { factsOf, levelOf, obstacle, openMicrophone, processingOf, refusalOf, Sound } from "./sound.js";
import { told } from "./seat.js";
import { echoed, LATEST, roomOf, tooLittle } from "./surroundings.js";
import { meter, say, show, write } from "./telephone.js";

const find = (id) => document.getElementById(id);
const SENTENCE = 4 * 50; // frames that are heard back
const KEPT = 20 * 50; // frames by which the room is told from the voice
const SILENT = -70; // dBFS: no sound at all
const LOW = -45;
const HIGH = -9;
const FALL = 0.4; // dB a frame, as programme meters fall

/**
 * Opens the microphone when asked to; `ready` gets the sound and what the browser says of it. `again`: at once,
 * where the person has let this page hear them before, as for the second of three drills in a row.
 */
export function check(ready, again = false) {
  const blocked = obstacle();
  if (blocked) {
    refuse(blocked);
    return;
  }
  find("listen").addEventListener("click", () => listen(ready));
  find("listen").disabled = false; // not before the script is there to hear it
  if (again) allowedBefore().then((allowed) => allowed && !find("listen").hidden && listen(ready, true));
}

function refuse(key) {
  if (key === "microphone.refused") told("refused");
  write("no-microphone", say(key));
  show("no-microphone", true);
}

async function listen(ready, unasked = false) {
  show("no-microphone", false);
  let sound = null;
  let stream = null;
  const watch = new Watch();
  try {
    stream = await openMicrophone();
    sound = await Sound.open(stream, (frame) => watch.take(frame));
    const running = sound.resume();
    if (!unasked) await running; // without a click some browsers wait with it until `begin`
  } catch (error) {
    refuse(refusalOf(error));
    return;
  }
  const facts = factsOf(stream, sound.context);
  show("listen", false);
  show("say-again", true);
  show("levels", true);
  const changed = processingOf(facts).map((key) => say(`processing.${key}`));
  write("processing", changed.length ? say("processing.on", { what: changed.join(", ") }) : say("processing.off"));
  find("say-again").addEventListener("click", () => watch.record((frames) => hearBack(sound, frames, watch)));
  find("say-again").focus();
  ready(sound, facts);
}

/** Play a sentence back, and say afterwards what is around the microphone. */
function hearBack(sound, frames, watch) {
  write("heard-back", say("check.listen"));
  const [sentence, heard] = [frames.map(levelOf), []];
  const room = roomOf(watch.levels);
  let next = 0;
  const before = sound.onFrame;
  sound.onFrame = (frame) => {
    before(frame);
    heard.push(levelOf(frame));
    if (next < frames.length) sound.play(frames[next++]);
    else if (heard.length >= frames.length + LATEST) {
      sound.onFrame = before;
      write("heard-back", say("check.again"));
      write("around", around(sentence, heard, room));
    }
  };
}

function around(sentence, heard, room) {
  if (Math.max(...sentence) < LOW) return ""; // nothing was said: nothing to tell
  const said = [];
  const above = tooLittle(sentence, room);
  if (above !== null) said.push(say("check.noisy", { above }));
  if (echoed(sentence, heard, room)) said.push(say("check.echo"));
  return said.join(" ") || say("check.calm");
}

async function allowedBefore() {
  try {
    return (await navigator.permissions.query({ name: "microphone" })).state === "granted";
  } catch {
    return false; // a browser that does not say
  }
}

/** The level as it goes, and a sentence to hear back. */
class Watch {
  constructor() {
    this.level = -120;
    this.highest = -120;
    this.frames = 0;
    this.levels = []; // of the last frames, in some of which nobody speaks
    this.recorded = null;
  }

  take(frame) {
    const level = levelOf(frame);
    this.level = Math.max(level, this.level - FALL);
    this.levels.push(level);
    if (this.levels.length > KEPT) this.levels.shift();
    this.highest = Math.max(this.level, this.highest - 0.05);
    meter("check-meter", this.level);
    if (this.frames++ % 25 === 0) {
      const word = this.word();
      write("level-word", say(`level.${word}`));
      told(word === "silent" ? "silent" : "heard");
    }
    if (this.recorded && this.recorded.push(frame) >= SENTENCE) {
      const { recorded, then } = this;
      this.recorded = null;
      then(recorded);
    }
  }

  word() {
    if (this.highest < SILENT) return "silent";
    if (this.highest < LOW) return "low";
    return this.highest > HIGH ? "high" : "good";
  }

  record(then) {
    this.then = then;
    this.recorded = [];
    write("around", "");
    write("heard-back", say("check.speak"));
  }
}
