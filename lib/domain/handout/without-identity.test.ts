import { describe, expect, it } from 'vitest';
import { arrangementOf, blankDraft } from './assemble';
import type { DraftContent, Patient } from './draft';
import { emptyPatient } from './empty-draft';
import { draftOf } from './test-support';
import { patientNamedIn, withNames, withoutIdentity } from './without-identity';

const maria: Patient = {
  name: 'Maria Núñez-O’Connor',
  preferredName: 'Mia',
  dateOfBirth: '1981-03-14',
  recordNumber: 'RFP-0048213',
};

function draft(note: string, patient: Patient = maria): DraftContent {
  return { ...blankDraft({ locale: 'en', visitDate: '2026-11-28' }), note, patient };
}

const stored = (note: string, patient?: Patient): string => withoutIdentity(draft(note, patient)).note;

describe('what a clinic without identifiers stores of a draft', () => {
  it('has none of the patient’s fields', () => {
    expect(withoutIdentity(draft('')).patient).toEqual({
      name: '',
      preferredName: '',
      dateOfBirth: '',
      recordNumber: '',
    });
  });

  it.each([
    ['Maria should rest.', '[name] should rest.'],
    ['MARIA NÚÑEZ-O’CONNOR, born 14.03.1981', '[name], born [date of birth]'],
    ['maria núñez-o’connor', '[name]'],
    [
      'Mia’s record RFP-0048213, 3/14/1981 or March 14, 1981',
      '[name]’s record [record number], [date of birth] or [date of birth]',
    ],
    ['Mariana is another person, and so is Mial.', 'Mariana is another person, and so is Mial.'],
    ['Rest for 14 days from 2026-03-14.', 'Rest for 14 days from 2026-03-14.'],
  ])('%s → %s', (typed, kept) => {
    expect(stored(typed)).toBe(kept);
  });

  it('finds a name that is written without spaces around it, and with its accents apart', () => {
    expect(stored('王小芳应该休息', { ...maria, name: '王小芳', preferredName: '' })).toBe('[name]应该休息');
    expect(stored('Núñez-O’Connor'.normalize('NFD'))).toBe('[name]');
  });

  it.each([
    ['Tell Maria\u00a0Núñez-O’Connor.', 'Maria Núñez-O’Connor', 'Tell [name].'],
    ["Ms. O'Connor should rest.", 'Ann O’Connor', 'Ms. [name] should rest.'],
    ['Mia and “Mia” and Mias', 'Maria “Mia” Lopez', '[name] and “[name]” and Mias'],
    ['Anna-Maria, Anna-Lena and Anna', 'Anna-Maria Anna-Lena', '[name], [name] and Anna'],
    ['İzmir’de Maria dinlenmeli.', 'Maria', 'İzmir’de [name] dinlenmeli.'],
    ['Ο ΣΟΦΟΣ και ο Σοφος', 'Σοφος', 'Ο [name] και ο [name]'],
    ['Иванова должна отдыхать.', 'Анна Иванова', '[name] должна отдыхать.'],
    ['على محمد علي أن يستريح', 'محمد علي', 'على [name] أن يستريح'],
    ['김민준은 쉬어야 합니다', '김민준', '[name]은 쉬어야 합니다'],
    ['김민준은 쉬어야 합니다'.normalize('NFD'), '김민준', '[name]은 쉬어야 합니다'],
    ['คุณสมชายควรพักผ่อน', 'สมชาย', 'คุณ[name]ควรพักผ่อน'],
    ['Mariaさんは休みます', 'Maria', '[name]さんは休みます'],
  ])('“%s”, for %s → “%s”', (typed, name, kept) => {
    expect(stored(typed, { ...maria, name, preferredName: '' })).toBe(kept);
  });

  it('takes a record number only with its own punctuation, so that no dose becomes one', () => {
    const kept = (text: string, recordNumber: string) => stored(text, { ...maria, name: 'Ann Lee', recordNumber });
    expect(kept('Take 1 tablet, #1.', '#1')).toBe('Take 1 tablet, [record number].');
    expect(kept('Take 12.3 mg (12-3).', '12-3')).toBe('Take 12.3 mg ([record number]).');
  });

  it('leaves words alone that are a name only when they are written as one', () => {
    expect(stored('You may rest in hope.', { ...maria, name: 'May Hope', preferredName: '' })).toBe(
      'You may rest in hope.',
    );
    expect(stored('Ask May.', { ...maria, name: 'May Hope', preferredName: '' })).toBe('Ask [name].');
  });

  it('takes the name out of a section’s own wording too, and out of the title', () => {
    const edit = {
      heading: 'Maria’s plan',
      body: {
        type: 'doc' as const,
        content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'Maria walks.' }] }],
      },
      editedBy: 'Dr. Osei',
      editedAt: '2026-11-28T00:00:00Z',
    };
    const key = '00000000-0000-4000-8000-000000000001';
    const section = {
      ...{ key, sectionId: key, versionId: key, on: true, edit },
      layout: { showHeading: true, breakBefore: false, keepTogether: false },
    };
    const kept = withoutIdentity({ ...draft(''), title: 'Twitches: Maria', sections: [section] });
    expect(JSON.stringify(kept)).not.toMatch(/Maria/);
    expect(kept.sections[0]?.edit).toEqual({
      ...edit,
      heading: '[name]’s plan',
      body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '[name] walks.' }] }] },
    });
  });

  it('is the same again when it is stored again, and says the name where the patient is known again', () => {
    const once = withoutIdentity(draft('Maria should rest. RFP-0048213'));
    expect(withoutIdentity(once)).toEqual(once);
    const known = withNames({ ...once, patient: maria }, 'en-US');
    expect(known.note).toBe('Maria Núñez-O’Connor should rest. RFP-0048213');
    expect(withoutIdentity(known)).toEqual(once);
  });
});

describe('the words of a template', () => {
  const named = (words: string, name: string) =>
    patientNamedIn({ ...arrangementOf(draftOf([])), title: words }, 'Mine', { ...emptyPatient, name });

  it.each([
    ['May helps', 'May Lee'],
    ['May help with pain. Rest your arm.', 'May Rest'],
    ['Will it hurt?', 'Will Smith'],
    ['It will pass.', 'will smith'],
    ['A van came.', 'Ann van der Berg'],
    ['Day 1', 'Kim Day'],
    ['los dolores', 'Núñez de los Santos'],
  ])('“%s” name nobody called %s', (words, name) => {
    expect(named(words, name)).toBeNull();
  });

  it.each([
    ['Tell Maria to rest.', 'Maria Lopez', 'Maria'],
    ['Ask Ms. Lopez', 'Maria Lopez', 'Lopez'],
    ['MARIA LOPEZ rests', 'Maria Lopez', 'MARIA LOPEZ'],
    ['For will smith', 'will smith', 'will smith'],
    ['Rest. As we said, May, you can walk.', 'May Lee', 'May'],
    ['Ask Maria, that is MARIA LOPEZ', 'Maria Lopez', 'MARIA LOPEZ'],
    ["Ask Ms. O'Connor", 'Ann O’Connor', "O'Connor"],
    ['请王小芳休息', '王小芳', '王小芳'],
    ['王小芳应该休息', '王小芳', '王小芳'],
    ['김민준은 쉬어야 합니다', '김민준', '김민준'],
  ])('“%s” name %s', (words, name, found) => {
    expect(named(words, name)).toBe(found);
  });
});
