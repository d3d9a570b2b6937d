// What somebody does while an answer is on its way is not undone by it: what they changed in the part that it replaces is
// put back, and they stay where they are.
import { isChanged } from "./early.js";

// What each field of a form holds, by its id.
export function held(form) {
  return new Map(known(form.elements).map((field) => [field.id, holding(field)]));
}

// What was changed in a form since it held `sent`.
export function changedSince(form, sent) {
  return [...held(form)].filter(([id, value]) => sent.has(id) && sent.get(id) !== value);
}

// What was changed in a part of the page outside of `form`, whether before or since: it was not sent.
export function changedBeside(form, part) {
  const beside = known(part.querySelectorAll("input, select, textarea")).filter((field) => field.form !== form);
  return beside.filter(isChanged).map((field) => [field.id, holding(field)]);
}

export function putBack([id, value]) {
  const field = document.getElementById(id);
  if (!field) return;
  if (isTicked(field)) field.checked = value;
  else if (field.value !== value) field.value = value;
}

// Where somebody is now, and how far in its text; the answer takes them there again, if they are there no more.
export function place() {
  const { id, selectionStart: from, selectionEnd: to } = document.activeElement;
  return () => {
    const field = document.getElementById(id);
    if (!field) return;
    field.focus();
    if (Number.isInteger(from)) field.setSelectionRange(from, to);
  };
}

function known(fields) {
  return [...fields].filter((field) => field.id && field.type !== "hidden");
}

function holding(field) {
  return isTicked(field) ? field.checked : field.value;
}

function isTicked(field) {
  return field.matches("[type=checkbox], [type=radio]");
}
