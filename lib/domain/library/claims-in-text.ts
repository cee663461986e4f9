import type { BlockNode, InlineNode, ListItemNode, SectionBody } from '../handout/body';
import type { Claim } from './section';

/** A claim as it is typed: the block that makes it is found by its words. */
export type TypedClaim = Omit<Claim, 'block'>;

export type PlacedClaims = {
  claims: Claim[] /** Places in the list of those whose words the text does not have. */;
  lost: number[];
};

/** Finds the block that makes each claim. Words are compared without regard to case, spacing,
 * the form of an apostrophe and the parts of a table. */
export function placeClaims(body: SectionBody, typed: readonly TypedClaim[]): PlacedClaims {
  const blocks = body.content.map((block) => plain(textOf(block)));
  const claims: Claim[] = [];
  const lost: number[] = [];
  typed.forEach((claim, index) => {
    const words = plain(claim.text);
    const block = words === '' ? -1 : blocks.findIndex((text) => text.includes(words));
    if (block === -1) lost.push(index);
    else claims.push({ ...claim, block });
  });
  return { claims, lost };
}

/** The words of a block as claims write them: blanks as {{clinic.phone}}. */
function textOf(node: BlockNode): string {
  const inline = (nodes: readonly InlineNode[]): string =>
    nodes.map((one) => (one.type === 'text' ? one.text : `{{${one.attrs.name}}}`)).join('');
  const visit = (one: AnyNode): string => {
    switch (one.type) {
      case 'paragraph':
        return inline(one.content ?? []);
      case 'figure':
        return [one.attrs.alt, one.attrs.caption].join(' ');
      default:
        return one.content.map(visit).join(' ');
    }
  };
  return visit(node);
}

type TableNode = Extract<BlockNode, { type: 'table' }>;
type ChecklistNode = Extract<BlockNode, { type: 'checklist' }>;
type AnyNode =
  | BlockNode
  | ListItemNode
  | ChecklistNode['content'][number]
  | TableNode['content'][number]
  | TableNode['content'][number]['content'][number];

function plain(text: string): string {
  return text.toLowerCase().replaceAll('|', ' ').replace(/[‘’]/g, "'").replace(/[*_]/g, '').replace(/\s+/g, ' ').trim();
}
