/* Passkeys: hands the server's options to the browser's own dialog, and what comes of it back in a form. The buttons
   stay hidden where a browser has no passkeys; everybody can sign in with a code by email instead. */

const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const known = (credential) => ({ ...credential, id: toBytes(credential.id) });

const forCreating = (options) => ({
  ...options,
  challenge: toBytes(options.challenge),
  user: { ...options.user, id: toBytes(options.user.id) },
  excludeCredentials: (options.excludeCredentials ?? []).map(known),
});

const forGetting = (options) => ({
  ...options,
  challenge: toBytes(options.challenge),
  allowCredentials: (options.allowCredentials ?? []).map(known),
});

const asPlain = (credential) => {
  const response = { clientDataJSON: toText(credential.response.clientDataJSON) };
  for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[part]) response[part] = toText(credential.response[part]);
  }
  return {
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  };
};

const optionsOf = async (form) => {
  if (form.dataset.options) return JSON.parse(form.dataset.options).publicKey;
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error("no options");
  return (await answer.json()).request_options.publicKey;
};

const ask = async (form) => {
  const options = await optionsOf(form);
  return form.dataset.passkey === "create"
    ? navigator.credentials.create({ publicKey: forCreating(options) })
    : navigator.credentials.get({ publicKey: forGetting(options) });
};

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const part = (name) => form.querySelector(`[data-passkey-${name}]`);
  const possible = "PublicKeyCredential" in window;
  if (part("missing")) part("missing").hidden = possible;
  part("button").hidden = !possible;
  part("button").addEventListener("click", async (event) => {
    event.preventDefault();
    part("problem").hidden = true;
    try {
      form.elements.credential.value = JSON.stringify(asPlain(await ask(form)));
      form.submit();
    } catch {
      part("problem").hidden = false;
    }
  });
}
