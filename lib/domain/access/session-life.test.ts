import { describe, expect, it } from 'vitest';
import { isLive, isProofFresh, sessionEnd, standingOf } from './session-life';

const at = (time: string) => new Date(`2026-11-25T${time}Z`);
const session = { expiresAt: at('20:00:00'), lastSeenAt: at('09:00:00'), endedAt: null };

describe('S10: a session', () => {
  it('ends after the idle minutes, to the millisecond', () => {
    expect(isLive(session, 15, at('09:14:59.999'))).toBe(true);
    expect(isLive(session, 15, at('09:15:00'))).toBe(false);
    expect(isLive(session, 5, at('09:05:00'))).toBe(false);
  });

  it('ends after twelve hours, however busy', () => {
    const busy = { ...session, lastSeenAt: at('19:59:00') };
    expect(sessionEnd(busy, 15)).toEqual({ at: at('20:00:00'), because: 'twelve-hours' });
    expect(isLive(busy, 15, at('20:00:00'))).toBe(false);
    expect(sessionEnd(session, 15)).toEqual({ at: at('09:15:00'), because: 'idle' });
  });

  it('that was ended is over at once', () => {
    expect(isLive({ ...session, endedAt: at('09:00:01') }, 15, at('09:00:02'))).toBe(false);
  });
});

it('S18: a proof of identity is fresh for ten minutes', () => {
  expect(isProofFresh(at('09:00:00'), at('09:09:59'))).toBe(true);
  expect(isProofFresh(at('09:00:00'), at('09:10:00'))).toBe(false);
});

describe('S16: what a session may see', () => {
  it.each([
    [false, false, false, 'full'],
    [false, false, true, 'needs-enrolment'],
    [true, false, false, 'needs-second-factor'],
    [true, false, true, 'needs-second-factor'],
    [true, true, true, 'full'],
  ] as const)(
    'has factor %s, gave it %s, clinic asks %s: %s',
    (hasSecondFactor, gaveSecondFactor, required, standing) => {
      expect(standingOf({ hasSecondFactor, gaveSecondFactor, required })).toBe(standing);
    },
  );
});
