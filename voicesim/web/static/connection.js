// The socket of a call. What is sent is kept until the call has answered it: after a lost connection the page
// goes on with the very frame that the call waits for.

const KEPT = 15 * 50; // frames: 15 s
const AGAIN = 500; // ms between two tries
const GIVES_UP = 20000; // ms, a little more than the call waits
const TAKEN = 4001;
const MIC_HEAD = 8;
const SPEAKER_HEAD = 16;

/** Handlers: `state` of the call, `speaker` frames, `lost`, `back`, `taken` by another page, `over` for good. */
export class Connection {
  constructor(address, token, handlers) {
    Object.assign(this, { address, token, handlers });
    this.kept = [];
    this.frame = this.deed = 0; // numbers of the next ones
    this.live = false;
    this.lostAt = 0;
    this.done = false;
    this.open();
  }

  open() {
    const socket = new WebSocket(this.address, ["voicesim.1", this.token]);
    socket.binaryType = "arraybuffer";
    socket.onmessage = ({ data }) => this.take(data);
    socket.onclose = ({ code }) => this.closed(code);
    this.socket = socket;
  }

  /** 20 ms of the microphone; null while the trainee types. */
  sendFrame(samples) {
    const message = new ArrayBuffer(MIC_HEAD + (samples ? samples.byteLength : 0));
    const head = new DataView(message);
    head.setUint8(0, samples ? 1 : 2);
    head.setUint32(4, this.frame, true);
    if (samples) new Int16Array(message, MIC_HEAD).set(samples);
    this.keep({ frame: this.frame++, message });
  }

  /** A button, a typed line, or a field filled in. */
  do(name, text = "", more = {}) {
    this.keep({ deed: this.deed, message: JSON.stringify({ do: name, number: this.deed++, text, ...more }) });
  }

  /** Does the call listen? A socket that is closing takes nothing more, and says so only later. */
  get listened() {
    return this.live && this.socket.readyState === WebSocket.OPEN;
  }

  /** Something that need not arrive. */
  tell(body) {
    if (this.listened) this.socket.send(JSON.stringify(body));
  }

  keep(item) {
    this.kept.push(item);
    const frames = this.kept.length - KEPT;
    if (frames > 0) {
      const oldest = this.kept.findIndex((one) => one.frame !== undefined);
      if (oldest >= 0) this.kept.splice(oldest, 1);
    }
    if (this.listened) this.socket.send(item.message);
  }

  take(data) {
    if (typeof data !== "string") {
      const head = new DataView(data);
      const number = head.getUint32(4, true);
      this.kept = this.kept.filter((item) => item.frame === undefined || item.frame > number);
      const samples = new Int16Array(data, SPEAKER_HEAD);
      const speaking = head.getUint8(1) === 1;
      this.handlers.speaker(samples, { speaking, generation: head.getUint32(8, true), cut: head.getUint32(12, true) });
      return;
    }
    const state = JSON.parse(data);
    if (state.goes_on) this.goOn(state.goes_on);
    this.handlers.state(state);
  }

  /** The call says what it waits for: send that again, and all behind it. */
  goOn({ frame, deed }) {
    this.frame = Math.max(this.frame, frame);
    this.deed = Math.max(this.deed, deed);
    this.kept = this.kept.filter((item) => (item.frame === undefined ? item.deed >= deed : item.frame >= frame));
    for (const item of this.kept) this.socket.send(item.message);
    this.live = true;
    if (this.lostAt) this.handlers.back();
    this.lostAt = 0;
  }

  closed(code) {
    this.live = false;
    if (this.done) return;
    if (code === TAKEN) {
      this.handlers.taken();
      return;
    }
    if (!this.lostAt) {
      this.lostAt = performance.now();
      this.handlers.lost();
    }
    if (performance.now() - this.lostAt > GIVES_UP) this.handlers.over();
    else setTimeout(() => this.open(), AGAIN);
  }

  /** The call is over: what happens to the connection is of no interest any more. */
  finish() {
    this.done = true;
    this.socket.close();
  }
}
