// Whether a form holds something else than it came with: somebody was quicker than the script, or came back to it.
export function isTouched(form) {
  return [...form.elements].some(isChanged);
}

export function isChanged(field) {
  return field.options
    ? [...field.options].some((option) => option.selected !== option.defaultSelected && field.querySelector("[selected]"))
    : field.matches("[type=checkbox], [type=radio]")
      ? field.checked !== field.defaultChecked
      : field.matches("input, textarea") && field.value !== field.defaultValue;
}
