import { readFile } from 'node:fs/promises';

// JavaScript, because Vite reads its configuration without a compiler.

/**
 * What Next does for the components in a browser, done for their tests.
 * @returns {import('vitest/config').Plugin[]}
 */
export const nextSeams = () => [serverActionsAsMocks(), accentStylesheets()];

/**
 * In a browser a server action is a function that somebody else answers. Here every action is a mock of the same name,
 * and the test says what the server answers.
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
        "const unanswered = (name) => async () => { throw new Error(name + ' was called, and the test says no answer'); };",
        ...names.map((name) => `export const ${name} = vi.fn(unanswered('${name}'));`),
      ].join('\n');
    },
  };
}

/**
 * The clinic's colors, which a route of the app serves. React waits for a stylesheet, and the tests look at no color of it.
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
