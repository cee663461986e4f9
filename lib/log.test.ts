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

it('logs a deprecation as a warning with its text, and never as an error', async () => {
  const script = `
    import { sendConsoleToLog, sendWarningsToLog } from './lib/log';
    sendConsoleToLog();
    sendWarningsToLog();
    process.emitWarning('old() goes in version 9', 'DeprecationWarning', 'DEP0999');
  `;
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
  expect({ code, lines: lines.length }, output).toEqual({ code: 0, lines: 1 });
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 40,
    event: 'process.warning',
    errorType: 'DeprecationWarning',
    errorCode: 'DEP0999',
    text: 'old() goes in version 9',
  });
});
