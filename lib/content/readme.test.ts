import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { conditions } from '../domain/handout/conditions';

const readme = await readFile(new URL('../../content/README.md', import.meta.url), 'utf8');

it.each(conditions)('the page for writers names the passage if-%s', (when) => {
  expect(readme).toContain(`\`${when}\``);
});
