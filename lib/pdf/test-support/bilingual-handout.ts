import { assembleDraft } from '@/lib/domain/handout/assemble';
import { compose } from '@/lib/domain/handout/compose';
import type { DraftContent, SectionEdit } from '@/lib/domain/handout/draft';
import { titleOf } from '@/lib/domain/handout/packet-title';
import { type PrintOptions, usualOptions } from '@/lib/domain/handout/print-options';
import { clinic, uuid } from '@/lib/domain/handout/test-support';
import type { SectionKind } from '@/lib/domain/library/section-kind';
import { starter } from '@/lib/test-support/starter-content';
import { starterVersion } from './starter-version';

/** What the clinician wrote instead of the library's words. */
export function writtenInstead(heading: string, text: string): SectionEdit {
  const body: SectionEdit['body'] = {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
  };
  return { heading, body, editedBy: 'Dr. Osei', editedAt: '2026-11-22T18:00:00.000Z' };
}

/**
 * Topics of the starter library in one language with English beside it. `options`: others than the usual ones; `edit`: by the
 * kind of a section of the last topic, what it says instead.
 */
export function bilingualHandout(
  slugs: readonly string[],
  locale: string,
  {
    options = {},
    edit = {},
  }: { options?: Partial<PrintOptions>; edit?: Partial<Record<SectionKind, SectionEdit>> } = {},
) {
  let serial = 0;
  const nextId = (): string => {
    serial += 1;
    return uuid(serial);
  };
  const topics = slugs.map((slug) => {
    const topic = starter.topics.find((one) => one.slug === slug);
    const words = topic?.translations.find((one) => one.locale === locale);
    if (!topic || !words) throw new Error(`The starter library has no ${slug} in ${locale}`);
    return { topic, id: nextId(), words };
  });
  const sections = topics.flatMap(({ topic, id, words }) =>
    topic.sections
      .filter(({ recommended }) => recommended)
      .map((section) => {
        const english = starterVersion(section, {
          locale: 'en',
          topic: { id, name: { ...topic, locale: 'en' } },
          nextId,
        });
        const own = starterVersion(section, { locale, topic: { id, name: words }, nextId });
        return { english, own: { ...own, sectionId: english.sectionId } };
      }),
  );
  const assembled = assembleDraft({
    topic: {
      title: titleOf(
        topics.map(({ words }) => words.title),
        locale,
      ),
      subtitle: topics.length === 1 ? (topics[0]?.words.subtitle ?? '') : '',
      locale,
    },
    sections: sections.map(({ own }) => ({ version: own, recommended: true })),
    generic: [],
    visitDate: '2026-11-22',
    newKey: nextId,
  });
  const lastId = topics.at(-1)?.id;
  const editOf = (versionId: string): SectionEdit | null => {
    const own = sections.find((section) => section.own.id === versionId)?.own;
    return (own?.topicId === lastId && own && edit[own.kind]) || null;
  };
  const draft: DraftContent = {
    ...assembled,
    patient: { name: 'Maria Núñez-O’Connor', preferredName: '', dateOfBirth: '1981-03-14', recordNumber: 'RF-204815' },
    options: { ...usualOptions, bilingual: true, ...options },
    assessed: true,
    sections: assembled.sections.map((section) => ({ ...section, edit: editOf(section.versionId) })),
  };
  const versions = sections.flatMap(({ own, english }) => [own, english]);
  return compose({
    ...{ draft, versions, clinic, clinicianName: 'Dr. Amara Osei', now: new Date('2026-11-22T18:44:00Z') },
    ...{ reference: 'PL-7Q4K-92MX', baseUrl: 'https://plainleaf.example' },
  });
}
