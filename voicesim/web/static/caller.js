// The notice is the one of the way in which the person will answer.
const notices = document.querySelectorAll(".notice");
for (const choice of document.querySelectorAll("input[name=how]"))
  choice.addEventListener("change", () => {
    for (const notice of notices) notice.hidden = notice.dataset.how !== choice.value;
  });
