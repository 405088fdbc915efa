// What is around a microphone: the room's noise under the voice, and the earphones heard once more.

const NOISY = 15; // dB that a voice must stand above the room, as `voicesim doctor --calibrate` wants it
const LIKE = 0.6; // correlation of two courses of level from which one is the other's echo
const LIFTED = 6; // dB above the room from which it is heard
export const LATEST = 25; // frames after which an echo may come, half a second

const at = (share, levels) => [...levels].sort((one, other) => one - other)[Math.floor(share * (levels.length - 1))];

/** dBFS of the room, of the levels of frames in some of which nobody speaks. */
export const roomOf = (levels) => at(0.1, levels);

/** dB by which a sentence stands above the room where that is too little; null where it is enough. */
export function tooLittle(sentence, room) {
  const above = Math.round(at(0.8, sentence) - room);
  return above < NOISY ? above : null;
}

/** Did the microphone hear what was played? Levels of the frames played, and heard from the first of them on. */
export function echoed(played, heard, room) {
  const floored = heard.map((level) => Math.max(level, room));
  const loud = at(0.7, played);
  for (let late = 0; late <= LATEST && late + played.length <= floored.length; late++) {
    const then = floored.slice(late, late + played.length);
    const lifted = mean(then.filter((_, n) => played[n] >= loud)) - room;
    if (lifted >= LIFTED && alike(played.map((level) => Math.max(level, -70)), then) >= LIKE) return true;
  }
  return false;
}

const mean = (values) => values.reduce((sum, one) => sum + one, 0) / values.length;

function alike(one, other) {
  const [a, b] = [mean(one), mean(other)];
  let [both, own, its] = [0, 0, 0];
  one.forEach((value, n) => {
    both += (value - a) * (other[n] - b);
    own += (value - a) ** 2;
    its += (other[n] - b) ** 2;
  });
  return own && its ? both / Math.sqrt(own * its) : 0;
}
