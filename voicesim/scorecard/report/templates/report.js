(() => {
  "use strict";
  const $ = (id) => document.getElementById(id);
  const all = (query, root = document) => Array.from(root.querySelectorAll(query));

  // Printing shows every criterion, then folds again what was folded.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details.criterion:not([open])");
    folded.forEach((d) => { d.open = true; });
  });
  addEventListener("afterprint", () => folded.forEach((d) => { d.open = false; }));

  // A link to a check opens the criterion it lies in.
  const reveal = () => {
    const target = location.hash && $(decodeURIComponent(location.hash.slice(1)));
    const details = target && target.closest("details");
    if (details) { details.open = true; target.scrollIntoView({ block: "center" }); }
  };
  addEventListener("hashchange", reveal);
  reveal();

  // Commands name the folder this page lies in.
  const folder = decodeURIComponent(location.pathname).replace(/\/[^/]*$/, "") || ".";
  all(".command").forEach((c) => { c.textContent = c.dataset.before + folder + c.dataset.after; });

  // What the trainee contests, or takes back: the page gathers it into the command that scores the call so.
  const disputed = all(".dispute"), contest = $("contest"), command = $("contest-command");
  const comment = $("contest-comment");
  const option = (b) => b.dataset.withdraw ? `--withdraw ${b.dataset.withdraw}` : `--contest ${b.dataset.contest}`;
  const gather = () => {
    const pressed = disputed.filter((b) => b.getAttribute("aria-pressed") === "true");
    contest.hidden = pressed.length === 0;
    // What a shell would read as its own is left out of the comment.
    const said = comment.value.replace(/"/g, "'").replace(/[`$\\%!\n]/g, " ").trim();
    const why = said && pressed.some((b) => b.dataset.contest) ? ` --comment "${said}"` : "";
    const options = [...new Set(pressed.map(option))].join(" ");
    command.textContent = `voicesim score "${folder}" ${options}${why}`;
  };
  disputed.forEach((button) => button.addEventListener("click", () => {
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
    gather();
  }));
  comment.addEventListener("input", gather);
  const copy = $("contest-copy");
  copy.addEventListener("click", async () => {
    getSelection().selectAllChildren(command);
    try { await navigator.clipboard.writeText(command.textContent); copy.textContent = copy.dataset.copied; }
    catch { /* the text is selected: Ctrl+C copies it */ }
  });

  const audio = $("audio");
  if (!audio) return;

  const bytes = Uint8Array.from(atob($("sound").content.textContent.trim()), (c) => c.charCodeAt(0));
  audio.src = URL.createObjectURL(new Blob([bytes], { type: "audio/ogg; codecs=opus" }));
  audio.addEventListener("error", () => { $("trouble").hidden = false; });

  const timeline = $("timeline"), seek = $("seek"), play = $("play"), now = $("now");
  const duration = Number(timeline.dataset.duration);
  const heads = all(".head");
  const rows = all("#lines .line").map((row) => ({
    row, from: Number(row.dataset.from), to: Number(row.dataset.to),
    words: all(".w", row).map((w) => ({ w, at: Number(w.dataset.at) })),
  }));
  const clock = (s) => `${Math.floor(s / 60)}:${String(Math.floor(s % 60)).padStart(2, "0")}`;

  let until = Infinity;  // a quote stops where it ends
  const LEAD = 0.15, TAIL = 0.25;  // seconds of air around a quote

  const go = (at) => { audio.currentTime = Math.min(Math.max(at, 0), duration); show(); };
  const listen = (from, to) => {
    until = to === undefined ? Infinity : Math.max(to, from + 0.4) + TAIL;
    go(from - LEAD);
    audio.play();
  };
  const toggle = () => {
    if (audio.paused) { until = Infinity; audio.play(); } else { audio.pause(); }
  };

  let word = null;
  const show = () => {
    const at = audio.currentTime;
    heads.forEach((h) => { h.style.left = `${(100 * at) / duration}%`; });
    seek.value = at;
    now.textContent = clock(at);
    seek.setAttribute("aria-valuetext", clock(at));
    timeline.setAttribute("aria-valuenow", at.toFixed(1));
    timeline.setAttribute("aria-valuetext", clock(at));
    let spoken = null;
    for (const line of rows) {
      const on = at >= line.from - LEAD && at < line.to;
      line.row.classList.toggle("playing", on && (!audio.paused || at > 0));
      if (on) for (const w of line.words) { if (w.at <= at) spoken = w.w; }
    }
    if (spoken !== word) {
      if (word) word.classList.remove("spoken");
      if (spoken && !audio.paused) spoken.classList.add("spoken");
      word = spoken;
    }
  };
  const tick = () => {
    if (audio.currentTime >= until) { audio.pause(); until = Infinity; }
    show();
    if (!audio.paused) requestAnimationFrame(tick);
  };
  audio.addEventListener("play", () => {
    play.setAttribute("aria-pressed", "true");
    play.setAttribute("aria-label", play.dataset.pause);
    requestAnimationFrame(tick);
  });
  for (const event of ["pause", "ended"]) audio.addEventListener(event, () => {
    play.setAttribute("aria-pressed", "false");
    play.setAttribute("aria-label", play.dataset.play);
    show();
  });
  audio.addEventListener("seeked", show);

  play.addEventListener("click", toggle);
  seek.addEventListener("input", () => { until = Infinity; go(Number(seek.value)); });
  $("speed").addEventListener("change", (event) => { audio.playbackRate = Number(event.target.value); });

  // Any line, quote or instant can be heard: a click anywhere on it, or Enter on its button.
  document.addEventListener("click", (event) => {
    if (event.target.closest("a, summary, .dispute, .contest")) return;
    const place = event.target.closest("[data-from]");
    const selecting = !event.target.closest("button") && String(getSelection());
    if (!place || selecting) return;
    const isQuote = place.classList.contains("quote");
    listen(Number(place.dataset.from), isQuote ? Number(place.dataset.to) : undefined);
  });
  timeline.addEventListener("click", (event) => {
    const box = timeline.getBoundingClientRect();
    until = Infinity;
    go(((event.clientX - box.left) / box.width) * duration);
    audio.play();
  });
  const STEPS = { ArrowLeft: -5, ArrowDown: -5, ArrowRight: 5, ArrowUp: 5, PageDown: -30, PageUp: 30 };
  timeline.addEventListener("keydown", (event) => {
    if (event.key in STEPS) go(audio.currentTime + STEPS[event.key]);
    else if (event.key === "Home") go(0);
    else if (event.key === "End") go(duration);
    else if (event.key === "Enter" || event.key === " ") toggle();
    else return;
    event.preventDefault();
  });
  // In the transcript, up and down walk from line to line.
  $("lines")?.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const buttons = all("#lines .line > button");
    const next = buttons[buttons.indexOf(document.activeElement) + step];
    if (next) { next.focus(); event.preventDefault(); }
  });
  show();
})();
