// Listens in to a page's sound on the browser's own audio thread: what the microphone gives to the page's
// "capture" and what its "player" gives to the earphones, sample beside sample, as 16-bit numbers.

if (globalThis.AudioWorkletProcessor) {
  registerProcessor(
    "tap",
    class extends AudioWorkletProcessor {
      constructor() {
        super();
        this.taken = [];
      }

      process([microphone, earphones]) {
        const silence = new Float32Array(128);
        const pair = new Int16Array(256);
        for (const [side, input] of [microphone, earphones].entries())
          for (const [n, sample] of (input[0] || silence).entries())
            pair[2 * n + side] = Math.max(-32768, Math.min(32767, Math.round(sample * 32768)));
        this.taken.push(pair);
        if (this.taken.length === 125) {
          this.port.postMessage(this.taken);
          this.taken = [];
        }
        return true;
      }
    },
  );
} else {
  const Node = globalThis.AudioWorkletNode;
  const connect = AudioNode.prototype.connect;
  const waiting = []; // [node, side] that are connected to a tap which is not there yet
  let tap = null;
  globalThis.tapped = [];

  const listen = (node, side) => (tap ? connect.call(node, tap, 0, side) : waiting.push([node, side]));

  AudioNode.prototype.connect = function (other, ...more) {
    if (other.kind === "capture") listen(this, 0);
    if (this.kind === "player") listen(this, 1);
    return connect.call(this, other, ...more);
  };

  globalThis.AudioWorkletNode = class extends Node {
    constructor(context, kind, options) {
      super(context, kind, options);
      this.kind = kind;
      globalThis.context = context;
      if (kind === "capture")
        context.audioWorklet.addModule(URL.createObjectURL(new Blob([tapScript], { type: "text/javascript" }))).then(() => {
          tap = new Node(context, "tap", { numberOfInputs: 2 });
          connect.call(tap, context.destination); // without a way out it would not run; it says nothing
          tap.port.onmessage = ({ data }) => globalThis.tapped.push(...data);
          for (const [node, side] of waiting) connect.call(node, tap, 0, side);
        });
    }
  };
}
