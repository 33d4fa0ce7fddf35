/* Says how far it is without pressing anything. The page works without this file: its link looks again. */

const EVERY = 2000; // milliseconds
const place = document.querySelector("[data-busy]");

async function look() {
  try {
    const answer = await fetch(location.pathname, { headers: { "X-Look": "stage" }, credentials: "same-origin" });
    const { busy, words } = await answer.json();
    if (!busy) {
      location.reload();
      return;
    }
    if (place.textContent !== words) place.textContent = words;
  } catch {
    // The connection is gone for a moment: look again later.
  }
  setTimeout(look, EVERY);
}

if (place) setTimeout(look, EVERY);
