import { describe, expect, test } from 'vitest';
import { type DemoQuestion, decideDemo, type Inhabitants } from './demo';

const empty: Inhabitants = { demo: false, clinic: false };
const demo: Inhabitants = { demo: true, clinic: false };
const clinic: Inhabitants = { demo: false, clinic: true };
const both: Inhabitants = { demo: true, clinic: true };

const plain: DemoQuestion = {
  command: 'start',
  isAskedFor: false,
  isPublic: false,
  kind: 'embedded',
  inhabitants: empty,
};

describe('whether a start serves the demo', () => {
  const cases: readonly [string, Partial<DemoQuestion>, ReturnType<typeof decideDemo>][] = [
    ['an empty database belongs to a clinic', {}, 'clinic'],
    ['an empty database at a public address belongs to a clinic', { isPublic: true }, 'clinic'],
    ['a clinic is served', { inhabitants: clinic }, 'clinic'],
    ['a clinic is served at a public address', { inhabitants: clinic, isPublic: true }, 'clinic'],
    ['the demo comes where it is asked for', { isAskedFor: true }, 'demo'],
    [
      'the demo comes where it is asked for, on a database of one’s own',
      { isAskedFor: true, kind: 'external' },
      'demo',
    ],
    ['npm run demo makes it', { command: 'demo' }, 'demo'],
    ['npm run dev makes it in the empty embedded database', { command: 'dev' }, 'demo'],
    ['npm run dev makes none at a public address', { command: 'dev', isPublic: true }, 'clinic'],
    ['npm run dev makes none in a database of one’s own', { command: 'dev', kind: 'external' }, 'clinic'],
    ['npm run dev serves a clinic', { command: 'dev', inhabitants: clinic }, 'clinic'],
    ['the demo from before is served here', { inhabitants: demo }, 'demo'],
    ['the demo with a clinic made beside it is served here', { inhabitants: both }, 'demo'],
    ['the demo is not served at a public address', { inhabitants: demo, isPublic: true }, 'exposed'],
    ['nor with a clinic beside it', { inhabitants: both, isPublic: true }, 'exposed'],
    ['nor from a database of one’s own', { inhabitants: demo, isPublic: true, kind: 'external' }, 'exposed'],
    ['nor by npm run dev', { inhabitants: demo, isPublic: true, command: 'dev' }, 'exposed'],
    ['npm run demo does not mix with a clinic', { command: 'demo', inhabitants: clinic }, 'refused'],
    ['PLAINLEAF_DEMO=1 does not mix with a clinic', { isAskedFor: true, inhabitants: clinic }, 'refused'],
    ['nor in a database of one’s own', { isAskedFor: true, inhabitants: clinic, kind: 'external' }, 'refused'],
    ['nor where both are in it', { isAskedFor: true, inhabitants: both, kind: 'external' }, 'refused'],
  ];

  test.each(cases)('%s', (_what, changed, decision) => {
    expect(decideDemo({ ...plain, ...changed })).toBe(decision);
  });
});
