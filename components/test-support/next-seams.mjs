import { readFile } from 'node:fs/promises';

// JavaScript, because Vite reads its configuration without a compiler.

/**
 * Vite plugins that replace what Next does for components in the browser.
 * @returns {import('vitest/config').Plugin[]}
 */
export const nextSeams = () => [serverActionsAsMocks(), accentStylesheets()];

/**
 * In the browser a server action is a remote call. Here every action is a mock of the same name, and the test sets its
 * result.
 * @returns {import('vitest/config').Plugin}
 */
function serverActionsAsMocks() {
  return {
    name: 'server-actions-as-mocks',
    enforce: 'pre',
    async load(id) {
      const [file = ''] = id.split('?');
      if (!/\/lib\/(features|auth)\/.*actions\.ts$/.test(file)) return null;
      const source = await readFile(file, 'utf8');
      if (!source.startsWith("'use server'")) return null;
      const names = [...source.matchAll(/^export async function (\w+)/gm)].map(([, name]) => name);
      return [
        "import { vi } from 'vitest';",
        "const unanswered = (name) => async () => { throw new Error(name + ' was called, but the test sets no result'); };",
        ...names.map((name) => `export const ${name} = vi.fn(unanswered('${name}'));`),
      ].join('\n');
    },
  };
}

/**
 * A route of the app serves the clinic's colors. React waits for that stylesheet; its content does not matter here.
 * @returns {import('vitest/config').Plugin}
 */
function accentStylesheets() {
  return {
    name: 'accent-stylesheets',
    configureServer({ middlewares }) {
      middlewares.use('/accent', (_request, response) => {
        response.setHeader('Content-Type', 'text/css');
        response.end(':root {}');
      });
    },
  };
}
