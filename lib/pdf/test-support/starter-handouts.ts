import type { StarterSection } from '@/lib/content/starter-content';
import type { Clinic } from '@/lib/domain/clinic/clinic';
import { assembleDraft } from '@/lib/domain/handout/assemble';
import { compose } from '@/lib/domain/handout/compose';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import type { DraftContent } from '@/lib/domain/handout/draft';
import { clinic as riverside, uuid } from '@/lib/domain/handout/test-support';
import type { SectionVersion } from '@/lib/domain/library/section';
import { starter } from '@/lib/test-support/starter-content';
import { starterVersion } from './starter-version';

export type StarterHandout = { slug: string; document: HandoutDocument };

/**
 * The handout that each topic of the starter library makes by itself, as a clinician would issue it: in one language
 * where the topic has it, for a patient with a follow-up and a note, or what `visit` says instead.
 */
export function starterHandouts(
  locale: string,
  clinic: Clinic = riverside,
  visit: Partial<DraftContent> = {},
): StarterHandout[] {
  return handoutsIn(locale, { clinic, visit, generic: true });
}

/** What a new clinic prints, which takes two lines of every page. */
const usualDisclaimer =
  'General information, given to you by your clinician. It does not replace their advice. ' +
  'If this sheet and your clinician disagree, follow your clinician. In an emergency call {emergency}.';

/** The same with the sections of the topic alone: the sheet that a clinician gets without another key press. */
export function recommendedHandouts(locale: string): StarterHandout[] {
  return handoutsIn(locale, { clinic: { ...riverside, disclaimer: usualDisclaimer }, visit: {}, generic: false });
}

type How = { clinic: Clinic; visit: Partial<DraftContent>; generic: boolean };

function handoutsIn(locale: string, { clinic, visit, generic }: How): StarterHandout[] {
  return starter.topics.flatMap((topic) => {
    const words = topic.locale === locale ? topic : topic.translations.find((one) => one.locale === locale);
    if (!words) return [];
    let serial = 0;
    const nextId = (): string => {
      serial += 1;
      return uuid(serial);
    };
    const versions = new Map<StarterSection, SectionVersion>();
    for (const section of [...topic.sections, ...starter.generic])
      versions.set(section, starterVersion(section, { locale, nextId }));
    const pick = (sections: readonly StarterSection[]): SectionVersion[] =>
      sections.flatMap((section) => versions.get(section) ?? []);
    const draft: DraftContent = assembleDraft({
      topic: { title: words.title, subtitle: words.subtitle, locale },
      sections: topic.sections.flatMap((section) => {
        const [version] = pick([section]);
        return version ? [{ version, recommended: section.recommended }] : [];
      }),
      generic: pick(starter.generic),
      visitDate: '2026-11-22',
      newKey: nextId,
    });
    const document = compose({
      draft: {
        ...draft,
        patient: {
          name: 'Maria Núñez-O’Connor',
          preferredName: '',
          dateOfBirth: '1981-03-14',
          recordNumber: 'RF-204815',
        },
        followUp: { when: 'in 4 weeks', with: '' },
        note: 'Bring your tablets with you.',
        ...visit,
        sections: draft.sections.map((section) => ({
          ...section,
          on: section.on || (generic && isGeneric(section.versionId)),
        })),
      },
      versions: [...versions.values()],
      clinic,
      clinicianName: 'Dr. Amara Osei',
      now: new Date('2026-11-22T18:44:00Z'),
      reference: 'PL-7Q4K-92MX',
      baseUrl: 'https://plainleaf.example',
    });
    return [{ slug: topic.slug, document }];

    function isGeneric(versionId: string): boolean {
      return pick(starter.generic).some(({ id }) => id === versionId);
    }
  });
}
