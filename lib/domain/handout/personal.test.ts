import { describe, expect, it } from 'vitest';
import type { SectionVersion } from '../library/section';
import { blankDraft, draftForNextPatient } from './assemble';
import type { BlockNode, SectionBody } from './body';
import { findingsOf } from './checks/test-support';
import { compose } from './compose';
import { type Choices, type Condition, noChoices } from './conditions';
import type { DraftContent } from './draft';
import { setChoices, setPlan } from './draft-edit';
import { questionsIn } from './questions';
import { clinic, draftOf, paragraphs, version } from './test-support';
import { renderText } from './text-rendition';

const passage = (when: Condition, text: string): BlockNode => ({
  type: 'passage',
  attrs: { when },
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});
const field = (name: 'plan.actions' | 'plan.medicines' | 'clinic.contact' | 'patient.side'): SectionBody => ({
  type: 'doc',
  content: [
    {
      type: name === 'plan.actions' ? 'checklist' : 'bulletList',
      content: [
        {
          type: name === 'plan.actions' ? 'checklistItem' : 'listItem',
          content: [{ type: 'paragraph', content: [{ type: 'mergeField', attrs: { name } }] }],
        },
      ],
    } as BlockNode, // one of the two kinds of list with its own kind of item
  ],
});

const urgent = version(1, 'urgent-help');
const treatment = version(2, 'treatment', {
  body: {
    type: 'doc',
    content: [
      ...paragraphs('Rest for two days.').content,
      passage('pregnant', 'Ask us before you take any medicine.'),
      passage('not-pregnant', 'Take paracetamol.'),
      passage('blood-thinners', 'Do not take aspirin.'),
    ],
  },
});
const versions = [urgent, treatment];

function textOf(draft: DraftContent, known: readonly SectionVersion[] = versions): string {
  return renderText(
    compose({ draft, versions: known, clinic, clinicianName: 'Dr. Osei', now: new Date('2026-11-22T18:00:00Z') }),
  );
}

describe('a passage that is only for some readers', () => {
  const draft = draftOf(versions);

  it('is printed for them, left out for others', () => {
    const told = textOf(setChoices(draft, { pregnancy: 'pregnant', bloodThinners: 'no-blood-thinners' }));
    expect(told).toContain('Ask us before you take any medicine.');
    expect(told).not.toContain('paracetamol');
    expect(told).not.toContain('aspirin');
  });

  it('is never printed unasked: until someone has said, a blank stands there and issuing is blocked', () => {
    const told = textOf(draft);
    for (const word of ['Ask us', 'paracetamol', 'aspirin']) expect(told).not.toContain(word);
    const blanks = findingsOf(versions).filter(({ code }) => code === 'blank-field');
    expect(blanks).toMatchObject([
      { severity: 'blocks', field: 'answer.pregnancy' },
      { severity: 'blocks', field: 'answer.bloodThinners' },
    ]);
    const choices = { ...noChoices, pregnancy: 'not-pregnant', bloodThinners: 'blood-thinners' } as const;
    expect(findingsOf(versions, { draft: { choices } }).filter(({ code }) => code === 'blank-field')).toEqual([]);
  });

  it('asks only where its section is switched on', () => {
    expect(questionsIn(draft, versions)).toEqual(['pregnancy', 'bloodThinners']);
    const off = { ...draft, sections: draft.sections.map((section) => ({ ...section, on: false })) };
    expect(questionsIn(off, versions)).toEqual([]);
  });
});

