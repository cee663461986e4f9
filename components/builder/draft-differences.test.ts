import { describe, expect, it } from 'vitest';
import type { Clinic } from '@/lib/domain/clinic/clinic';
import { noChoices } from '@/lib/domain/handout/conditions';
import type { DraftContent } from '@/lib/domain/handout/draft';
import { editSection, setNote, setPatient, setSectionOn } from '@/lib/domain/handout/draft-edit';
import { emptyPatient, emptyPlan, usualLayout } from '@/lib/domain/handout/empty-draft';
import { usualOptions } from '@/lib/domain/handout/print-options';
import type { SectionVersion } from '@/lib/domain/library/section';
import { draftDifferences } from './draft-differences';

const clinic: Clinic = {
  id: '00000000-0000-4000-8000-000000000001',
  name: 'Riverside',
  address: '',
  phone: '541-555-0147',
  otherPhones: [],
  openingHours: '',
  disclaimer: '',
  footerNote: '',
  translations: {},
  country: 'UK',
  emergencyNumber: null,
  poisonNumber: null,
  crisisNumber: null,
  adviceNumber: null,
  locale: 'en-GB',
  timeZone: 'Pacific/Chatham',
  pageSize: 'a4',
  sourcesShown: 'line',
  printsCode: true,
  accentColor: '#0f6b66',
  logoAlt: '',
  logo: null,
};

const version: SectionVersion = {
  id: '00000000-0000-4000-8000-000000000002',
  sectionId: '00000000-0000-4000-8000-000000000003',
  topicId: null,
  slug: 'about',
  kind: 'about',
  number: 1,
  locale: 'en',
  originalNumber: null,
  tags: [],
  heading: 'About',
  body: {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'mergeField', attrs: { name: 'patient.name' } }] }],
  },
  sources: [],
  status: 'draft',
  review: null,
};

const key = '00000000-0000-4000-8000-000000000004';
const draft: DraftContent = {
  schema: 3,
  title: 'Twitches',
  subtitle: '',
  locale: 'en',
  patient: emptyPatient,
  visitDate: '2026-11-22',
  followUp: { when: '', with: '' },
  plan: emptyPlan,
  choices: noChoices,
  assessed: false,
  note: '',
  options: usualOptions,
  sections: [{ key, sectionId: version.sectionId, versionId: version.id, on: true, edit: null, layout: usualLayout }],
};

const differences = (mine: DraftContent, theirs: DraftContent) =>
  draftDifferences(mine, theirs, { versions: [version], clinic, clinicianName: 'Dr. Osei', now: new Date(0) });

describe('what differs between two texts of one draft', () => {
  it('is nothing when both say the same', () => {
    expect(differences(draft, structuredClone(draft))).toEqual([]);
  });

  it('names each field in its printed form, and does not repeat it for the sections that print it', () => {
    const mine = setPatient(draft, { name: 'Ann', dateOfBirth: '1981-03-14' });
    expect(differences(mine, setNote(draft, 'Rest', [version]))).toEqual([
      { is: 'field', place: 'Patient name', mine: 'Ann', theirs: '' },
      { is: 'field', place: 'Date of birth', mine: '14 March 1981', theirs: '' },
      { is: 'field', place: 'Note for this patient', mine: '', theirs: 'Rest' },
    ]);
  });

  it('names the pages to fit on, also where both would be bilingual if anything were translated', () => {
    const options = { ...usualOptions, bilingual: true };
    const theirs = { ...draft, options: { ...options, fitPages: 1 } };
    expect(differences({ ...draft, options }, theirs)).toEqual([
      { is: 'field', place: 'Page', mine: 'Bilingual', theirs: 'Bilingual, One page' },
    ]);
  });

  it('shows which sections print on either side', () => {
    expect(differences(draft, setSectionOn(draft, key, false))).toEqual([
      { is: 'list', place: 'Sections', mine: ['About'], theirs: [] },
    ]);
  });

  it('shows both wordings of a section that one side reworded', () => {
    const wording = { heading: 'About', body: { type: 'doc' as const, content: [] } };
    const theirs = editSection(draft, key, wording, {
      original: version,
      editedBy: 'Dr. Osei',
      editedAt: new Date(0),
    });
    expect(differences(draft, theirs)).toMatchObject([
      { is: 'wording', place: 'About', mine: { blocks: [{ type: 'paragraph' }] }, theirs: { blocks: [] } },
    ]);
  });
});
