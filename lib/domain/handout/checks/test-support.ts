import type { SectionVersion } from '../../library/section';
import { compose } from '../compose';
import type { DraftContent } from '../draft';
import { clinic, draftOf } from '../test-support';
import { checkHandout } from './check';
import type { GatedTopic, TopicAges } from './check-input';
import type { Finding } from './finding';

/** The findings of a handout made of these wordings, for Maria. */
export function findingsOf(
  versions: readonly SectionVersion[],
  given: {
    draft?: Partial<DraftContent>;
    recentPatients?: string[];
    gatedTopics?: GatedTopic[];
    topicAges?: TopicAges[];
    openedFor?: string;
    clinic?: Partial<typeof clinic>;
  } = {},
): Finding[] {
  const draft = draftOf(versions, given.draft);
  const own = { ...clinic, ...given.clinic };
  const document = compose({
    draft,
    versions,
    clinic: own,
    clinicianName: 'Dr. Osei',
    now: new Date('2026-11-22T18:00:00Z'),
  });
  return checkHandout({
    draft,
    document,
    versions,
    clinic: own,
    recentPatients: given.recentPatients ?? [],
    gatedTopics: given.gatedTopics ?? [],
    topicAges: given.topicAges ?? [],
    openedFor: given.openedFor ?? '',
    today: '2026-11-22',
    isPrintable: () => true,
  });
}
