import type { CheckInput } from './check-input';
import type { AdvisoryFinding } from './finding';

/**
 * In a handout of several topics each says for itself when to get help and when to come back. One whose signs are all
 * printed with those of the others does.
 */
export function checkPacketTopics({ draft, document, versions }: CheckInput): AdvisoryFinding[] {
  const byId = new Map(versions.map((version) => [version.id, version]));
  const chosen = draft.sections.flatMap(({ on, versionId }) => (on ? (byId.get(versionId) ?? []) : []));
  const topics = new Map(document.sections.flatMap(({ topic }) => (topic ? [[topic.id, topic.title] as const] : [])));
  const place = { in: 'handout' } as const;
  const lacking = [...topics].flatMap(([id, topic]): AdvisoryFinding[] => {
    const kinds = new Set(chosen.flatMap(({ topicId, kind }) => (topicId === id ? [kind] : [])));
    return [
      ...(kinds.has('urgent-help')
        ? []
        : [{ code: 'topic-without-urgent-help', severity: 'warns', place, topic } as const]),
      ...(kinds.has('when-to-return')
        ? []
        : [{ code: 'topic-without-return', severity: 'hints', place, topic } as const]),
    ];
  });
  return [...titleOfOne(document.title, [...topics.values()]), ...lacking];
}

/** A draft or template from before titles named all topics, or one whose title somebody wrote back. */
function titleOfOne(title: string, topics: readonly string[]): AdvisoryFinding[] {
  if (topics.length < 2 || !topics.includes(title)) return [];
  return [{ code: 'title-names-one-topic', severity: 'warns', place: { in: 'field', field: 'title' }, topic: title }];
}
