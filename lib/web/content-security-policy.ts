/**
 * What a page may load and run. Scripts and style elements need this answer's own nonce, so that markup which slipped
 * into a page runs nothing. Style attributes are allowed: React Aria and the clinic's colors set them, and they
 * cannot run anything.
 */
export function pagePolicy(nonce: string, { isDev }: { isDev: boolean }): string {
  return policy({
    'default-src': ["'self'"],
    // Next's development server evaluates code and talks over a web socket.
    'script-src': ["'self'", `'nonce-${nonce}'`, ...(isDev ? ["'unsafe-eval'"] : [])],
    'style-src': isDev ? ["'self'", "'unsafe-inline'"] : ["'self'", `'nonce-${nonce}'`],
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'connect-src': isDev ? ["'self'", 'ws:'] : ["'self'"],
    'worker-src': ["'self'"],
    // The PDF that is sent to the printer.
    'frame-src': ["'self'", 'blob:'],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  });
}

/** Of data, pictures and PDFs: whatever a browser takes them for, they load and run nothing and stand in no frame. */
export const dataPolicy = policy({ 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] });

/** Of our own built files. A worker takes its policy from its own file: only there may WebAssembly be compiled. */
export const assetPolicy = policy({
  'default-src': ["'none'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'connect-src': ["'self'"],
  'frame-ancestors': ["'none'"],
});

/**
 * Of the builder's page worker, whatever runs in it: its own program, HarfBuzz, and what this server answers. Layout
 * fetches its WebAssembly from an address that holds the bytes itself.
 */
export const workerPolicy = policy({
  'default-src': ["'none'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'connect-src': ["'self'", 'data:'],
  'frame-ancestors': ["'none'"],
});

function policy(directives: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}
