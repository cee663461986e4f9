import { nameForms } from '../fold-name';
import type { CheckInput } from './check-input';
import type { AdvisoryFinding, Place } from './finding';
import { passagesIn } from './passage';
import { placeOf } from './section-text';

/** Every form of a text in which a name is looked for: words with a space around each. */
const formsOf = (text: string): string[] => nameForms(text.replace(/[’']s\b/gu, '')).map((form) => ` ${form} `);

/**
 * The whole name of another patient in what was typed for this one: words left over from the last visit. A single
 * name is not looked for, it may be anybody's.
 */
export function checkOtherPatients({ draft, document, recentPatients }: CheckInput): AdvisoryFinding[] {
  const own = new Set(formsOf(draft.patient.name));
  const others = [...new Set(recentPatients)]
    .map((name) => ({ name, forms: formsOf(name) }))
    .filter(({ forms }) => forms.length > 0 && forms.every((form) => form.trim().includes(' ')))
    .filter(({ forms }) => !forms.some((form) => own.has(form)));
  if (others.length === 0) return [];
  const typed: { place: Place; text: string }[] = [
    { place: { in: 'field', field: 'title' }, text: `${draft.title} · ${draft.subtitle}` },
    { place: { in: 'field', field: 'followUp' }, text: `${draft.followUp.when} · ${draft.followUp.with}` },
    { place: { in: 'field', field: 'actions' }, text: draft.plan.actions },
    { place: { in: 'field', field: 'medicines' }, text: draft.plan.medicines },
    { place: { in: 'field', field: 'note' }, text: draft.note },
    ...document.sections
      .filter((section) => section.edited)
      .map((section) => ({
        place: placeOf(section),
        text: [section.heading, ...passagesIn(section.blocks).map(({ text }) => text)].join(' · '),
      })),
  ];
  return typed.flatMap(({ place, text }) => {
    const words = formsOf(text);
    const other = others.find(({ forms }) => forms.some((form) => words.some((one) => one.includes(form))));
    return other ? [{ code: 'other-patient', severity: 'warns', place, name: other.name } as const] : [];
  });
}
