/* Topics that fit what is being typed, from the vocabulary, in the browser: what is typed is sent nowhere.
   Without this file the button "Find" does the same.

   Every topic has its checkbox on the page already. Those that fit are moved up under the search box, and back again when
   they no longer fit; chosen ones are moved to the chosen. So no topic is there twice, and nothing ticked is lost. */

const MOST = 8;
const PAUSE = 250; // milliseconds without typing before the list changes
const LITTLE = new Set(["my", "the", "our", "a", "an", "of", "and", "with", "for", "to", "i", "im", "am", "is"]);

function fold(text) {
  const plain = text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f'’]/g, "");
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word && !LITTLE.has(word));
  return words.map(stem).join(" ");
}

/* "Forgets", "forgetting" and "forget" are one word here; short words stay as they are ("caring" is not "car"). */
function stem(word) {
  const cut = word.replace(/(ing|ed|es)$/, "");
  if (cut !== word && cut.length >= 4) return cut;
  return word.length >= 4 ? word.replace(/s$/, "") : word;
}

/* How well a phrase fits what was typed: 0 is best, null not at all. */
function rank(phrase, typed) {
  if (phrase.words === typed) return 0;
  if (phrase.words.startsWith(typed)) return 1;
  if (` ${phrase.words}`.includes(` ${typed}`)) return 2;
  // Short ones and abbreviations are everyday words inside a sentence: "hearing aids", "tell me".
  const stands = phrase.words.length > 3 && !phrase.isAbbreviation;
  if (stands && ` ${typed} `.includes(` ${phrase.words} `)) return 3;
  return typed.split(" ").every((part) => ` ${phrase.words}`.includes(` ${part}`)) ? 4 : null;
}

function find(vocabulary, text) {
  const typed = fold(text);
  if (typed.length < 2) return [];
  const found = [];
  for (const [slug, phrases] of vocabulary) {
    const ranks = phrases.map((phrase) => rank(phrase, typed)).filter((value) => value !== null);
    if (ranks.length) found.push([Math.min(...ranks), slug]);
  }
  return found.sort((one, other) => one[0] - other[0]).slice(0, MOST).map(([, slug]) => slug);
}

async function load(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(String(response.status));
  const phrases = Object.entries(await response.json());
  const read = (phrase) => ({ words: fold(phrase), isAbbreviation: phrase === phrase.toUpperCase() });
  return phrases.map(([slug, all]) => [slug, all.map(read).filter((phrase) => phrase.words)]);
}

class Suggestions {
  constructor(place) {
    this.place = place;
    this.list = place.querySelector("[data-topics-list]");
    this.fieldset = place.querySelector("[data-topics-fit]");
    this.status = place.querySelector("[data-topics-status]");
    this.input = document.getElementById(place.dataset.topicsInput);
    this.form = this.input.form;
    this.homes = new Map(); // where a moved checkbox came from
    this.timer = 0;
    this.input.addEventListener("focus", () => this.ready(), { once: true });
    this.input.addEventListener("input", () => this.plan());
  }

  /* Loaded when somebody goes to the search box, not before. A file that does not come leaves the button. */
  ready() {
    this.vocabulary ??= load(this.place.dataset.topics).catch(() => null);
    return this.vocabulary;
  }

  plan() {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.show(), PAUSE);
  }

  async show() {
    const vocabulary = await this.ready();
    if (!vocabulary) return;
    this.putBack();
    const boxes = find(vocabulary, this.input.value).map((slug) => document.getElementById(`topic-${slug}`));
    const fitting = boxes.filter((box) => box && !box.checked);
    for (const box of fitting) this.move(box.closest(".nhsuk-checkboxes__item"));
    this.fieldset.hidden = fitting.length === 0;
    this.say(boxes.length ? fitting.length : -1);
  }

  move(item) {
    const home = document.createComment("topic");
    item.before(home);
    this.homes.set(item, home);
    this.list.append(item);
  }

  /* Unticked ones go home; ticked ones go to the chosen, where they stay. */
  putBack() {
    const chosen = this.form.querySelector("[data-topics-chosen]");
    for (const [item, home] of this.homes) {
      if (item.querySelector("input").checked) {
        chosen.hidden = false;
        chosen.querySelector(".nhsuk-checkboxes").append(item);
        home.remove();
      } else {
        home.replaceWith(item);
      }
    }
    this.homes.clear();
  }

  /* Said politely, after typing stops. */
  say(count) {
    const { one, many, none, typed } = this.place.dataset;
    const empty = fold(this.input.value).length < 2;
    const words = count < 0 ? none : count === 0 ? typed : count === 1 ? one : many.replace("{n}", String(count));
    this.status.textContent = empty ? "" : words;
  }
}

for (const place of document.querySelectorAll("[data-topics]")) new Suggestions(place);
