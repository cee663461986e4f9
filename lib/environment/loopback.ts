/** Whether a URL's hostname, an address to listen on or a peer's address is reached from this machine alone. */
export function isLoopback(host: string): boolean {
  // A socket that listens on all addresses shows IPv4 peers as ::ffff:127.0.0.1.
  const bare = host
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/^::ffff:(?=\d+\.)/, '');
  return bare === 'localhost' || bare === '::1' || /^127(\.\d{1,3}){3}$/.test(bare);
}

/** null for what is no URL; a line break or tab within is none, though URL would remove it. */
export function parseUrl(text: string): URL | null {
  if (/[\s\p{Cc}]/u.test(text)) return null;
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** Whether a URL leads to this machine. */
export function isLoopbackUrl(text: string): boolean {
  return isLoopback(parseUrl(text)?.hostname ?? '');
}
