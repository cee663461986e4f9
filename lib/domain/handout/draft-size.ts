import { sizeProblem } from '../input-size';
import type { DraftContent, DraftSection } from './draft';

/** `section`: null where the draft as a whole is too large. `problem`: a sentence for a person. */
export type DraftSizeProblem = { section: { key: string; heading: string } | null; problem: string };

/** Why the server would refuse to save a draft. A section that is switched off is saved too. */
export function draftSizeProblems(content: DraftContent): DraftSizeProblem[] {
  const inSections = content.sections.flatMap(sectionProblems);
  if (inSections.length > 0) return inSections;
  const problem = sizeProblem(content);
  return problem ? [{ section: null, problem }] : [];
}

function sectionProblems({ key, edit }: DraftSection): DraftSizeProblem[] {
  const problem = edit && sizeProblem(edit.body);
  return problem ? [{ section: { key, heading: edit.heading }, problem }] : [];
}
