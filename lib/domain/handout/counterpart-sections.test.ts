import { describe, expect, it } from 'vitest';
import type { SectionVersion } from '../library/section';
import type { BlockNode } from './body';
import { noChoices } from './conditions';
import { counterpartOf } from './counterparts';
import type { DraftContent } from './draft';
import { paragraphs, uuid } from './test-support';
import { alone, bilingual, doc, type Pair, wordingsOf } from './test-support-bilingual';
import { breath, calf, call, fit, item, itemsOf, lead, line, list, passageFor, phone } from './test-support-signs';

const about = { kind: 'about', es: paragraphs('Uno.', 'Dos.'), en: paragraphs('One.', 'Two.') } as const;
const urgent: Pair = {
  kind: 'urgent-help',
  es: doc(call, list([fit[0], 'Convulsiona.']), phone, list([calf[0], 'Pantorrilla hinchada.'])),
  en: doc(call, list(fit), phone, list(calf)),
};

describe('a section prints in the patient’s language alone, and the checks say so,', () => {
  const title = ['', 'typed'];

  it('where the clinician changed it', () => {
    const { draft } = bilingual([urgent, about]);
    const edit = {
      ...{ heading: 'Para usted', body: paragraphs('Distinto.') },
      ...{ editedBy: 'Dr. Osei', editedAt: '2026-11-22T18:00:00.000Z' },
    };
    const sections = draft.sections.map((section, index) => (index === 1 ? { ...section, edit } : section));
    const { lines, findings } = bilingual([urgent, about], { sections });
    expect(alone(findings)).toEqual([title, ['Para usted', 'edited']]);
    expect(lines).toContain('Distinto.');
    expect(lines).not.toContain('One.');
  });

  it('where it prints a note, a plan or a follow-up that the clinician typed', () => {
    const field = (name: 'note.text' | 'plan.actions' | 'followUp.when', text: string) =>
      doc({
        type: 'paragraph',
        content: [
          { type: 'text', text },
          { type: 'mergeField', attrs: { name } },
        ],
      });
    const pairs: Pair[] = [
      { kind: 'note', es: field('note.text', 'Nota: '), en: field('note.text', 'Note: ') },
      { kind: 'follow-up', es: field('followUp.when', 'Vuelva '), en: field('followUp.when', 'Come back ') },
      { kind: 'about', es: field('plan.actions', 'Plan: '), en: field('plan.actions', 'Our plan: ') },
      about,
    ];
    const { text, findings } = bilingual(pairs, {
      note: 'Traiga sus pastillas.',
      followUp: { when: 'en 4 semanas', with: '' },
      plan: { actions: 'Caminar', medicines: '' },
    });
    expect(alone(findings).slice(1)).toEqual([1, 2, 3].map((number) => [`Título ${number}`, 'typed']));
    expect(text).toContain('Nota: Traiga sus pastillas.');
    expect(text).not.toMatch(/Note: |Come back |Our plan: /);
  });

  it('and calls a note of the clinician no translation', () => {
    const onlyNote = doc({ type: 'paragraph', content: [{ type: 'mergeField', attrs: { name: 'note.text' } }] });
    const pairs: Pair[] = [{ kind: 'note', es: onlyNote, en: onlyNote }, about];
    const note = 'Traiga sus pastillas.';
    const { lines, draft } = bilingual(pairs, { note });
    const edit = {
      ...{ heading: 'Para usted', body: paragraphs('Tome 2 pastillas.') },
      ...{ editedBy: 'Dr. Osei', editedAt: '2026-11-22T18:00:00.000Z' },
    };
    const sections = draft.sections.map((section, index) => (index === 0 ? { ...section, edit } : section));
    const edited = bilingual(pairs, { note, sections }).lines;
    expect(edited[edited.indexOf('PARA USTED') + 1]).toContain('Sin revisión clínica.');
    const at = lines.indexOf('TÍTULO 1');
    expect(lines.slice(at, at + 4)).toEqual([
      ...['TÍTULO 1', 'Traiga sus pastillas.'],
      ...['TÍTULO 2', 'Esta es una traducción que no se ha revisado.'],
    ]);
  });

  it('where the library has no wording that says the same', () => {
    const newer = { kind: 'about', es: paragraphs('Uno.'), en: paragraphs('Not one.') } as const;
    const { spanish, english } = wordingsOf([newer]);
    const [es, en] = [spanish[0], english[0]];
    if (!es || !en) throw new Error('a pair has two wordings');
    expect(counterpartOf(es, [en], 'en-US')).toBe(en);
    expect(counterpartOf(es, [{ ...en, number: 2 }], 'en-US')).toBeNull();
    expect(alone(bilingual([{ ...about, en: null }, about]).findings)).toEqual([title, ['Título 1', 'not-translated']]);
  });

  it('where the clinic’s wording warns of other signs, or of the same ones with another action', () => {
    const less: Pair = { ...urgent, en: doc(call, list(fit), phone, list(breath)) };
    const swapped: Pair = { ...urgent, en: doc(call, list(calf), phone, list(fit)) };
    for (const pair of [less, swapped]) {
      const { findings, text } = bilingual([pair, about]);
      expect(alone(findings)).toEqual([title, ['Título 1', 'other-signs']]);
      expect(text).not.toContain('EMERGENCY');
    }
  });

  it.each([
    ['under “When to come back”', 'when-to-return', (...blocks: BlockNode[]) => doc(...blocks)],
    [
      'in a box of urgent help',
      'urgent-help',
      (...blocks: BlockNode[]) => doc({ type: 'callout', attrs: { tone: 'urgent' }, content: blocks } as BlockNode),
    ],
  ] as const)('where the two languages swap the actions of two signs %s', (_place, kind, inside) => {
    const es = inside(call, list([breath[0], 'Le cuesta respirar.']), phone, list([calf[0], 'Pantorrilla hinchada.']));
    const en = inside(call, list(calf), phone, list(breath));
    const { findings, lines } = bilingual([{ kind, es, en }, about]);
    expect(alone(findings)).toEqual([title, ['Título 1', 'other-signs']]);
    expect(lines).not.toContain('- One calf is swollen.');
  });

  it.each([
    ['a line without a number', line('También si:')],
    ['a sentence', line('Vea estas señales.')],
    ['an empty line', line('')],
  ])('where the two languages swap signs below %s, which have the action further up', (_what, between) => {
    const with2 = (first: [string, string], second: [string, string]) =>
      doc(call, list(fit), between, list(first), phone, list(['pale', 'You are pale.']), between, list(second));
    const { findings, lines } = bilingual([
      { kind: 'urgent-help', es: with2(breath, calf), en: with2(calf, breath) },
      about,
    ]);
    expect(alone(findings)).toEqual([title, ['Título 1', 'other-signs']]);
    expect(lines).not.toContain('EMERGENCY');
  });

  it('where a list inside an item has another sign', () => {
    const nested = (inner: [string, string]) => doc(call, itemsOf(item(fit[0], line(fit[1]), list(inner))));
    const { findings } = bilingual([{ ...urgent, es: nested(breath), en: nested(calf) }, about]);
    expect(alone(findings)).toEqual([title, ['Título 1', 'other-signs']]);
  });

  it('where the two languages swap what calls an ambulance and what sends to an emergency room', () => {
    const go = lead('emergency.number', 'Go to an ER now (call ', ' if you feel faint) if:');
    const { findings, lines } = bilingual([
      { ...urgent, es: doc(call, list(breath), go, list(calf)), en: doc(call, list(calf), go, list(breath)) },
      about,
    ]);
    expect(alone(findings)).toEqual([title, ['Título 1', 'other-signs']]);
    expect(lines).not.toContain('EMERGENCY');
  });

  it('where the clinician typed the line below a title that has a translation', () => {
    const topic = (locale: string, title: string, lead: string) => ({ topicName: { locale, title, subtitle: lead } });
    const pair: Pair = {
      ...about,
      change: { topicId: uuid(301), ...topic('es', 'Calambres', 'Usted tiene calambres.') },
      english: topic('en', 'Cramps', 'You have cramps.'),
    };
    const titled = (subtitle: string) => bilingual([pair], { title: 'Calambres', subtitle });
    expect(titled('Usted tiene calambres.').lines).toContain('You have cramps.');
    expect(alone(titled('Calambres de noche.').findings)).toEqual([title]);
  });

  it('where its topic has no name in the clinic’s language, and does not call that typed', () => {
    const topicName = { locale: 'es', title: 'Calambres', subtitle: '' };
    const { draft } = bilingual([{ ...about, en: null }, about]);
    const named = { topicId: uuid(301), topicName };
    const other = { topicId: uuid(302), topicName: { locale: 'es', title: 'Tos', subtitle: '' } };
    const pairs: Pair[] = [
      { ...about, en: null, change: named },
      { ...about, change: other },
    ];
    const { findings } = bilingual(pairs, { ...draft, title: 'Calambres y Tos' });
    expect(alone(findings)).toEqual([
      ['', 'not-translated'],
      ['Calambres: Título 1', 'not-translated'],
    ]);
  });
});

