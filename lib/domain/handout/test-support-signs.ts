import type { SectionKind } from '../library/section-kind';
import type { BlockNode, ListItemNode, ParagraphNode, SectionBody } from './body';
import { findingsOf } from './checks/test-support';
import { compose } from './compose';
import { type Choices, type Condition, noChoices } from './conditions';
import { type Block, handoutDocumentSchema } from './document';
import { clinic, draftOf, version } from './test-support';

/** Builders for tests of handouts with warning signs. */

type Field = 'emergency.number' | 'clinic.phone';
type List = Extract<BlockNode, { type: 'bulletList' }>;
type Passage = Extract<BlockNode, { type: 'passage' }>;

export const line = (...texts: (string | { field: Field })[]): ParagraphNode => ({
  type: 'paragraph',
  content: texts.map((text) =>
    typeof text === 'string' ? { type: 'text', text } : { type: 'mergeField', attrs: { name: text.field } },
  ),
});
export const lead = (field: Field, before = 'Call ', behind = ' if:') => line(before, { field }, behind);
export const item = (sign: string, ...content: ListItemNode['content']): ListItemNode => ({
  ...{ type: 'listItem', attrs: { sign }, content },
});
export const itemsOf = (...items: ListItemNode[]): List => ({ type: 'bulletList', content: items });
export const list = (...signs: [id: string, words: string][]): List =>
  itemsOf(...signs.map(([id, words]) => item(id, words === '' ? { type: 'paragraph' } : line(words))));
export const passageFor = (when: Condition, ...content: Passage['content']): Passage => ({
  ...{ type: 'passage', attrs: { when }, content },
});
export const passage = (...content: Passage['content']): Passage => passageFor('pregnant', ...content);

export const call = lead('emergency.number');
export const phone = lead('clinic.phone');
export const breath: [string, string] = ['breath-hard', 'It is hard to breathe.'];
export const calf: [string, string] = ['calf-swollen', 'One calf is swollen.'];
export const fit: [string, string] = ['seizure', 'You have a seizure.'];

type Part = BlockNode[] | { kind: SectionKind; blocks: BlockNode[]; edited?: true };

/** A handout of sections of urgent help, "Heading 1" and so on, as its reader gets it, with what the checks say. */
export function handout(parts: Part[], choices: Partial<Choices> = {}) {
  const sections = parts.map((part) => (Array.isArray(part) ? ({ kind: 'urgent-help', blocks: part } as const) : part));
  const versions = sections.map(({ kind, blocks }, index) =>
    version(index + 1, kind, { body: { type: 'doc', content: blocks }, heading: `Heading ${index + 1}` }),
  );
  const plain = draftOf(versions);
  const draft = {
    ...{ ...plain, choices: { ...noChoices, ...choices } },
    sections: plain.sections.map((section, index) => {
      const body: SectionBody | undefined = versions[index]?.body;
      const edit = { heading: `Heading ${index + 1}`, editedBy: 'Dr. Osei', editedAt: '2026-11-22T18:00:00.000Z' };
      return sections[index] && 'edited' in sections[index] && body ? { ...section, edit: { ...edit, body } } : section;
    }),
  };
  const now = new Date('2026-11-22T18:00:00Z');
  const document = compose({ draft, versions, clinic, clinicianName: 'Dr. Osei', now });
  const printed = handoutDocumentSchema
    .parse(document)
    .sections.map(({ heading, blocks }) => [heading, ...blocks.flatMap(linesOf)]);
  return { printed, findings: findingsOf(versions, { draft }) };
}

function linesOf(block: Block): string[] {
  if (block.type === 'paragraph') return [block.runs.map(({ text }) => text).join('')];
  if (block.type !== 'list') return [block.type];
  return block.items.map(({ blocks }) => `- ${blocks.flatMap(linesOf).join(' / ')}`);
}

export const findingsAbout = (given: ReturnType<typeof handout>, code: string) =>
  given.findings.filter((finding) => finding.code === code);
