/** Brings the keyboard to an input of the panel, out of whatever it is folded away in: what is folded takes no focus. */
export function goTo(id: string): void {
  const input = document.getElementById(id);
  for (let at = input?.parentElement ?? null; at !== null; at = at.parentElement) {
    if (at instanceof HTMLDetailsElement) at.open = true;
  }
  input?.focus();
}
