/**
 * Moves the focus to the page when the control that holds it goes away. Two frames later, because a dialog that closes
 * keeps the focus until it is gone and gives it back to its button in the next frame.
 */
export function focusPage(): void {
  requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById('main')?.focus()));
}