describe('a passage with a general sentence beside it', () => {
  const known = [
    urgent,
    version(2, 'treatment', {
      body: {
        type: 'doc',
        content: [
          passage('kidney-disease', 'Because you have kidney disease, do not take ibuprofen.'),
          passage('kidney-disease-unanswered', 'If you have kidney disease, ask us before you take ibuprofen.'),
        ],
      },
    }),
  ];
  const draft = draftOf(known);

  it('prints the general sentence while nobody has answered, and can be issued', () => {
    const told = textOf(draft, known);
    expect(told).toContain('If you have kidney disease, ask us');
    expect(told).not.toContain('Because you have');
    expect(findingsOf(known).filter(({ code }) => code === 'blank-field')).toEqual([]);
    expect(questionsIn(draft, known)).toEqual(['kidneyDisease']);
  });

  it('prints the passage alone once the answer is yes, and neither once it is no', () => {
    const yes = textOf(setChoices(draft, { kidneyDisease: 'kidney-disease' }), known);
    expect(yes).toContain('Because you have kidney disease');
    expect(yes).not.toContain('If you have');
    expect(textOf(setChoices(draft, { kidneyDisease: 'no-kidney-disease' }), known)).not.toContain('kidney');
  });
});

describe('a passage for people over 65', () => {
  const known = [
    urgent,
    version(2, 'treatment', {
      body: { type: 'doc', content: [passage('over-65', 'Because you are over 65, call us.')] },
    }),
  ];
  const told = (change: { dateOfBirth?: string; visitDate?: string; over65?: Choices['over65'] }) => {
    const { dateOfBirth = '', visitDate = '2026-11-22', over65 = null } = change;
    const plain = draftOf(known, { visitDate });
    const draft = { ...plain, patient: { ...plain.patient, dateOfBirth }, choices: { ...noChoices, over65 } };
    const isOpen = findingsOf(known, { draft }).some(({ code }) => code === 'blank-field');
    return isOpen ? 'asked' : textOf(draft, known).includes('over 65') ? 'printed' : 'left out';
  };

  it('is printed by the date of birth, from the 65th birthday on', () => {
    expect(told({ dateOfBirth: '1961-11-22' })).toBe('printed');
    expect(told({ dateOfBirth: '1961-11-23' })).toBe('left out');
    expect(told({ dateOfBirth: '1961-11-23', visitDate: '2026-11-23' })).toBe('printed');
    expect(told({ dateOfBirth: '1961-11-23', visitDate: '' })).toBe('left out');
  });

  it('is asked where there is no date of birth, or none that can be read', () => {
    expect(told({})).toBe('asked');
    expect(told({ dateOfBirth: '13/13/1950' })).toBe('asked');
    expect(told({ dateOfBirth: '2030-01-01' })).toBe('asked');
  });

  it('follows the clinician, who may know better', () => {
    expect(told({ dateOfBirth: '1950-01-01', over65: 'not-over-65' })).toBe('left out');
    expect(told({ over65: 'over-65' })).toBe('printed');
  });
});

describe('passages for a child', () => {
  const known = [
    urgent,
    version(2, 'treatment', {
      body: {
        type: 'doc',
        content: [
          passage('child', 'Give no aspirin.'),
          passage('adult', 'You can gargle.'),
          passage('age-group-unanswered', 'Give no aspirin to a child.'),
        ],
      },
    }),
  ];
  const told = (dateOfBirth: string, ageGroup: Choices['ageGroup'] = null) => {
    const plain = draftOf(known, { visitDate: '2026-11-22' });
    const patient = { ...plain.patient, dateOfBirth };
    const text = textOf({ ...plain, patient, choices: { ...noChoices, ageGroup } }, known);
    return ['Give no aspirin.', 'You can gargle.', 'to a child.'].filter((words) => text.includes(words));
  };

  it('are printed by the date of birth up to the 18th birthday, or as the clinician says', () => {
    expect(told('2008-11-23')).toEqual(['Give no aspirin.']);
    expect(told('2008-11-22')).toEqual(['You can gargle.']);
    expect(told('2008-11-22', 'child')).toEqual(['Give no aspirin.']);
  });

  it('give way to the general sentence while nobody has said how old the patient is', () => {
    expect(told('')).toEqual(['to a child.']);
  });
});

