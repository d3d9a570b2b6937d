// The door: names are filtered as one types. A press is kept in this browser first and then handed in; without a network
// it waits here, says so, and is handed in when the network is back. Each has a key, so that twice is once.
import { announce } from "./fragment.js";

const AGAIN = 5000;
const LOOK = 15000;
const PATIENCE = 10000;
// What is handed in so soon did not wait.
const SOON = 1000;
const SIGN_IN = "Sign in again, then open this page: what waits is kept until then.";
const REFUSED = "The door is closed, or you don’t keep it any more: what was pressed last was refused. Open this page again.";
const OFFLINE = "Keep this page open: it can’t be opened again without the network.";

export function attach(door) {
  const address = door.dataset.door;
  const queue = queueOf(`door:${address}`);
  const rows = new Map([...door.querySelectorAll("tr[data-row]")].map((row) => [row.dataset.row, row]));
  const mould = door.querySelector("[data-mould]");
  let known = shown();
  let amiss = "";
  let isBusy = false;
  // How long the last press had waited, and when its answer came: what was pressed before that came waited for less, so
  // that it counts as later, however long the one before was on its way.
  let last = { ago: 0, heard: 0 };
  let later;

  door.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-press]")) return;
    event.preventDefault();
    const { csrf_token: _token, ...fields } = Object.fromEntries(new FormData(event.target, event.submitter));
    fields.key = freshKey();
    queue.add({ at: Date.now(), fields });
    const name = event.target.closest("li")?.querySelector("[data-name]").textContent ?? (fields.name || "Somebody");
    if (!fields.rsvp && !fields.walk_in) event.target.reset();
    show();
    if (fields.rsvp) ready(event.target.closest("tr"), fields.undo);
    else readyForWalkIn(name, fields.undo);
    handIn();
  });
  // A key that is held down presses once: the next button that it would press undoes what it did.
  door.addEventListener("keydown", (event) => {
    if (event.repeat && event.key === "Enter" && event.target.closest("[data-press]")) event.preventDefault();
  });
  addEventListener("online", handIn);
  addEventListener("offline", show);
  addEventListener("storage", show);
  setInterval(look, LOOK);
  door.querySelector("[data-find]")?.addEventListener("submit", (event) => event.preventDefault());
  door.querySelector("[data-find]")?.addEventListener("input", filter);
  if (door.querySelector("#q")?.value) filter(); // typed before this was here
  show();
  handIn();

  // One after the other, in the order in which they were pressed.
  async function handIn() {
    clearTimeout(later);
    if (isBusy) return;
    isBusy = true;
    try {
      while (navigator.onLine && queue.first()) await handInFirst(queue.first());
    } catch (error) {
      amiss = error.message === SIGN_IN ? SIGN_IN : "";
    } finally {
      isBusy = false;
    }
    show();
    if (queue.first()) later = setTimeout(handIn, AGAIN);
  }

  async function handInFirst({ at, fields }) {
    const body = new URLSearchParams(fields);
    const waited = Date.now() - at;
    const longest = at <= last.heard ? Math.max(0, last.ago - 1) : waited;
    const ago = waited < SOON ? 0 : Math.min(waited, longest);
    body.set("ago_ms", ago);
    body.set("csrf_token", door.querySelector("input[name=csrf_token]").value);
    const answer = await ask({ method: "POST", body });
    if (answer.redirected || answer.status === 400) throw new Error(SIGN_IN);
    if (answer.status >= 500) throw new Error(answer.status);
    last = { ago, heard: Date.now() };
    amiss = answer.ok ? "" : REFUSED;
    if (answer.ok) known = await answer.json();
    queue.drop(fields.key);
    show();
  }

  // What another phone at the same door has pressed meanwhile; where there is no network, it is looked again.
  async function look() {
    if (document.hidden || isBusy || !navigator.onLine) return;
    const { heard } = last;
    const answer = await ask({}).catch(() => null);
    const looked = answer?.ok && !answer.redirected ? await answer.json().catch(() => null) : null;
    if (looked && last.heard === heard) known = looked; // else something was handed in since, which this may not know of
    show();
  }

  function ask(options) {
    return fetch(address, { ...options, headers: { Accept: "application/json" }, signal: AbortSignal.timeout(PATIENCE) });
  }

  // What the server has said, and on top of it what it has not heard yet.
  function now() {
    const here = { ...known.here };
    let walkIns = known.walk_ins;
    for (const { at, fields } of queue.all()) {
      const came = Number(fields.came ?? 1);
      if (fields.rsvp && fields.undo) delete here[fields.rsvp];
      else if (fields.rsvp) here[fields.rsvp] = [here[fields.rsvp]?.[0] ?? clock(at), came];
      else if (fields.walk_in) walkIns = walkIns.filter(([walkIn]) => walkIn !== fields.walk_in);
      else walkIns = [...walkIns, [fields.key, fields.name, clock(at), came]];
    }
    return { here, walkIns };
  }

  function show() {
    const { here, walkIns } = now();
    for (const [key, row] of rows) showRow(row, here[key]);
    showWalkIns(walkIns);
    const checkedIn = sum(Object.values(here).map(([, came]) => came));
    const walkedIn = sum(walkIns.map(([, , , came]) => came));
    count("checked-in", checkedIn);
    count("walked-in", walkedIn);
    count("inside", checkedIn + walkedIn);
    const waiting = queue.all().length;
    const words = waiting === 1 ? "1 check-in waits for the network." : `${waiting} check-ins wait for the network.`;
    const said = amiss === REFUSED ? REFUSED : amiss || OFFLINE;
    const isSaid = amiss || (waiting && !(navigator.onLine && isBusy));
    door.querySelector("[data-waits]").hidden = !isSaid;
    say("[data-waits]", isSaid ? [waiting ? words : "", said].join(" ").trim() : "", door);
  }

  function showRow(row, here) {
    row.classList.toggle("in-now", Boolean(here));
    const [out, inside] = [row.querySelector("[data-out]"), row.querySelector("[data-in]")];
    if (!out) return;
    [out.hidden, inside.hidden] = [Boolean(here), !here];
    if (!here) return;
    const [at, came] = here;
    say("[data-at]", at, inside);
    say("[data-came]", came === 1 && row.dataset.size === "1" ? "" : `, ${came} of ${row.dataset.size}`, inside);
  }

  function showWalkIns(walkIns) {
    const list = door.querySelector("[data-walk-ins]");
    if (!mould) return;
    const there = new Map([...list.children].map((item) => [item.dataset.walkedIn, item]));
    const items = walkIns.map(([key, name, at, came]) => there.get(key) ?? made(key, name, at, came));
    for (const item of there.values()) if (!items.includes(item)) item.remove();
    // Who is at one of them stays at it: only what stands elsewhere is moved.
    items.forEach((item, number) => {
      if (list.children[number] !== item) list.insertBefore(item, list.children[number] ?? null);
    });
  }

  function made(key, name, at, came) {
    const item = mould.content.firstElementChild.cloneNode(true);
    item.dataset.walkedIn = key;
    item.querySelector("input[name=walk_in]").value = key;
    say("[data-name]", name || "Somebody", item);
    if (name) say("button .vh", ` ${name}`, item);
    say("[data-came]", came > 1 ? `, ${came} people` : "", item);
    say("[data-at]", at, item);
    return item;
  }

  // The page as it was sent, read back.
  function shown() {
    const here = [...rows].filter(([, row]) => row.classList.contains("in-now")).map(([key, row]) => {
      const inside = row.querySelector("[data-in]");
      return [key, [inside.querySelector("[data-at]").textContent, Number(inside.dataset.in)]];
    });
    const walkIns = [...door.querySelectorAll("[data-walked-in]")].map((item) => [
      item.dataset.walkedIn,
      item.querySelector("[data-name]").textContent,
      item.querySelector("[data-at]").textContent,
      Number(item.dataset.size),
    ]);
    return { here: Object.fromEntries(here), walk_ins: walkIns };
  }

  // Ready for the next one at the door.
  function ready(row, isUndone) {
    announce(`${row.querySelector(".name").textContent} ${isUndone ? "is not checked in" : "is here"}`);
    const typed = door.querySelector("#q");
    if (!typed.value) return row.querySelector("span:not([hidden]) > form button")?.focus();
    typed.value = "";
    filter();
    typed.focus();
  }

  function readyForWalkIn(name, isUndone) {
    announce(`${name} ${isUndone ? "is taken off again" : "walked in"}`);
    if (isUndone) door.querySelector("input[name=name]")?.form.querySelector("button").focus();
  }

  function filter() {
    const typed = folded(door.querySelector("#q").value).trim();
    for (const row of rows.values()) row.hidden = !` ${row.dataset.said}`.includes(` ${typed}`);
  }

  function clock(at) {
    const shape = { hour: "2-digit", minute: "2-digit", timeZone: door.dataset.zone };
    const twelve = { ...shape, hour: "numeric", hour12: true };
    return new Intl.DateTimeFormat("en-GB", "twelve" in door.dataset ? twelve : shape).format(at);
  }

  function count(what, number) {
    say(`[data-count=${what}]`, String(number), door);
  }
}

// What waits, in this browser's own storage; where there is none, as long as the page is open.
function queueOf(name) {
  let kept = [];
  const all = () => {
    try {
      return JSON.parse(localStorage.getItem(name)) ?? kept;
    } catch {
      return kept;
    }
  };
  const keep = (presses) => {
    kept = presses;
    try {
      if (presses.length) localStorage.setItem(name, JSON.stringify(presses));
      else localStorage.removeItem(name);
    } catch {
      // It is kept in `kept`.
    }
  };
  return {
    all,
    first: () => all()[0],
    add: (press) => keep([...all(), press]),
    drop: (key) => keep(all().filter((press) => press.fields.key !== key)),
  };
}

function freshKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// As the server folds names: no regard to case and accents.
function folded(text) {
  return text.normalize("NFKD").toLowerCase().replaceAll("ß", "ss").replace(/\p{M}/gu, "");
}

function say(selector, words, within) {
  const place = within.querySelector(selector);
  if (place && place.textContent !== words) place.textContent = words;
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
