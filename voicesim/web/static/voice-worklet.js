// The sound of a page, on the browser's audio thread: frames of 20 ms at 16 kHz out of the microphone,
// and frames of the client into the earphones. Any rate of the browser's own is resampled here.

const RATE = 16000;
const FRAME = 320; // 20 ms at RATE

/** Another rate, sample by sample: a sinc under a Blackman window, looked up in a table. */
class Resampler {
  constructor(from, to) {
    this.step = from / to;
    const cutoff = 0.92 * Math.min(1, to / from);
    this.half = Math.ceil(20 / cutoff); // samples of the input on either side
    this.fine = 256; // entries of the table for one sample
    this.table = new Float32Array(this.half * this.fine + 2);
    for (let n = 0; n < this.table.length; n++) {
      const t = n / this.fine;
      const x = Math.PI * cutoff * t;
      const window = 0.42 + 0.5 * Math.cos((Math.PI * t) / this.half) + 0.08 * Math.cos((2 * Math.PI * t) / this.half);
      this.table[n] = t >= this.half ? 0 : cutoff * (n ? Math.sin(x) / x : 1) * window;
    }
    this.past = new Float32Array(2 * this.half);
    this.at = this.half; // of the next sample out, in samples of `past`
  }

  process(block) {
    const input = new Float32Array(this.past.length + block.length);
    input.set(this.past);
    input.set(block, this.past.length);
    const output = [];
    for (; this.at + this.half < input.length; this.at += this.step) {
      let sum = 0;
      const first = Math.ceil(this.at - this.half);
      const last = Math.floor(this.at + this.half);
      for (let n = Math.max(0, first); n <= last; n++) {
        const place = Math.abs(this.at - n) * this.fine;
        const whole = Math.floor(place);
        const share = place - whole;
        sum += input[n] * ((1 - share) * this.table[whole] + share * this.table[whole + 1]);
      }
      output.push(sum);
    }
    const kept = Math.max(0, Math.floor(this.at) - this.half);
    this.past = input.slice(kept);
    this.at -= kept;
    return output;
  }
}

/** Frames of the microphone; silence where there is none. Its clock is the browser's, whatever else stands still. */
class Capture extends AudioWorkletProcessor {
  constructor() {
    super();
    this.resampler = sampleRate === RATE ? null : new Resampler(sampleRate, RATE);
    this.frame = new Int16Array(FRAME);
    this.filled = 0;
    this.silence = new Float32Array(128);
  }

  process(inputs) {
    const given = inputs[0][0] || this.silence;
    for (const sample of this.resampler ? this.resampler.process(given) : given) {
      this.frame[this.filled++] = Math.max(-32768, Math.min(32767, Math.round(sample * 32768)));
      if (this.filled === FRAME) {
        this.port.postMessage(this.frame, [this.frame.buffer]);
        this.frame = new Int16Array(FRAME);
        this.filled = 0;
      }
    }
    return true;
  }
}

const PREFILL = 3; // frames that wait before the first is heard, and again after a gap: 60 ms
const EASE = PREFILL + 2; // with more than this, frames in which the client says nothing are left out
const LOOKED = 50; // frames, 1 s: what was never needed of the buffer for so long is left out as well
const MOST = 12; // with more than this, 240 ms, any is

/** The client's frames, kept just long enough that a late one is not heard. */
class Player extends AudioWorkletProcessor {
  constructor() {
    super();
    this.resampler = sampleRate === RATE ? null : new Resampler(RATE, sampleRate);
    this.waiting = [];
    this.current = null;
    this.at = 0;
    this.filling = true;
    this.least = EASE; // frames that waited, at the least, when one came: more than PREFILL is only lateness
    this.looked = 0;
    this.spare = 0; // frames to leave out when the client says nothing
    this.speaking = false; // was the last frame that was heard one of the client's words?
    this.cut = 0;
    this.silent = 0; // samples of a gap
    this.starved = 0;
    this.late = 0;
    this.told = 0;
    this.port.onmessage = ({ data }) => this.take(data);
  }

  take({ samples, speaking, generation, cut }) {
    const heard = Float32Array.from(samples, (sample) => sample / 32768);
    this.waiting.push({ heard: this.resampler ? this.resampler.process(heard) : heard, speaking, generation });
    if (cut !== this.cut) {
      // The client was interrupted: what they were still going to say is not heard any more.
      this.cut = cut;
      this.waiting = this.waiting.filter((frame) => frame.generation !== cut);
    }
    this.ease();
    while (this.waiting.length > EASE && !this.waiting[0].speaking) this.waiting.shift();
    while (this.waiting.length > MOST) {
      this.waiting.shift();
      this.late += 1;
    }
    if (this.waiting.length >= PREFILL) this.filling = false;
  }

  /** After a burst the buffer stays long though nothing is late any more: let it grow short again. */
  ease() {
    this.least = Math.min(this.least, this.waiting.length);
    this.looked += 1;
    if (this.looked === LOOKED) {
      this.spare = Math.max(0, this.least - PREFILL);
      this.least = EASE;
      this.looked = 0;
    }
    while (this.spare > 0 && this.waiting.length > PREFILL && !this.waiting[0].speaking) {
      this.waiting.shift();
      this.spare -= 1;
    }
  }

  next() {
    while (!this.current || this.at >= this.current.heard.length) {
      this.current = this.filling ? null : this.waiting.shift() || null;
      this.at = 0;
      if (!this.current) {
        this.filling = true;
        return 0;
      }
      this.speaking = this.current.speaking;
    }
    return this.current.heard[this.at++];
  }

  process(inputs, outputs) {
    const out = outputs[0][0];
    for (let n = 0; n < out.length; n++) {
      out[n] = this.next();
      if (!this.current && this.speaking) this.silent += 1;
    }
    for (let channel = 1; channel < outputs[0].length; channel++) outputs[0][channel].set(out);
    const frame = sampleRate / 50;
    while (this.silent >= frame) {
      this.silent -= frame;
      this.starved += 1;
    }
    if ((this.starved || this.late) && currentTime - this.told > 1) {
      this.port.postMessage({ starved: this.starved, late: this.late });
      this.told = currentTime;
      this.starved = this.late = 0;
    }
    return true;
  }
}

registerProcessor("capture", Capture);
registerProcessor("player", Player);
