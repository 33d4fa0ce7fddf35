/* Keeps what is typed while it is typed. The form works without this file: its button saves too. */

const QUIET_FOR = 2000; // milliseconds without typing before it is saved
const AGAIN_AFTER = 10000; // and how long until the next try when the connection is gone

function keep(form) {
  const status = form.querySelector("[data-saving-status]");
  const [saved, waiting, elsewhere] = form.dataset.saving.split("|");
  let timer;
  let lastSent = new URLSearchParams(new FormData(form)).toString();
  let running = false;

  function later(delay) {
    clearTimeout(timer);
    timer = setTimeout(save, delay);
  }

  function say(words) {
    if (status.textContent !== words) status.textContent = words;
  }

  async function save() {
    const typed = new URLSearchParams(new FormData(form));
    const sending = typed.toString();
    if (running || sending === lastSent) return;
    running = true;
    try {
      const answer = await fetch(location.pathname, {
        method: "POST",
        body: typed,
        headers: { "X-Saving": "quietly" },
        credentials: "same-origin",
        redirect: "error",
      });
      if (answer.ok) {
        const { mark } = await answer.json();
        form.elements.mark.value = mark;
        lastSent = new URLSearchParams(new FormData(form)).toString();
        const changedMeanwhile = new URLSearchParams(new FormData(form));
        typed.set("mark", mark);
        if (changedMeanwhile.toString() !== typed.toString()) {
          lastSent = typed.toString();
          later(QUIET_FOR);
        }
        say(saved);
      } else {
        // Another window, a session that ended, or too much text: the button says what to do about it.
        say(answer.status === 409 ? elsewhere : waiting);
      }
    } catch {
      say(waiting);
      later(AGAIN_AFTER);
    } finally {
      running = false;
    }
  }

  form.addEventListener("input", () => later(QUIET_FOR));
  form.addEventListener("submit", () => clearTimeout(timer));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") save();
  });
}

document.querySelectorAll("form[data-saving]").forEach(keep);
