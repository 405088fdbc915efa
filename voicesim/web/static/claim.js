// The claim form beside the call: each field is told to the call when one leaves it, or stops writing.

const RESTS = 1200; // ms without a key: what stands there is told, for a call may end at any moment

/** `tell(field, text)` is called once for each thing that stands in a field; `fill` shows what the call knows. */
export function claimForm(tell) {
  const form = document.getElementById("claim");
  if (!form) return { fill: () => {}, told: () => {} };
  const known = {};
  const waiting = {};

  function told(field) {
    clearTimeout(waiting[field.name]);
    const text = field.value.trim();
    if (text === (known[field.name] ?? "")) return;
    known[field.name] = text;
    tell(field.name, text);
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", ({ target }) => told(target));
  form.addEventListener("input", ({ target }) => {
    clearTimeout(waiting[target.name]);
    waiting[target.name] = setTimeout(() => told(target), RESTS);
  });

  return {
    fill(values) {
      for (const [name, text] of Object.entries(values)) {
        const field = form.elements[name];
        if (!field || known[name] !== undefined) continue; // this page knows better
        known[name] = field.value = text;
      }
    },
    told: () => [...form.elements].forEach(told),
  };
}
