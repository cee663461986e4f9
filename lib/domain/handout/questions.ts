import type { SectionVersion } from '../library/section';
import { conditionsIn, mergeFieldsIn } from './body-contents';
import { type Question, questionOf, questions } from './conditions';
import type { DraftContent } from './draft';

/** The questions about the patient that what is switched on asks, in their fixed order. */
export function questionsIn(draft: DraftContent, versions: readonly SectionVersion[]): Question[] {
  const byId = new Map(versions.map((version) => [version.id, version]));
  const asked = new Set<Question>();
  for (const { on, versionId, edit } of draft.sections) {
    const body = edit?.body ?? byId.get(versionId)?.body;
    if (!on || !body) continue;
    for (const condition of conditionsIn(body)) asked.add(questionOf[condition]);
    if (mergeFieldsIn(body).includes('patient.side')) asked.add('side');
  }
  return questions.filter((question) => asked.has(question));
}
