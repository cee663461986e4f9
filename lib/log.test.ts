import { expect, it } from 'vitest';
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
