// Suggests cities while one types: the combobox of ARIA 1.2 on top of a search field that works by itself.
import { announce } from "./fragment.js";

const PAUSE = 120;
const SHORTEST = 2;
const MOST = 7;

export function attach(input) {
  const list = element("ul", { class: "suggest", id: `${input.id}-list`, role: "listbox", "aria-label": "Matching cities" });
  const exact = element("input", { type: "hidden" });
  const name = input.name;
  let cities = [];
  let chosen = -1;
  let waiting;
  let latest = 0;
  list.hidden = true;
  input.after(list, exact);
  dress(input, { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" });

  input.addEventListener("input", () => {
    [input.name, exact.name] = [name, ""];
    choose(-1); // of what was suggested to other words
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const act = list.hidden ? {} : { ArrowDown: () => move(1), ArrowUp: () => move(-1), Escape: close, Enter: take };
    if (act[event.key]?.() !== undefined) event.preventDefault();
  });
  // The field keeps the focus; a finger that goes on is scrolling and chooses nothing.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const row = event.target.closest("li");
    if (row) {
      chosen = [...list.children].indexOf(row);
      take();
    }
  });

  // Who typed before this script was there is answered as well.
  if (document.activeElement === input && input.value) ask();

  async function ask() {
    const typed = input.value.trim();
    const number = ++latest;
    if (typed.length < SHORTEST) return close();
    try {
      const answer = await fetch(`${input.dataset.suggest}?limit=${MOST}&q=${encodeURIComponent(typed)}`);
      if (!answer.ok) throw new Error(answer.status);
      const found = await answer.json();
      if (number === latest && document.activeElement === input) show(found, typed);
    } catch {
      if (number === latest) close();
    }
  }

  function show(found, typed) {
    cities = found;
    list.replaceChildren(...cities.map((city, number) => row(city, typed, `${list.id}-${number}`)));
    list.hidden = !cities.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    choose(-1);
    const count = cities.length === 1 ? "1 city" : `${cities.length} cities`;
    announce(cities.length ? `${count}, first ${cities[0].name}` : "No city found");
  }

  function move(by) {
    choose((chosen + by + cities.length + (chosen < 0 && by < 0 ? 1 : 0)) % cities.length);
    list.children[chosen].scrollIntoView({ block: "nearest" });
    return true;
  }

  function choose(number) {
    chosen = number;
    [...list.children].forEach((option, each) => option.setAttribute("aria-selected", String(each === chosen)));
    if (chosen < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", list.children[chosen].id);
  }

  function take() {
    const city = cities[chosen];
    if (!city) return undefined;
    close();
    input.value = [city.name, where(city)].filter(Boolean).join(", ");
    if ("chapters" in input.dataset) {
      location.assign(isThere(city.chapter) ? `/chapters/${city.chapter.slug}` : `/chapters?near=${city.id}`);
    } else {
      [input.name, exact.name, exact.value] = ["", name, city.id];
    }
    return true;
  }

  function close() {
    latest++;
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    return true;
  }
}

const where = (city) => [city.region, city.country].filter(Boolean).join(", ");
const isThere = (chapter) => chapter && !chapter.distance_km;

function row(city, typed, id) {
  const name = element("b");
  const starts = city.name.toLocaleLowerCase().startsWith(typed.toLocaleLowerCase());
  const length = starts ? typed.length : 0;
  name.append(...(length ? [element("mark", {}, city.name.slice(0, length))] : []), city.name.slice(length));
  const code = city.codes.find((each) => each === typed.toUpperCase()) ?? city.codes[0];
  const words = element("span", {}, name, element("small", {}, [where(city), code].filter(Boolean).join(" · ")));
  return element("li", { role: "option", id, "aria-selected": "false" }, words, element("small", {}, distance(city.chapter)));
}

function distance(chapter) {
  if (!chapter) return "no chapter near";
  if (isThere(chapter)) return "chapter here";
  return `${chapter.name ?? "nearest chapter"}, ${chapter.distance_km.toLocaleString("en-GB")} km`;
}

function element(tag, attributes = {}, ...children) {
  const made = dress(document.createElement(tag), attributes);
  made.append(...children);
  return made;
}

function dress(made, attributes) {
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
