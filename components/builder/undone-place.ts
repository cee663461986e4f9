import type { DraftContent } from '@/lib/domain/handout/draft';
import type { Zone } from './use-go-to';

/** Where on screen a change is seen, and what it is called. */
export type ChangedPlace = {
  label: string;
  zone: Zone;
  /** The section whose wording must be open. */
  section: string | null;
  /** In the part of the panel that may be closed. */
  isFolded: boolean;
  /** Of the element to show; a text field is inside it, or is it. */
  selector: string;
};

type Field = { label: string; isFolded?: boolean; selector?: string; zone?: Zone };

const fields: Readonly<Record<string, Field>> = {
  title: { label: 'title' },
  'patient.name': { label: 'patient name' },
  'patient.dateOfBirth': { label: 'date of birth' },
  'patient.recordNumber': { label: 'record number' },
  'patient.preferredName': { label: 'preferred name', isFolded: true },
  subtitle: { label: 'subtitle', isFolded: true },
  visitDate: { label: 'visit date', isFolded: true },
  'followUp.when': { label: 'follow-up: when', isFolded: true },
  'followUp.with': { label: 'follow-up: with', isFolded: true },
  'plan.actions': { label: 'agreed actions', isFolded: true },
  'plan.medicines': { label: 'medicines', isFolded: true },
  note: { label: 'note for this patient', isFolded: true },
  assessed: { label: 'assessed' },
  answers: { label: 'answers about the patient', selector: '[data-field="patient.name"]' },
  choices: { label: 'answer about the patient', selector: '[data-question]' },
  locale: { label: 'language of the handout' },
  options: { label: 'page options', zone: 'preview' },
  pemat: { label: 'PEMAT-P rating', selector: '#checks-heading' },
};

const LIST = '#sections-heading';

/** The kinds of change in one section. A paste is its own undo step. */
export type SectionPart = 'body' | 'paste' | 'heading' | 'layout' | 'reset';

const partLabels: Readonly<Record<SectionPart, string>> = {
  body: 'text',
  paste: 'text',
  heading: 'heading',
  layout: 'layout',
  reset: 'text',
};

/** The name of a change to one section, as the history keeps it. */
export const sectionChange = (part: SectionPart, key: string): string => `${part} of ${key}`;

function readSectionChange(what: string): { part: SectionPart; key: string } | null {
  // The keys of a record of parts.
  const part = (Object.keys(partLabels) as SectionPart[]).find((one) => what.startsWith(sectionChange(one, '')));
  return part ? { part, key: what.slice(sectionChange(part, '').length) } : null;
}

type Changed = { what: string; from: DraftContent; to: DraftContent };

/** `headingOf`: the heading of a section, by its key. */
export function changedPlace({ what, from, to }: Changed, headingOf: (key: string) => string): ChangedPlace {
  const ofSection = readSectionChange(what);
  if (ofSection) {
    const { part, key } = ofSection;
    const isGone = to.sections.every((section) => section.key !== key);
    const label = `${partLabels[part]} of “${headingOf(key)}”`;
    const selector = part === 'heading' ? '[data-field="section.heading"]' : '[data-wording] [role=textbox][lang]';
    return isGone ? inList(label) : { label, zone: 'wording', section: key, isFolded: false, selector };
  }
  const field = fields[what];
  if (!field) return inSections(from, to, headingOf);
  const { label, zone = 'setup', isFolded = false, selector = `[data-field="${what}"]` } = field;
  return { label, zone, section: null, isFolded, selector };
}

function inList(label: string, selector = LIST): ChangedPlace {
  return { label, zone: 'setup', section: null, isFolded: false, selector };
}

/** The first section that was switched, taken out, added or moved. */
function inSections(from: DraftContent, to: DraftContent, headingOf: (key: string) => string): ChangedPlace {
  const row = (key: string): string => `[data-section-row="${key}"]`;
  const before = new Map(from.sections.map((section) => [section.key, section]));
  const now = new Set(to.sections.map(({ key }) => key));
  const gone = from.sections.find(({ key }) => !now.has(key));
  if (gone) return inList(`“${headingOf(gone.key)}” is out of the handout`);
  const added = to.sections.find(({ key }) => !before.has(key));
  if (added) return inList(`“${headingOf(added.key)}” is in the handout`, row(added.key));
  const switched = to.sections.find(({ key, on }) => before.get(key)?.on !== on);
  if (switched) return inList(`“${headingOf(switched.key)}” is ${switched.on ? 'on' : 'off'}`, row(switched.key));
  const moved = to.sections.find(({ key }, index) => from.sections[index]?.key !== key);
  if (moved) return inList('order of the sections', row(moved.key));
  const reworded = to.sections.find((section) => before.get(section.key) !== section);
  return reworded ? inList(`“${headingOf(reworded.key)}”`, row(reworded.key)) : inList('the handout');
}
