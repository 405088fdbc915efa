// Passkeys: come in, add one, sign. The browser asks the person; the server asks the browser.

const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");

export async function post(address, fields = {}) {
  const answer = await fetch(address, { method: "POST", body: new URLSearchParams(fields) });
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(body.refused || "");
  return body;
}

function wire(credential) {
  const { response } = credential;
  const parts = { clientDataJSON: text(response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[name]) parts[name] = text(response[name]);
  }
  const { id, type } = credential;
  return { id, rawId: text(credential.rawId), type, response: parts, clientExtensionResults: {} };
}

async function made({ ticket, options }) {
  const publicKey = {
    ...options,
    challenge: bytes(options.challenge),
    user: { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: (options.excludeCredentials || []).map((one) => ({ ...one, id: bytes(one.id) })),
  };
  const answer = wire(await navigator.credentials.create({ publicKey }));
  return JSON.stringify({ ticket, answer });
}

export async function shown({ ticket, options }) {
  const publicKey = { ...options, challenge: bytes(options.challenge), allowCredentials: [] };
  const answer = wire(await navigator.credentials.get({ publicKey }));
  return JSON.stringify({ ticket, answer });
}

/** Is all of a form filled in but the password, in whose place the passkey stands? */
function complete(form) {
  const { password } = form.elements;
  password.required = false;
  const filled = form.reportValidity();
  password.required = true;
  return filled;
}

const DOES = {
  async enter() {
    const passkey = await shown(await post("/enter/passkey/ask"));
    location.href = (await post("/enter/passkey", { passkey })).to;
  },
  async add(button) {
    const password = button.form.elements.password.value;
    const passkey = await made(await post("/passkeys/ask", { password }));
    location.href = (await post("/passkeys", { passkey })).to;
  },
  async sign(button) {
    const { submit } = button.dataset;
    if (submit && !complete(button.form)) return;
    const passkey = await shown(await post("/passkeys/again"));
    const field = button.form.elements[button.dataset.field];
    field.value = passkey;
    if (submit) {
      button.form.noValidate = true;
      button.form.requestSubmit();
    } else {
      button.setAttribute("aria-pressed", "true");
    }
  },
};

for (const button of document.querySelectorAll("[data-passkey]")) {
  const says = document.getElementById(button.dataset.says);
  if (!window.PublicKeyCredential || location.hostname !== button.dataset.host) {
    says.textContent = button.dataset.elsewhere;
    continue;
  }
  button.hidden = false;
  button.addEventListener("click", async () => {
    says.textContent = "";
    button.disabled = true;
    try {
      await DOES[button.dataset.passkey](button);
    } catch (problem) {
      const ours = problem.constructor === Error && problem.message;
      says.textContent = ours ? problem.message : button.dataset.refused;
    }
    button.disabled = false;
  });
}
