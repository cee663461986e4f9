import type { CheckInput } from './check-input';
import type { Finding, Place } from './finding';
import { passagesIn } from './passage';
import { placeOf } from './section-text';

/** Letters alone, without accents and case, with one space around each word. */
function folded(text: string): string {
  const letters = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’']s\b/g, '');
  return ` ${letters.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
}

/**
 * The whole name of another patient in what was typed for this one: words left over from the last visit. A single
 * name is not looked for, it may be anybody's.
 */
export function checkOtherPatients({ draft, document, recentPatients }: CheckInput): Finding[] {
  const own = folded(draft.patient.name);
  const others = [...new Set(recentPatients)].filter((name) => {
    const words = folded(name);
    return words !== own && words.trim().includes(' ');
  });
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
    const words = folded(text);
    const name = others.find((other) => words.includes(folded(other)));
    return name === undefined ? [] : [{ code: 'other-patient', severity: 'warns', place, name } as const];
  });
}
