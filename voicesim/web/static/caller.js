// The notice is the one of the way in which the person will answer, and of whether sound is kept.
const notices = document.querySelectorAll(".notice");
const choices = document.querySelectorAll("input[name=how]");
const unrecorded = document.querySelector("input[name=unrecorded]");
const show = () => {
  const how = [...choices].find((choice) => choice.checked)?.value;
  const sound = unrecorded?.checked ? "forgotten" : "kept";
  for (const notice of notices) notice.hidden = notice.dataset.how !== how || notice.dataset.sound !== sound;
};
for (const choice of choices) choice.addEventListener("change", show);
unrecorded?.addEventListener("change", show);
show(); // what was chosen before this script was there
