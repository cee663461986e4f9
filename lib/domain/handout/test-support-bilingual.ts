import type { SectionVersion } from '../library/section';
import type { SectionKind } from '../library/section-kind';
import type { BlockNode, SectionBody } from './body';
import { checkHandout } from './checks/check';
import { compose } from './compose';
import { handoutDocumentSchema } from './document';
import type { DraftContent } from './draft';
import { usualOptions } from './print-options';
import { clinic, draftOf, uuid, version } from './test-support';
import { renderText } from './text-rendition';

/** Builders for tests of handouts in Spanish with English beside it. */

export const doc = (...content: BlockNode[]): SectionBody => ({ type: 'doc', content });

export type Pair = {
  kind: SectionKind;
  es: SectionBody;
  en: SectionBody | null;
  change?: Partial<SectionVersion>;
  /** Only of the English wording. */
  english?: Partial<SectionVersion>;
};

/** Each section in Spanish, and its English original where it has one. */
export function wordingsOf(pairs: readonly Pair[]) {
  const spanish = pairs.map(({ kind, es, en, change }, index) => {
    const own = { locale: 'es', originalNumber: en ? 1 : null };
    return version(index + 1, kind, { heading: `Título ${index + 1}`, body: es, ...own, ...change });
  });
  const english = pairs.flatMap(({ kind, en, change, english: more }, index) => {
    const own = { sectionId: uuid(201 + index), heading: `Heading ${index + 1}` };
    return en ? [version(index + 51, kind, { ...own, body: en, ...change, ...more, locale: 'en' })] : [];
  });
  return { spanish, english };
}

/** A handout in Spanish with English beside it. `more`: other wordings that were loaded with them. */
export function bilingual(
  pairs: readonly Pair[],
  change: Partial<DraftContent> = {},
  more: { versions?: readonly SectionVersion[]; isPrintable?: (codePoint: number) => boolean } = {},
) {
  const { spanish, english } = wordingsOf(pairs);
  const options = { ...usualOptions, bilingual: true };
  const draft = { ...draftOf(spanish, { locale: 'es', options }), ...change };
  const versions = [...spanish, ...english, ...(more.versions ?? [])];
  const document = handoutDocumentSchema.parse(
    compose({ draft, versions, clinic, clinicianName: 'Dr. Osei', now: new Date('2026-11-22T18:00:00Z') }),
  );
  const findings = checkHandout({
    ...{ draft, document, versions, clinic, recentPatients: [], gatedTopics: [], topicAges: [], openedFor: '' },
    ...{ today: '2026-11-22', isPrintable: more.isPrintable ?? (() => true) },
  });
  const text = renderText(document);
  return { document, versions, draft, findings, text, lines: text.split('\n').filter(Boolean) };
}

export const alone = (findings: ReturnType<typeof checkHandout>) =>
  findings.flatMap((finding) =>
    finding.code === 'one-language' ? [[finding.place.in === 'section' ? finding.place.heading : '', finding.why]] : [],
  );
