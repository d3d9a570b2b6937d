// Three buttons in the footer: as the system has it, light, dark. The server reads the cookie on the next page.
import { keep } from "./cookie.js";

const CHOICES = [["", "Automatic"], ["light", "Light"], ["dark", "Dark"]];

export function attach(place) {
  const root = document.documentElement;
  place.append("Colours:", ...CHOICES.map(([theme, words]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(words);
    button.addEventListener("click", () => {
      keep("theme", theme);
      if (theme) root.dataset.theme = theme;
      else delete root.dataset.theme;
      mark();
    });
    return button;
  }));
  mark();
  place.hidden = false;

  function mark() {
    place.querySelectorAll("button").forEach((button, number) =>
      button.setAttribute("aria-pressed", String((root.dataset.theme ?? "") === CHOICES[number][0])));
  }
}
