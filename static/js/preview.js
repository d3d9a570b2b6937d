// The form of a series: the dates it would give are shown again whenever something changes, or one of them is pressed.
import { isTouched } from "./early.js";
import { send, swap } from "./fragment.js";

const PAUSE = 300;

export function attach(form) {
  const parts = form.dataset.preview.split(",");
  const filled = form.dataset.filled.split(",");
  const button = () => form.querySelector(".upd button");
  let waiting;
  let answered = Promise.resolve();
  button()?.parentElement.setAttribute("hidden", "");
  form.addEventListener("change", (event) => {
    clearTimeout(waiting);
    const isPhrase = event.target.name === "phrase";
    waiting = setTimeout(() => ask(button, isPhrase ? filled : parts), isPhrase ? 0 : PAUSE);
  });
  form.addEventListener("submit", (event) => {
    const pressed = event.submitter;
    const isPhrase = Boolean(pressed?.closest(".typeit"));
    if (form.dataset.sent || !(isPhrase || pressed?.closest("#dates"))) return;
    event.preventDefault();
    clearTimeout(waiting);
    ask(() => (pressed.isConnected ? pressed : document.getElementById(pressed.id)), isPhrase ? filled : parts);
  });
  if (isTouched(form)) ask(button, parts);

  // One after the other: what is pressed next is sent with what the answer before it has changed.
  function ask(pressed, changing) {
    answered = answered.then(() => show(pressed(), changing));
  }

  async function show(pressed, changing) {
    if (!pressed) return;
    try {
      const sent = held(form);
      const page = await send(form, pressed);
      if (!page) return;
      const since = [...held(form)].filter(([id, value]) => sent.has(id) && sent.get(id) !== value);
      changing.filter((part) => !isUndecided(page, part)).forEach((part) => swapKeepingFocus(part, page));
      since.forEach(([id, value]) => keep(document.getElementById(id), value));
      button()?.parentElement.setAttribute("hidden", "");
    } catch {
      button()?.parentElement.removeAttribute("hidden");
      if (pressed === button()) return;
      form.dataset.sent = "yes";
      form.requestSubmit(pressed);
    }
  }
}

// What each field holds, by its id.
function held(form) {
  const fields = [...form.elements].filter((field) => field.id && field.type !== "hidden");
  return new Map(fields.map((field) => [field.id, isTicked(field) ? field.checked : field.value]));
}

// Puts back what was changed while the answer was on its way; the next answer knows of it.
function keep(field, value) {
  if (!field) return;
  if (isTicked(field)) field.checked = value;
  else if (field.value !== value) field.value = value;
}

function isTicked(field) {
  return field.matches("[type=checkbox], [type=radio]");
}

// The last good dates stay while the sentence gives none.
function isUndecided(page, part) {
  return page.querySelector(part)?.hasAttribute("data-undecided");
}

// Whoever pressed a date stays at it: at where it can be moved to, else at what can be undone or done now.
function swapKeepingFocus(part, page) {
  const held = document.querySelector(part).contains(document.activeElement) ? document.activeElement : null;
  const shown = swap(part, page);
  if (!held) return;
  const again = document.getElementById(held.id);
  const date = held.dataset.press ?? held.closest(".move-to")?.querySelector("[name=move]")?.value;
  const there = date && (shown.querySelector(`.move-to:has([value="${date}"]) input[type=date]`) ?? shown.querySelector(`[data-press="${date}"]`));
  (again ?? there)?.focus();
}
