import type { Clinic } from '@/lib/domain/clinic/clinic';
import { assembleDraft } from '@/lib/domain/handout/assemble';
import { compose } from '@/lib/domain/handout/compose';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import type { DraftContent } from '@/lib/domain/handout/draft';
import { titleOf } from '@/lib/domain/handout/packet-title';
import { clinic as riverside, uuid } from '@/lib/domain/handout/test-support';
import type { SectionVersion } from '@/lib/domain/library/section';
import { starter } from '@/lib/test-support/starter-content';
import { starterVersion } from './starter-version';

export const starterSlugs = starter.topics.map(({ slug }) => slug);

/** Several topics of the starter library as one handout, each with the sections that it recommends. */
export function starterPacket(
  slugs: readonly string[],
  { locale = 'en', clinic = riverside, change = {} as Partial<DraftContent> } = {},
): { draft: DraftContent; versions: SectionVersion[]; clinic: Clinic; document: HandoutDocument } {
  let serial = 0;
  const nextId = (): string => {
    serial += 1;
    return uuid(serial);
  };
  const topics = slugs.map((slug) => {
    const topic = starter.topics.find((one) => one.slug === slug);
    if (!topic) throw new Error(`The starter library has no topic ${slug}`);
    const { locale: own, title, subtitle } = topic.translations.find((one) => one.locale === locale) ?? topic;
    return { topic, id: nextId(), name: { locale: own, title, subtitle } };
  });
  const recommended = topics.flatMap(({ topic, id, name }) =>
    topic.sections.flatMap((section) =>
      section.recommended ? [starterVersion(section, { locale, topic: { id, name }, nextId })] : [],
    ),
  );
  const generic = starter.generic.map((section) => starterVersion(section, { locale, nextId }));
  const title = titleOf(
    topics.map(({ name }) => name.title),
    locale,
  );
  const assembled = assembleDraft({
    topic: { title, subtitle: '', locale },
    sections: recommended.map((version) => ({ version, recommended: true })),
    generic,
    visitDate: '2026-11-22',
    newKey: nextId,
  });
  const followUp = generic.find(({ kind }) => kind === 'follow-up');
  const draft: DraftContent = {
    ...assembled,
    patient: { name: 'Maria Núñez-O’Connor', preferredName: '', dateOfBirth: '1981-03-14', recordNumber: 'RF-204815' },
    followUp: { when: 'in 4 weeks', with: '' },
    assessed: true,
    sections: assembled.sections.map((section) =>
      section.versionId === followUp?.id ? { ...section, on: true } : section,
    ),
    ...change,
  };
  const versions = [...recommended, ...generic];
  const document = compose({
    ...{ draft, versions, clinic, clinicianName: 'Dr. Amara Osei', now: new Date('2026-11-22T18:44:00Z') },
    ...{ reference: 'PL-7Q4K-92MX', baseUrl: 'https://plainleaf.example' },
  });
  return { draft, versions, clinic, document };
}
