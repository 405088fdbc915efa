// The notice is the one of the way in which the person will answer.
const notices = document.querySelectorAll(".notice");
const choices = document.querySelectorAll("input[name=how]");
const show = () => {
  const how = [...choices].find((choice) => choice.checked)?.value;
  for (const notice of notices) notice.hidden = notice.dataset.how !== how;
};
for (const choice of choices) choice.addEventListener("change", show);
show(); // what was chosen before this script was there
