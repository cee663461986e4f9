import { describe, expect, it } from 'vitest';
import { arrangementOf } from '../handout/assemble';
import { setOptions, setSectionOn, setTitle } from '../handout/draft-edit';
import { draftOf, version } from '../handout/test-support';
import { isUnchanged, templateChanges } from './changes';

const [about, tests, treatment] = [version(1, 'about'), version(2, 'tests'), version(3, 'treatment')];
const versions = [about, tests, treatment];
const before = draftOf([about, tests]);
const changes = (after: typeof before) => templateChanges(arrangementOf(before), arrangementOf(after), versions);

describe('what changed in a template', () => {
  it('is nothing when nothing did, and nothing for what is switched off anyway', () => {
    expect(isUnchanged(changes(before))).toBe(true);
    const withOff = draftOf([about, tests, treatment]);
    expect(isUnchanged(changes(setSectionOn(withOff, withOff.sections[2]?.key ?? '', false)))).toBe(true);
  });

  it('is its sections, their order, its title and how it prints, each told apart', () => {
    expect(changes(draftOf([about, treatment]))).toEqual({
      sections: [
        { is: 'new', heading: 'Heading of treatment' },
        { is: 'left-out', heading: 'Heading of tests' },
      ],
      order: false,
      title: false,
      options: false,
    });
    expect(changes(draftOf([tests, about]))).toMatchObject({ sections: [], order: true });
    expect(changes(draftOf([treatment, about, tests]))).toMatchObject({ order: false });
    expect(changes(setTitle(before, 'Twitches'))).toMatchObject({ title: true, options: false });
    expect(changes(setOptions(before, { ink: 'grey' }))).toMatchObject({ title: false, options: true });
  });
});
