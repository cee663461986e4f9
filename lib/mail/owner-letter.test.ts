import { expect, it } from 'vitest';
import { ownerLetter } from './owner-letter';

const at = new Date('2026-03-02T21:05:00Z');
const clinic = { name: 'Riverside Family Practice', locale: 'en-US', timeZone: 'America/Los_Angeles' } as const;
const device = { userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:148.0) Gecko/20100101 Firefox/148.0' };

it('S18: tells the owner what happened, when by the clinic’s clock, on which device, and what to do', () => {
  const { to, subject, text } = ownerLetter({
    to: 'amara@riverside.example',
    notice: 'passkey-added',
    at,
    clinic,
    device,
  });
  expect(to).toBe('amara@riverside.example');
  expect(subject).toBe('A passkey was added: your Plainleaf account');
  expect(text).toContain('A passkey was added to your Plainleaf account.');
  expect(text).toMatch(/^When: .*1:05 PM \(America\/Los Angeles\)$/m);
  expect(text).toMatch(/^From: Firefox on Windows$/m);
  expect(text).toMatch(/^Clinic: Riverside Family Practice$/m);
  expect(text).toContain('If it was not you, change your password now');
});

it('names no browser for a change made on the server, and uses UTC without a clinic', () => {
  const { text } = ownerLetter({ to: 'a@b.example', notice: 'factors-removed', at, clinic: null, device: null });
  expect(text).toMatch(/^When: .*9:05 PM \(UTC\)$/m);
  expect(text).not.toMatch(/From:|Clinic:/);
});
