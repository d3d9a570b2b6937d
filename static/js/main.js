// Fetches a behaviour only where the page holds what it is for. Everything works without any of them.
const behaviours = {
  "[data-summary]": "./errors.js",
  "[data-suggest]": "./suggest.js",
  "[data-near]": "./near.js",
  "form[data-swap]": "./partial.js",
  "form[data-preview]": "./preview.js",
  "[data-lasting]": "./lasting.js",
  "[data-door]": "./door.js",
  "[data-print]": "./print.js",
  "form[data-writing]": "./writing.js",
  "[data-theme-choice]": "./theme.js",
};

for (const [selector, module] of Object.entries(behaviours)) {
  const found = document.querySelectorAll(selector);
  if (found.length) import(module).then(({ attach }) => found.forEach(attach));
}

const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
if (timeZone && !document.cookie.split("; ").includes(`zone=${timeZone}`)) import("./zone.js").then(({ remember }) => remember(timeZone));
