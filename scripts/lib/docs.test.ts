import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { rootFolder } from './root-folder.mjs';

/** Guides name files and commands; renaming one must not leave a guide behind. */

const read = (file: string): string => readFileSync(path.join(rootFolder, file), 'utf8');

const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')));

const guides = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'docs/architecture.md',
  'docs/operations.md',
  'docs/security.md',
];
const folders = ['app', 'bench', 'components', 'content', 'deploy', 'docs', 'e2e', 'lib', 'prisma', 'scripts', 'tools'];

describe.each(guides)('%s', (guide) => {
  const text = read(guide);

  test('names files and folders that exist', () => {
    const named = [...text.matchAll(/`((?:[\w.()-]+\/)+[\w.()-]*)`/g)]
      .flatMap((match) => match[1] ?? [])
      .filter((name) => folders.includes(name.split('/')[0] ?? ''));
    const linked = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, link = '']) =>
      path.join(path.dirname(guide), link),
    );
    const missing = [...named, ...linked].filter((name) => !existsSync(path.join(rootFolder, name)));
    expect(missing).toEqual([]);
  });

  test('names npm scripts that exist', () => {
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].flatMap((match) => match[1] ?? []);
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});
