import type { SectionBody } from '../body';
import { type PrintedWording, printedSigns } from '../said-once';
import type { CheckInput } from './check-input';
import type { AdvisoryFinding } from './finding';
import { placeOf } from './section-text';

/**
 * A warning sign has one action: a reader who is told to call now on one line and within days on another follows neither.
 * Signs are compared by their ids, because a clinic may have reworded them.
 */
export function checkSignActions({ draft, document, versions }: CheckInput): AdvisoryFinding[] {
  const wordingOf = wordingsByKey(draft, versions);
  const first = new Map<string, { tier: string; heading: string }>();
  return document.sections.flatMap((section) => {
    const wording = wordingOf.get(section.key);
    if (!wording) return [];
    return printedSigns(wording.body, wording.kind, draft.choices).flatMap(({ id, tier, item }): AdvisoryFinding[] => {
      if (tier === null) return [];
      const before = first.get(id);
      if (!before) first.set(id, { tier, heading: section.heading });
      if (!before || before.tier === tier) return [];
      const sign = wordsOf(item.content);
      return [{ code: 'sign-actions-differ', severity: 'warns', place: placeOf(section), sign, other: before.heading }];
    });
  });
}

function wordingsByKey(draft: CheckInput['draft'], versions: CheckInput['versions']): Map<string, PrintedWording> {
  const byId = new Map(versions.map((version) => [version.id, version]));
  return new Map(
    draft.sections.flatMap(({ key, versionId, edit }) => {
      const version = byId.get(versionId);
      if (!version) return [];
      const { kind, locale } = version;
      return [[key, { kind, locale, body: (edit ?? version).body }] as const];
    }),
  );
}

function wordsOf(nodes: SectionBody['content'][number][]): string {
  return nodes
    .flatMap((node) => (node.type === 'paragraph' ? (node.content ?? []) : []))
    .map((inline) => (inline.type === 'text' ? inline.text : '…'))
    .join('');
}
