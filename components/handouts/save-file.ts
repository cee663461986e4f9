/** Lets the browser save bytes that are already here. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  followDownload(address, name);
  // The browser reads the bytes after the press; a minute is enough for any disk.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Downloads from an address without leaving the page. */
export function followDownload(address: string, name = ''): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}
