import { expect, it } from 'vitest';
import { run } from '@/scripts/lib/processes.mjs';
import { describeError } from './log';

const patient = 'Quillfeather Zyxwander';

it('S36 tells of an error where it arose, and nothing of its message', () => {
  const error = Object.assign(new Error(`no such patient: ${patient}\n    at ${patient} (chart:1:1)`), {
    code: 'P2002',
  });
  const told = describeError(error);
  expect(JSON.stringify(told)).not.toContain('Quillfeather');
  expect(told).toMatchObject({ errorType: 'Error', errorCode: 'P2002' });
  expect(told.at).toMatch(/log\.test\.ts/);
});

it('S36 tells nothing of what is no error', () => {
  expect(describeError(patient)).toEqual({ errorType: 'string' });
  expect(describeError({ patient })).toEqual({ errorType: 'object' });
});

/** The log of a separate process that runs this script. */
async function logOf(script: string): Promise<{ code: number | null; lines: unknown[] }> {
  const { code, output } = await run(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_APP_URL: 'postgresql://nobody@127.0.0.1:1/none',
      NEXTAUTH_URL: 'http://127.0.0.1:3000',
      NEXTAUTH_SECRET: 's'.repeat(32),
      PLAINLEAF_MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
      LOG_LEVEL: 'info',
    },
  });
  const lines = output.trim().split('\n');
  return { code, lines: lines.map((line): unknown => JSON.parse(line)) };
}

it('logs a request that cannot be parsed once, without its content', async () => {
  const { code, lines } = await logOf(`
    import { warnOfBadRequest } from './lib/log';
    const error = Object.assign(new Error('${patient}'), { digest: '1234567' });
    error.stack = 'Error: ${patient}\\n    at parse (/srv/node_modules/next/dist/server.js:1:2)';
    if (!warnOfBadRequest(error) || !warnOfBadRequest(error)) throw error;
  `);
  const at = expect.stringContaining('server.js:1:2');
  expect({ code, lines }).toEqual({
    code: 0,
    lines: [expect.objectContaining({ level: 40, event: 'request.malformed', digest: '1234567', at })],
  });
  expect(JSON.stringify(lines)).not.toContain('Quillfeather');
});

it('logs a deprecation as a warning with its text, and never as an error', async () => {
  const { code, lines } = await logOf(`
    import { sendConsoleToLog, sendWarningsToLog } from './lib/log';
    sendConsoleToLog();
    sendWarningsToLog();
    process.emitWarning('old() goes in version 9', 'DeprecationWarning', 'DEP0999');
  `);
  const words = {
    level: 40,
    event: 'process.warning',
    errorType: 'DeprecationWarning',
    errorCode: 'DEP0999',
    text: 'old() goes in version 9',
  };
  expect({ code, lines }).toEqual({ code: 0, lines: [expect.objectContaining(words)] });
});
