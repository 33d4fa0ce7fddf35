/* Saves the answer a moment after typing stops. Everything works without this file: the buttons save too. */
const PAUSE = 3000;
const RETRY = 15000;

class Autosave {
  constructor(form) {
    this.form = form;
    this.status = form.querySelector("[data-autosave-status]");
    this.timer = 0;
    this.running = null;
    this.sent = this.read();
    this.stopped = false;
    form.addEventListener("input", () => this.plan(PAUSE));
    form.addEventListener("submit", (event) => this.submit(event));
  }

  /* What is typed now, without the version: only that says whether there is something to save. */
  read() {
    const data = new FormData(this.form);
    data.delete("version");
    return new URLSearchParams(data).toString();
  }

  plan(wait) {
    window.clearTimeout(this.timer);
    if (!this.stopped) this.timer = window.setTimeout(() => this.start(), wait);
  }

  start() {
    if (!this.running && this.read() !== this.sent) {
      this.running = this.save().finally(() => { this.running = null; });
    }
  }

  async save() {
    const typed = this.read();
    const data = new FormData(this.form);
    data.set("press", "autosave");
    this.say("saving");
    try {
      const response = await fetch(this.form.action || window.location.href, { method: "POST", body: data, redirect: "error" });
      if (response.status === 409) return this.conflict();
      if (response.status === 422) return this.say("");
      if (!response.ok) throw new Error(String(response.status));
      const answer = await response.json();
      this.form.elements.version.value = answer.version;
      this.sent = typed;
      this.say("saved");
    } catch {
      this.say("unsaved");
      this.plan(RETRY);
    }
    return undefined;
  }

  conflict() {
    this.stopped = true;
    this.say("conflict");
  }

  /* A press while saving waits for it, so that nobody is in conflict with themselves. */
  submit(event) {
    window.clearTimeout(this.timer);
    if (!this.running) return;
    event.preventDefault();
    const pressed = event.submitter;
    this.running.finally(() => this.form.requestSubmit(pressed));
  }

  say(state) {
    this.status.textContent = state ? this.form.dataset[state] : "";
  }
}

for (const form of document.querySelectorAll("form[data-autosave]")) new Autosave(form);