describe('urgent help of which one section has no counterpart', () => {
  const named = (number: number): Partial<SectionVersion> => ({
    ...{ topicId: uuid(300 + number), topicName: { locale: 'es', title: `Tema ${number}`, subtitle: '' } },
  });
  const pairs: Pair[] = [
    { ...urgent, change: named(1) },
    { ...urgent, es: doc(call, list(breath)), en: doc(call, list(breath)), change: named(2) },
    { ...about, change: named(1) },
  ];
  const changed = (draft: DraftContent) => {
    const edit = {
      ...{ heading: 'Para usted', body: doc(call, list(breath), line('Distinto.')) },
      ...{ editedBy: 'Dr. Osei', editedAt: '2026-11-22T18:00:00.000Z' },
    };
    return draft.sections.map((section, index) => (index === 1 ? { ...section, edit } : section));
  };
  const notice = 'The full urgent help is in Spanish only.';

  it.each([
    ['of two topics', pairs, ['Tema 1: Título 1', 'Tema 2: Para usted']],
    ['of one topic', pairs.map((pair) => ({ ...pair, change: {} })), ['Título 1', 'Para usted']],
  ])(
    'prints none of it in the clinic’s language in a handout %s, and both the page and the checks say so',
    (...given) => {
      const [, of, [first, second]] = given;
      const whole = bilingual(of);
      expect(whole.lines).toContain('EMERGENCY');
      expect(whole.text).not.toContain(notice);
      const { lines, findings } = bilingual(of, { sections: changed(whole.draft) });
      expect(lines).toContain('EMERGENCIA');
      expect(lines).not.toContain('EMERGENCY');
      expect(lines).not.toContain('- You have a seizure.');
      expect(lines.indexOf(notice)).toBeGreaterThan(0);
      expect(lines.indexOf(notice)).toBeLessThan(lines.indexOf('EMERGENCIA'));
      expect(lines).toContain('One.');
      expect(alone(findings).slice(1)).toEqual([
        [first, 'urgent-help-apart'],
        [second, 'edited'],
      ]);
    },
  );

  /** The second section in English only, as where its topic has no Spanish. */
  const withEnglish = (draft: DraftContent, versions: readonly SectionVersion[]) =>
    draft.sections.map((one, index) => {
      const original = versions.find(({ sectionId, locale }) => sectionId === one.sectionId && locale === 'en');
      return index === 1 ? { ...one, versionId: original?.id ?? '' } : one;
    });

  it('prints all of it in the clinic’s language where a section is in that language anyway', () => {
    const ofOneTopic = pairs.map((pair) => ({ ...pair, change: {} }));
    const { draft, versions } = bilingual(ofOneTopic);
    const { lines, text } = bilingual(ofOneTopic, { sections: withEnglish(draft, versions) });
    expect(lines).toContain('- You have a seizure.');
    expect(lines.filter((line) => line === '- It is hard to breathe.')).toHaveLength(1);
    expect(text).not.toContain(notice);
  });

  it('prints none of it where one of three topics is in that language alone: it stands in the patient’s part', () => {
    const ofThree = [...pairs, { ...urgent, change: named(3) }];
    const { draft, versions } = bilingual(ofThree);
    const { lines } = bilingual(ofThree, { sections: withEnglish(draft, versions) });
    expect(lines).toContain(notice);
    expect(lines).not.toContain('- You have a seizure.');
  });

  it('says that it is not whole where one section is in that language and another has no counterpart', () => {
    const { draft, versions } = bilingual(pairs);
    const [first, ...others] = withEnglish(draft, versions);
    const edit = changed(draft)[1]?.edit ?? null;
    const { lines } = bilingual(pairs, { sections: first ? [{ ...first, edit }, ...others] : [] });
    expect(lines).toContain(notice);
  });

  const soBreath: [string, string] = [breath[0], 'Le cuesta respirar.'];
  const soCalf: [string, string] = [calf[0], 'Pantorrilla hinchada.'];
  const help: Pair = { kind: 'urgent-help', es: doc(call, list(soBreath)), en: doc(call, list(breath)) };
  const later: Pair = {
    kind: 'when-to-return',
    es: doc(phone, list(soBreath, soCalf)),
    en: doc(phone, list(breath, calf)),
  };
  const fits: Pair = { kind: 'urgent-help', es: doc(call, list(fit)), en: doc(call, list(fit)) };
  const untranslated: Pair = { ...about, en: null };

  it.each([
    ['another topic’s urgent help was changed', [help, fits, later], [1, 2, 1], true],
    ['the urgent help has no translation', [{ ...help, en: null }, fits, later], [1, 2, 1], false],
    ['another topic has no translation', [help, untranslated, later], [1, 2, 1], false],
  ] as const)(
    'never prints in the clinic’s language an action that is later than the patient’s, where %s',
    (_why, given, topics, isChanged) => {
      const pairs = given.map((pair, index) => ({ ...pair, change: named(topics[index] ?? 1) }));
      const { draft } = bilingual(pairs);
      const { lines, document } = bilingual(pairs, isChanged ? { sections: changed(draft) } : {});
      expect(lines).toContain('- Le cuesta respirar.');
      const said = JSON.stringify(document.counterpart ?? null);
      expect(said).not.toContain('It is hard to breathe.');
    },
  );

  it('prints none of it where only one language says that two topics have one sign', () => {
    const sameDay: Pair = {
      kind: 'urgent-help',
      es: doc(phone, list(soBreath, soCalf)),
      en: doc(phone, list([breath[0], 'Breathing is hard.'], calf)),
    };
    const { lines, findings } = bilingual([
      { ...help, change: named(1) },
      { ...sameDay, change: named(2) },
      { ...about, change: named(1) },
    ]);
    expect(lines.filter((line) => line === '- Le cuesta respirar.')).toHaveLength(1);
    expect(lines).not.toContain('- Breathing is hard.');
    expect(lines).not.toContain('- It is hard to breathe.');
    expect(lines).toContain(notice);
    expect(
      alone(findings)
        .slice(1)
        .map(([, why]) => why),
    ).toEqual(['urgent-help-apart', 'urgent-help-apart']);
  });

  it('prints the rest of it where a section has nothing for this patient', () => {
    const ifPregnant = {
      ...help,
      es: doc(passageFor('pregnant', call, list(soBreath))),
      en: doc(passageFor('pregnant', call, list(breath))),
    };
    const choices = { ...noChoices, pregnancy: 'not-pregnant' as const };
    const { lines } = bilingual([urgent, ifPregnant], { choices });
    expect(lines).toContain('- You have a seizure.');
    expect(lines).not.toContain(notice);
  });
});
