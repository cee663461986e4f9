import { afterEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react/pure';
import { failureWords } from '@/components/wording/failure-words';
import type { AppFailure } from '@/lib/domain/errors';
import { askForPasskey } from '@/lib/features/second-factors/passkey-actions';
import { PasskeyButton } from './passkey-button';

vi.mock('@/lib/features/second-factors/passkey-actions', () => ({
  askForPasskey: vi.fn(),
  giveSignInPasskey: vi.fn(),
  signInByPasskey: vi.fn(),
}));

afterEach(() => vi.restoreAllMocks());

async function told(answer: AppFailure | 'no connection'): Promise<string> {
  vi.mocked(askForPasskey).mockImplementationOnce(async () => {
    if (answer === 'no connection') throw new TypeError('Failed to fetch');
    return { ok: false, failure: answer };
  });
  const onFailure = vi.fn();
  await render(<PasskeyButton purpose="sign-in" next="/" onFailure={onFailure} />);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await vi.waitFor(() => expect(onFailure).toHaveBeenCalled());
  return String(onFailure.mock.calls[0]?.[0]);
}

it.each<[string, AppFailure | 'no connection', RegExp]>([
  ['a passkey that was refused', { code: 'invalid-input' }, /^This passkey was not accepted/],
  [
    'too many tries',
    { code: 'invalid-input', fields: { other: 'Too many tries. Wait 15 minutes.' } },
    /Wait 15 minutes/,
  ],
  ['an outage', { code: 'unavailable' }, new RegExp(failureWords.unavailable)],
  ['a lost connection', 'no connection', new RegExp(failureWords.unavailable)],
  ['a defect', { code: 'unexpected', reference: 'K7MQ3XWP' }, /Reference: K7MQ3XWP/],
])('says what happened: %s', async (_what, answer, words) => {
  expect(await told(answer)).toMatch(words);
});
