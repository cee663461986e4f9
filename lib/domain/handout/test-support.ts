import type { Clinic } from '../clinic/clinic';
import type { SectionVersion } from '../library/section';
import type { SectionKind } from '../library/section-kind';
import { blankDraft } from './assemble';
import type { SectionBody } from './body';
import type { DraftContent } from './draft';
import { usualLayout } from './empty-draft';

/** Builders for tests of the domain: small, valid, with ids that read well in a failure. */

export function uuid(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

export const clinic: Clinic = {
  id: uuid(1),
  name: 'Riverside Family Practice',
  address: '12 Mill Street, Bend, OR 97701',
  phone: '541-555-0147',
  otherPhones: [],
  openingHours: 'Monday to Friday, 8 am to 5 pm',
  disclaimer: 'In an emergency call {emergency}.',
  footerNote: '',
  translations: {},
  country: 'US',
  emergencyNumber: null,
  poisonNumber: null,
  crisisNumber: null,
  adviceNumber: null,
  locale: 'en-US',
  timeZone: 'America/Los_Angeles',
  pageSize: 'letter',
  sourcesShown: 'line',
  printsCode: true,
  accentColor: '#0f6b66',
  logoAlt: '',
  logo: null,
};

export function paragraphs(...texts: string[]): SectionBody {
  return {
    type: 'doc',
    content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
  };
}

export function version(number: number, kind: SectionKind, change: Partial<SectionVersion> = {}): SectionVersion {
  return {
    id: uuid(100 + number),
    sectionId: uuid(200 + number),
    topicId: uuid(300),
    slug: kind,
    kind,
    number: 1,
    locale: 'en',
    originalNumber: null,
    tags: [],
    heading: `Heading of ${kind}`,
    body: paragraphs(`Wording of ${kind}.`),
    sources: [],
    status: 'draft',
    review: null,
    ...change,
  };
}

/** A draft with these sections switched on, for Maria. */
export function draftOf(versions: readonly SectionVersion[], change: Partial<DraftContent> = {}): DraftContent {
  return {
    ...blankDraft({ locale: 'en', visitDate: '2026-11-22' }),
    title: 'Muscle twitches',
    patient: {
      name: 'Maria Núñez-O’Connor',
      preferredName: '',
      dateOfBirth: '1981-03-14',
      recordNumber: 'RFP-0048213',
    },
    sections: versions.map((one, index) => ({
      key: uuid(400 + index),
      sectionId: one.sectionId,
      versionId: one.id,
      on: true,
      edit: null,
      layout: usualLayout,
    })),
    ...change,
  };
}