describe('passages for other ages', () => {
  const known = [
    urgent,
    version(2, 'treatment', {
      body: {
        type: 'doc',
        content: [passage('under-2', 'Your baby is small.'), passage('over-50', 'You are past fifty.')],
      },
    }),
  ];
  const told = (dateOfBirth: string) => {
    const plain = draftOf(known, { visitDate: '2026-11-22' });
    const text = textOf({ ...plain, patient: { ...plain.patient, dateOfBirth } }, known);
    return { baby: text.includes('Your baby'), fifty: text.includes('past fifty') };
  };

  it('are printed by the date of birth: under 2 up to the second birthday, over 50 from the fiftieth on', () => {
    expect(told('2024-11-23')).toEqual({ baby: true, fifty: false });
    expect(told('2024-11-22')).toEqual({ baby: false, fifty: false });
    expect(told('1976-11-23')).toEqual({ baby: false, fifty: false });
    expect(told('1976-11-22')).toEqual({ baby: false, fifty: true });
  });
});

describe('what was agreed for a patient', () => {
  const actions = version(3, 'note', { body: field('plan.actions') });
  const medicines = version(4, 'note', { body: field('plan.medicines') });
  const known = [urgent, actions, medicines];
  const off = {
    ...draftOf(known),
    sections: draftOf(known).sections.map((section, index) => ({ ...section, on: index === 0 })),
  };

  it('switches its section on, and stands there as one line for each thing', () => {
    const draft = setPlan(off, { actions: '- Walk daily\n2. Drink water\n\n' }, known);
    expect(draft.sections.map(({ on }) => on)).toEqual([true, true, false]);
    expect(textOf(draft, known)).toContain('[ ] Walk daily\n[ ] Drink water');
    expect(setPlan(draft, { actions: ' ' }, known).sections.map(({ on }) => on)).toEqual([true, false, false]);
  });

  it('keeps a dose as it was typed', () => {
    const draft = setPlan(off, { medicines: 'Ibuprofen 200 mg, 1-2 tablets\n2.5 mg at night' }, known);
    expect(textOf(draft, known)).toContain('- Ibuprofen 200 mg, 1-2 tablets\n- 2.5 mg at night');
  });

  it('is gone for the next patient, and so are the answers', () => {
    const draft = {
      ...setChoices(setPlan(off, { actions: 'Walk', medicines: 'Aspirin' }, known), { side: 'left' }),
      assessed: true,
    };
    const next = draftForNextPatient(draft, { versions: known, visitDate: '2026-11-23', newKey: () => 'k' });
    const { plan, choices, assessed } = blankDraft({ locale: 'en', visitDate: '' });
    expect(next).toMatchObject({ plan, choices, assessed });
    expect(next.sections.map(({ on }) => on)).toEqual([true, false, false]);
  });
});

it('the side is said in the language of the handout', () => {
  const known = [version(5, 'about', { body: field('patient.side') })];
  const choices = { ...noChoices, side: 'right' } as const;
  expect(textOf(draftOf(known, { choices }), known)).toContain('- right');
  expect(textOf(draftOf(known, { choices, locale: 'es' }), known)).toContain('- derecho');
  expect(textOf(draftOf(known, { choices, locale: 'tlh' }), known)).toContain('[Left or right]');
});

it('the contact card has a line for each way to reach the clinic', () => {
  const known = [version(6, 'note', { body: field('clinic.contact') })];
  expect(textOf(draftOf(known), known)).toContain(
    '- Riverside Family Practice\n- 541-555-0147\n- Monday to Friday, 8 am to 5 pm\n- 12 Mill Street, Bend, OR 97701',
  );
});

it('a heading that is not printed is no empty heading, and is not in the text', () => {
  const layout = { showHeading: false, breakBefore: false, keepTogether: false };
  const plain = draftOf(versions);
  const draft = { ...plain, sections: plain.sections.map((section) => ({ ...section, layout })) };
  expect(textOf(draft)).not.toContain('HEADING OF TREATMENT');
  expect(textOf(draft)).toContain('Rest for two days.');
});
