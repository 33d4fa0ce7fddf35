/* Offers ideas like what is being typed, a moment after typing stops. Without this file the next step offers them.
   The words are posted, so that they stand in no address. */
const PAUSE = 900;
const FEWEST = 12;

const place = document.querySelector("[data-similar]");
const form = document.querySelector("form:has(textarea[name=what])");

if (place && form) {
  let timer = 0;
  let asked = "";

  const ask = async () => {
    const words = form.elements.what.value.trim();
    if (words.length < FEWEST || words === asked) return;
    asked = words;
    const body = new FormData();
    body.set("words", words);
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    try {
      const response = await fetch(place.dataset.similar, { method: "POST", body, redirect: "error" });
      if (response.ok && words === asked) place.innerHTML = await response.text();
    } catch {
      /* It is offered again at the next step. */
    }
  };

  form.elements.what.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(ask, PAUSE);
  });
}
