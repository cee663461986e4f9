import { SetupFailure } from './failure';
import { run } from './processes.mjs';
import { rootFolder } from './root-folder.mjs';
import { environmentOf, findNode, runtimes } from './test/node-runtime';

/**
 * npm run test:runtimes: the start-up tests on every version of Node that Plainleaf runs on, or on those that are named.
 */
export async function main(args: readonly string[]): Promise<number> {
  const unknown = args.find((arg) => !/^(\d+(\.\d+){0,2}|latest)$/.test(arg));
  if (unknown !== undefined) throw new SetupFailure(`${unknown} is no version of Node, such as 24 or 20.19.`);
  const results: string[] = [];
  let failed = 0;
  for (const wanted of args.length > 0 ? args : runtimes) {
    const { program, version } = await findNode(wanted);
    console.log(`\nNode ${version}`);
    const { code } = await run(program, ['scripts/test.mjs', '--only', 'setup'], {
      cwd: rootFolder,
      env: environmentOf(program),
      onOutput: (chunk) => process.stdout.write(chunk),
    });
    if (code !== 0) failed += 1;
    results.push(`${code === 0 ? '✓' : '✗'} Node ${version}`);
  }
  console.log(`\n${results.join('\n')}`);
  return failed === 0 ? 0 : 1;
}
