import { describe, expect, it } from 'vitest';
import { arrangementOf } from '../handout/assemble';
import { editSection, setTitle } from '../handout/draft-edit';
import { draftOf, paragraphs, version } from '../handout/test-support';
import { blankNames, blanksIn, fillBlanks, isAnswer } from './blanks';

const about = version(1, 'about');
const plain = draftOf([about]);
const written = (title: string, ...texts: string[]) =>
  arrangementOf(
    setTitle(
      editSection(
        plain,
        plain.sections[0]?.key ?? '',
        { heading: 'Your [[left/right]] knee', body: paragraphs(...texts) },
        { original: about, editedBy: 'Dr. Osei', editedAt: new Date('2026-11-22T10:00:00Z') },
      ),
      title,
    ),
  );

describe('the blanks of a template', () => {
  it('are asked once each, in the order of the page, some with choices', () => {
    const template = written('Review in [[weeks]] weeks', 'Take [[which medicine]].', 'See us in [[weeks]] weeks.');
    expect(blanksIn(template)).toEqual([
      { name: 'weeks', choices: [] },
      { name: 'left/right', choices: ['left', 'right'] },
      { name: 'which medicine', choices: [] },
    ]);
    expect(blanksIn(arrangementOf(plain))).toEqual([]);
  });

  it('are filled in everywhere they stand, and leave the template itself as it was', () => {
    const template = written('Review in [[weeks]] weeks', 'Take [[which medicine]] for [[ weeks ]] weeks.');
    const filled = fillBlanks(template, { weeks: '6', 'left/right': 'left', 'which medicine': 'ibuprofen 200 mg' });
    expect(filled.title).toBe('Review in 6 weeks');
    expect(filled.sections[0]?.edit?.heading).toBe('Your left knee');
    expect(JSON.stringify(filled.sections)).toContain('Take ibuprofen 200 mg for 6 weeks.');
    expect(blanksIn(filled)).toEqual([]);
    expect(blanksIn(template)).toHaveLength(3);
  });

  it('stay where an answer is missing, and take no answer from the names every object has', () => {
    const template = written('[[constructor]] and [[weeks]]');
    expect(fillBlanks(template, {}).title).toBe('[[constructor]] and [[weeks]]');
  });

  it('take only an answer that fits', () => {
    const [side, text] = [
      { name: 'left/right', choices: ['left', 'right'] },
      { name: 'weeks', choices: [] },
    ];
    expect(['left', 'both', '', undefined].map((answer) => isAnswer(side, answer))).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(['6', '  ', 'x'.repeat(101), '[[weeks]]'].map((answer) => isAnswer(text, answer))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('are no other brackets', () => {
    expect(blankNames('[weeks] [[]] [[ ]] [[a[b]] [ [c] ]')).toEqual([]);
    expect(blankNames('[[a/]] [[b]][[c]]')).toEqual(['a/', 'b', 'c']);
  });
});
