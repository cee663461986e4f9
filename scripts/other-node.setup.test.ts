import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from './lib/processes.mjs';
import { findOrReason } from './lib/test/debian-program';
import { findNode } from './lib/test/node-runtime';
import { type Bench, openBench, signInPage } from './lib/test/started-app';

/** npm start on another version of Node than that of the tests. npm run test:runtimes runs all of them on each version. */

/** A long-term support line other than the one that runs this. */
const other = process.versions.node.startsWith('24.') ? '22' : '24';
let bench: Bench;

beforeAll(async () => {
  bench = await openBench('other-node');
});

afterAll(() => bench.close());

test(`npm start serves on Node ${other} as well, with a database of its own`, async ({ skip }) => {
  const node = await findOrReason(() => findNode(other));
  if ('whyNot' in node) skip(node.whyNot);
  else {
    expect((await run(node.found.program, ['--version'])).output).toMatch(new RegExp(`^v${other}\\.`));
    const app = bench.start({}, [node.found.program, 'scripts/start.mjs']);
    await app.ready();
    expect((await signInPage(bench.port)).status).toBe(200);
    process.kill(app.pid, 'SIGTERM');
    await app.ended;
  }
}, 400_000);
