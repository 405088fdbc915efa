// Evidence that can be heard: each time beside a quote plays the recording from there.

const sound = document.getElementById("sound");

document.addEventListener("click", ({ target }) => {
  const button = target.closest("button[data-from]");
  if (!button || !sound) return;
  sound.currentTime = Math.max(0, Number(button.dataset.from) - 0.5);
  sound.play();
});
