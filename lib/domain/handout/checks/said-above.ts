import type { CheckInput } from './check-input';
import type { AdvisoryFinding } from './finding';

/** Sections that are switched on and not printed, because sections above them print every sign of theirs. */
export function checkSaidAbove({ draft, document, versions }: CheckInput): AdvisoryFinding[] {
  const byId = new Map(versions.map((version) => [version.id, version]));
  const printed = new Set(document.sections.map(({ key }) => key));
  return draft.sections.flatMap(({ key, versionId, on, edit }): AdvisoryFinding[] => {
    const wording = edit ?? byId.get(versionId);
    if (!on || !byId.has(versionId) || printed.has(key) || !wording) return [];
    const place = { in: 'section', key, heading: wording.heading } as const;
    return [{ code: 'section-said-above', severity: 'hints', place }];
  });
}
