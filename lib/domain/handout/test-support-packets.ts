import type { SectionVersion } from '../library/section';
import type { SectionKind } from '../library/section-kind';
import type { BlockNode } from './body';
import { findingsOf } from './checks/test-support';
import { compose } from './compose';
import { type Choices, noChoices } from './conditions';
import { handoutDocumentSchema } from './document';
import type { DraftContent } from './draft';
import { clinic, draftOf, uuid, version } from './test-support';
import { lead } from './test-support-signs';
import { renderText } from './text-rendition';

/** Builders for tests of handouts of several topics. */

export type Part = {
  /** null: it belongs to no topic. */
  topic: string | null;
  kind: SectionKind;
  heading?: string;
  blocks: BlockNode[];
  /** Reworded for this patient. */
  edited?: BlockNode[];
  locale?: string;
  off?: true;
};

const headings: Partial<Record<SectionKind, string>> = {
  'urgent-help': 'Get urgent help',
  'when-to-return': 'When to come back',
};

export function partsOf(parts: readonly Part[], change: Partial<DraftContent> = {}) {
  const topics = [...new Set(parts.flatMap(({ topic }) => topic ?? []))];
  const versions = parts.map(({ topic, kind, heading, blocks, locale = 'en' }, index): SectionVersion => {
    const name = topic === null ? null : { locale, title: topic, subtitle: `You have ${topic.toLowerCase()}.` };
    return version(index + 1, kind, {
      ...{ locale, heading: heading ?? headings[kind] ?? kind, body: { type: 'doc', content: blocks } },
      topicId: topic === null ? null : uuid(300 + topics.indexOf(topic)),
      ...(name && { topicName: name }),
    });
  });
  const plain = draftOf(versions, change);
  const edit = { heading: '', editedBy: 'Dr. Osei', editedAt: '2026-11-22T18:00:00.000Z' };
  const draft: DraftContent = {
    ...plain,
    sections: plain.sections.map((section, index) => {
      const { edited, off } = parts[index] ?? {};
      const heading = versions[index]?.heading ?? '';
      const wording = edited && { edit: { ...edit, heading, body: { type: 'doc' as const, content: edited } } };
      return { ...section, on: off !== true, ...wording };
    }),
  };
  return { draft, versions };
}

/** A handout of these sections as its reader gets it, with what the checks say. */
export function packet(parts: readonly Part[], choices: Partial<Choices> = {}, change: Partial<DraftContent> = {}) {
  const { draft, versions } = partsOf(parts, { choices: { ...noChoices, ...choices }, ...change });
  const now = new Date('2026-11-22T18:00:00Z');
  const document = handoutDocumentSchema.parse(compose({ draft, versions, clinic, clinicianName: 'Dr. Osei', now }));
  const text = renderText(document);
  const [, body = ''] = text.split('Record number: RFP-0048213\n\n');
  return {
    ...{ draft, versions, document, findings: findingsOf(versions, { draft }) },
    /** From below the patient's box to the end matter, without empty lines. */
    lines: (body.split('\n\nABOUT THIS HANDOUT')[0] ?? '').split('\n').filter((line) => line !== ''),
  };
}

export const about = (topic: string | null, heading = `What is ${topic}?`): Part => ({
  ...{ topic, kind: 'about', heading },
  blocks: [{ type: 'paragraph', content: [{ type: 'text', text: 'It passes.' }] }],
});

export const urgent = (topic: string | null, ...blocks: BlockNode[]): Part => ({ topic, kind: 'urgent-help', blocks });
export const comeBack = (topic: string | null, ...blocks: BlockNode[]): Part => ({
  ...{ topic, kind: 'when-to-return', blocks },
});

export const fever: [string, string] = ['fever', 'You have a fever.'];
export const sameDay = lead('clinic.phone', 'Call ', ' the same day if:');
export const days = lead('clinic.phone', 'Call ', ' for a visit within a few days if:');

/** The same lines as they are printed. */
export const CALL = 'Call 911 if:';
export const SAME_DAY = 'Call 541-555-0147 the same day if:';
export const DAYS = 'Call 541-555-0147 for a visit within a few days if:';
