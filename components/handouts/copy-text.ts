/** Puts a text on the clipboard. @throws when the browser allows neither way. */
export async function copyText(text: string): Promise<void> {
  // Browsers offer the clipboard to secure pages only, and may refuse it; a clinic may serve its own network without TLS.
  const isWritten = await navigator.clipboard?.writeText(text).then(
    () => true,
    () => false,
  );
  if (isWritten) return;
  const field = document.createElement('textarea');
  field.value = text;
  field.setAttribute('aria-hidden', 'true');
  field.style.cssText = 'position:fixed;opacity:0';
  document.body.append(field);
  const focused = document.activeElement;
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  if (!isCopied) throw new Error('Copying was refused');
}
