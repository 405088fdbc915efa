// The microphone and the earphones of a page.

const ASKED = { echoCancellation: false, noiseSuppression: false, autoGainControl: false, channelCount: 1 };
const PROCESSING = ["echoCancellation", "noiseSuppression", "autoGainControl"];
const TOLD = [...PROCESSING, "sampleRate", "channelCount", "latency"];

/** Why this browser cannot use a microphone here, as the key of a sentence; null when it can. */
export function obstacle() {
  if (!globalThis.isSecureContext) return "microphone.insecure";
  if (!navigator.mediaDevices?.getUserMedia || !globalThis.AudioWorkletNode) return "microphone.missing";
  return null;
}

/** The key of the sentence for what opening a microphone failed with. */
export function refusalOf(error) {
  if (error.name === "NotAllowedError") return "microphone.refused";
  if (error.name === "NotFoundError") return "microphone.none";
  return "microphone.busy";
}

/** The microphone, its sound left as it is. Asks the person, the first time. */
export async function openMicrophone() {
  return navigator.mediaDevices.getUserMedia({ audio: ASKED });
}

/** What the browser really does to the sound, and with which device: texts for the record. */
export function factsOf(stream, context) {
  if (!stream) return {};
  const [track] = stream.getAudioTracks();
  const settings = track.getSettings();
  const facts = Object.fromEntries(TOLD.filter((key) => key in settings).map((key) => [key, String(settings[key])]));
  return { ...facts, device: plain(track.label), contextRate: String(context.sampleRate), browser: plain(navigator.userAgent) };
}

const plain = (text) => text.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, " ").slice(0, 120);

/** The kinds of processing that the browser did not leave out. */
export const processingOf = (facts) => PROCESSING.filter((key) => facts[key] !== undefined && facts[key] !== "false");

/** The two ends of the sound: `onFrame` gets 320 samples every 20 ms; `play` takes as many. */
export class Sound {
  static async open(stream, onFrame, onGaps = () => {}) {
    const { context, source } = wired(stream);
    await context.audioWorklet.addModule("/static/voice-worklet.js");
    return new Sound(context, source, onFrame, onGaps);
  }

  constructor(context, source, onFrame, onGaps) {
    this.context = context;
    this.onFrame = onFrame;
    this.capture = new AudioWorkletNode(context, "capture", { channelCount: 1, channelCountMode: "explicit" });
    this.player = new AudioWorkletNode(context, "player", { numberOfInputs: 0, outputChannelCount: [1] });
    this.capture.port.onmessage = ({ data }) => this.onFrame(data);
    this.player.port.onmessage = ({ data }) => onGaps(data);
    source?.connect(this.capture);
    this.capture.connect(context.destination); // without a way out it would not run
    this.player.connect(context.destination);
  }

  play(samples, { speaking = true, generation = 0, cut = 0 } = {}) {
    this.player.port.postMessage({ samples, speaking, generation, cut });
  }

  async resume() {
    if (this.context.state !== "running") await this.context.resume();
    return this.context.state === "running";
  }
}

/** A context at the call's rate; at its own where the browser refuses another than the device's (Firefox). */
function wired(stream) {
  for (const options of [{ sampleRate: 16000, latencyHint: "interactive" }, { latencyHint: "interactive" }]) {
    let context = null;
    try {
      context = new AudioContext(options);
      return { context, source: stream ? context.createMediaStreamSource(stream) : null };
    } catch (error) {
      context?.close();
      if (!options.sampleRate) throw error;
    }
  }
  throw new Error("no sound");
}

/** dBFS of a frame. */
export function levelOf(frame) {
  let sum = 0;
  for (const sample of frame) sum += sample * sample;
  return sum ? 10 * Math.log10(sum / frame.length / 32768 ** 2) : -120;
}
