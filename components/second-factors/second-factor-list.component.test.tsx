import { afterEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react/pure';
import { PassphraseForm } from '@/components/settings/passphrase-form';
import { changePassphrase } from '@/lib/features/passphrases/actions';
import { makeNewRecoveryCodes } from '@/lib/features/second-factors/actions';
import { askForPasskey, beginMyPasskey, removeMyPasskey } from '@/lib/features/second-factors/passkey-actions';
import { unlinkMyIdentity } from '@/lib/features/single-sign-on/actions';
import { IdentityLink } from './identity-link';
import { SecondFactorList } from './second-factor-list';

const passkey = { id: '0193a1b2-0000-7000-8000-000000000001', name: 'Laptop', detail: 'Passkey, added today' };
const withApp = { authenticatorAdded: 'today', recoveryCodesLeft: 9, passkeys: [] };
const withPasskey = { authenticatorAdded: null, recoveryCodesLeft: 10, passkeys: [passkey] };
const nothing = { authenticatorAdded: null, recoveryCodesLeft: 0, passkeys: [] };

const dialog = page.getByRole('dialog');
const passphraseField = dialog.getByRole('textbox', { name: 'Your password' });
const code = dialog.getByRole('textbox', { name: 'Code' });
const refused = (fields: Record<string, string>) => ({
  ok: false as const,
  failure: { code: 'invalid-input' as const, fields },
});

afterEach(() => vi.restoreAllMocks());

/** The fake device signs every challenge. */
function unlockedDevice(): void {
  const bytes = (text: string) => new TextEncoder().encode(text).buffer;
  const signed = {
    id: 'a2V5',
    rawId: bytes('key'),
    type: 'public-key',
    authenticatorAttachment: 'platform',
    getClientExtensionResults: () => ({}),
    toJSON: () => {
      throw new Error('browsers of before 2025 have none');
    },
    response: {
      clientDataJSON: bytes('{}'),
      authenticatorData: bytes('data'),
      signature: bytes('signed'),
      userHandle: bytes('somebody'),
    },
  };
  vi.spyOn(navigator.credentials, 'get').mockResolvedValue(signed as PublicKeyCredential);
  vi.mocked(askForPasskey).mockResolvedValue({ ok: true, value: { challenge: 'Y2hhbGxlbmdl', rpId: 'localhost' } });
}

it('asks for a code before it makes new recovery codes, and says at the field what is wrong with it', async () => {
  vi.mocked(makeNewRecoveryCodes).mockResolvedValueOnce(refused({ code: 'Too many wrong codes. Wait 4 minutes.' }));
  await render(<SecondFactorList facts={withApp} />);
  await page.getByRole('button', { name: 'Make new ones' }).click();
  await passphraseField.fill('correct horse battery staple');
  await code.fill('123456');
  await dialog.getByRole('button', { name: 'Make new codes' }).click();
  await expect.element(dialog.getByText('Too many wrong codes. Wait 4 minutes.')).toBeVisible();
  expect(makeNewRecoveryCodes).toHaveBeenCalledExactlyOnceWith({
    passphrase: 'correct horse battery staple',
    code: '123456',
  });
  await expect.element(dialog.getByRole('button', { name: 'Use a passkey instead' })).not.toBeInTheDocument();
});

it('accepts a passkey instead of the code, and sends nothing before the password is typed', async () => {
  unlockedDevice();
  vi.mocked(removeMyPasskey).mockResolvedValue({ ok: true, value: {} });
  await render(<SecondFactorList facts={withPasskey} />);
  await page.getByRole('button', { name: 'Remove Laptop' }).click();
  const instead = dialog.getByRole('button', { name: 'Use a passkey instead' });
  await instead.click();
  await expect.element(dialog.getByText('Type your password.')).toBeVisible();
  expect(askForPasskey).not.toHaveBeenCalled();
  await passphraseField.fill('correct horse battery staple');
  await instead.click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(askForPasskey).toHaveBeenCalledExactlyOnceWith({ for: 'proof' });
  const sent = { id: passkey.id, passphrase: 'correct horse battery staple' };
  expect(removeMyPasskey).toHaveBeenCalledExactlyOnceWith({
    ...sent,
    passkey: expect.objectContaining({ id: 'a2V5' }),
  });
});

async function namePasskey(): Promise<void> {
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Laptop');
  await dialog.getByRole('button', { name: 'Continue' }).click();
}

it('asks the device right after the proof, asks again if the person cancels, and stops after four minutes', async () => {
  vi.mocked(beginMyPasskey).mockResolvedValue({ ok: true, value: creation });
  const make = vi.spyOn(navigator.credentials, 'create');
  make.mockRejectedValue(new DOMException('dismissed', 'NotAllowedError'));
  await render(<SecondFactorList facts={nothing} />);
  await namePasskey();
  await passphraseField.fill('correct horse battery staple');
  await dialog.getByRole('button', { name: 'Add passkey' }).click();
  await expect.element(dialog.getByText('This device did not make a passkey.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await vi.waitFor(() => expect(make).toHaveBeenCalledTimes(2));
  await expect.element(dialog.getByText('This device did not make a passkey.')).toBeVisible();
  const later = Date.now() + 241_000;
  vi.spyOn(Date, 'now').mockReturnValue(later);
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await expect.element(dialog.getByText('More than four minutes have passed')).toBeVisible();
  expect(make).toHaveBeenCalledTimes(2);
});

const creation = {
  challenge: 'Y2hhbGxlbmdl',
  rp: { name: 'Plainleaf', id: 'localhost' },
  user: { id: 'dXNlcg', name: 'amara@riverside.example', displayName: '' },
  pubKeyCredParams: [{ alg: -7, type: 'public-key' as const }],
};

it('asks for a code before the second passkey, and not before the first', async () => {
  vi.mocked(beginMyPasskey).mockResolvedValue(refused({ passphrase: 'This is not your password.' }));
  const shown = await render(<SecondFactorList facts={nothing} />);
  await namePasskey();
  await expect.element(passphraseField).toBeVisible();
  await expect.element(code).not.toBeInTheDocument();
  await shown.unmount();
  await render(<SecondFactorList facts={withApp} />);
  await namePasskey();
  await expect.element(code).toBeVisible();
});

it('says that no passkey was used, and still accepts a code', async () => {
  unlockedDevice();
  vi.spyOn(navigator.credentials, 'get').mockRejectedValue(new DOMException('dismissed', 'NotAllowedError'));
  await render(<IdentityLink isLinked ways={{ hasFactor: true, hasPasskey: true }} />);
  await page.getByRole('button', { name: 'Unlink' }).click();
  await passphraseField.fill('correct horse battery staple');
  await dialog.getByRole('button', { name: 'Use a passkey instead' }).click();
  await expect.element(dialog.getByText('No passkey was used. Try again, or type a code.')).toBeVisible();
  expect(unlinkMyIdentity).not.toHaveBeenCalled();
});

it('asks members with a second factor for a code before they change the password', async () => {
  vi.mocked(changePassphrase).mockResolvedValueOnce(refused({ code: 'This code is not right.' }));
  await render(<PassphraseForm email="amara@riverside.example" ways={{ hasFactor: true, hasPasskey: false }} />);
  await page.getByRole('textbox', { name: 'Current password' }).fill('correct horse battery staple');
  await page.getByRole('textbox', { name: 'New password' }).fill('seven quiet otters paddle');
  await page.getByRole('textbox', { name: 'Code' }).fill('654321');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect.element(page.getByText('This code is not right.')).toBeVisible();
  expect(changePassphrase).toHaveBeenCalledExactlyOnceWith({
    current: 'correct horse battery staple',
    passphrase: 'seven quiet otters paddle',
    code: '654321',
  });
});
