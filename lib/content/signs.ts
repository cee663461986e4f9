import type { Image, List, ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { signIdSchema } from '../domain/handout/body';
import type { Problems } from './problem';
import { lineOf } from './read-inline';
import { type Catalog, type CatalogSource, signActions, TIME_BLANK } from './red-flags/catalog';
import { type FoundClaim, placedSentences } from './references';

const SIGN = 'sign:';
/** The box at the head of an item of a checklist. */
export const CHECKBOX = /^\[[ xX]\](?:\s+|$)/;
const ACTION = /^action:(.+)$/;
const CALLOUT_HEAD = /^\[![\w-]+\]\s*$/;

/** A sign that gets its words from the catalog, and what they rest on there. Its references may go on to `lastLine`. */
export type CatalogSign = {
  line: number;
  lastLine: number;
  words: string;
  sources: readonly CatalogSource[];
  toVerify: boolean;
};

/**
 * Writes the words of the catalog where the Markdown only names them: a sign, `- ![](sign:breath-hard)`, one with a
 * time, `- ![](sign:no-better "2 weeks")`, and the line above the signs of an action, `![](action:emergency)`. A sign
 * with words of its own keeps them. `itemLines`: the lines of all list items that stand in no other item.
 */
export function writeOutSigns(
  nodes: readonly RootContent[],
  { catalog, locale }: { catalog: Catalog; locale: string },
  problems: Problems,
): { nodes: RootContent[]; signs: CatalogSign[]; itemLines: number[] } {
  const signs: CatalogSign[] = [];
  const itemLines: number[] = [];

  const visit = <Node extends RootContent>(node: Node): Node => {
    switch (node.type) {
      case 'paragraph':
        return withLead(node, leadOf(node, { catalog, locale }, problems)) as Node;
      case 'list':
        return { ...node, children: node.children.map((item) => visitItem(item)) };
      case 'blockquote':
        return { ...node, children: node.children.map(visit) };
      default:
        return node;
    }
  };

  const visitItem = (item: ListItem): ListItem => {
    const [first, ...others] = item.children;
    const rest = others.map((child) => (isList(child) ? visit(child) : child));
    const named = first?.type === 'paragraph' ? bareSign(first) : null;
    if (first?.type !== 'paragraph' || !named) {
      return first ? { ...item, children: [isList(first) ? visit(first) : first, ...rest] } : item;
    }
    const { id, image } = named;
    const sign = catalog.signs.get(id);
    const words = sign?.words.get(locale);
    const line = lineOf(image);
    if (!sign) problems.add(line, `There is no sign "${id}" in the catalog, content/red-flags`);
    else if (words === undefined) problems.add(line, `"${id}" has no words in "${locale}" in the catalog`);
    else if (words.includes(TIME_BLANK) && !image.title) {
      problems.add(line, `"${id}" needs a time: ![](sign:${id} "2 weeks")`);
    } else if (!words.includes(TIME_BLANK) && image.title) {
      problems.add(line, `"${id}" takes no time; leave "${image.title}" out`);
    } else {
      const said = words.replace(TIME_BLANK, () => image.title ?? '');
      const lastLine = first.position?.end.line ?? line;
      signs.push({ line, lastLine, words: said, sources: sign.sources, toVerify: sign.toVerify });
      return { ...item, children: [withWords(first, image, said), ...rest] };
    }
    return item;
  };

  const visitTop = (node: RootContent): RootContent => {
    const lists = (node.type === 'blockquote' ? node.children : [node]).filter(isList);
    itemLines.push(...lists.filter((list) => !isChecklist(list)).flatMap((list) => list.children.map(lineOf)));
    return visit(node);
  };

  return { nodes: nodes.map(visitTop), signs, itemLines };
}

const isList = (node: RootContent): node is List => node.type === 'list';

export function isChecklist({ ordered, children }: List): boolean {
  return (
    !ordered &&
    children.some(({ children: [first] }) => {
      const [text] = first?.type === 'paragraph' ? first.children : [];
      return text?.type === 'text' && CHECKBOX.test(text.value);
    })
  );
}

/** The id of the sign that an item names, `![](sign:breath-hard)`; null for any other picture. */
export function signIdOf({ url }: Image): string | null {
  const id = url.startsWith(SIGN) ? signIdSchema.safeParse(url.slice(SIGN.length)) : null;
  return id?.success ? id.data : null;
}

/** The sign of an item that has no words beside it: only pictures and references. */
function bareSign({ children }: Paragraph): { id: string; image: Image } | null {
  const image = children.find((node): node is Image => node.type === 'image' && signIdOf(node) !== null);
  const id = image && signIdOf(image);
  const isBare = children.every(
    (node) => node.type === 'image' || (node.type === 'text' && /^(?:\s*\[\^[^\]]*\])*\s*$/.test(node.value)),
  );
  return image && id && isBare ? { id, image } : null;
}

/** The words stand behind the last picture, before any reference. */
function withWords(node: Paragraph, image: Image, words: string): Paragraph {
  const behind = node.children.findLastIndex(({ type }) => type === 'image') + 1;
  const text: PhrasingContent = { type: 'text', value: words, ...placeOf(image) };
  const references = node.children.slice(behind);
  return { ...node, children: [...node.children.slice(0, behind), text, ...references] };
}

/** The words for a paragraph that only names an action, which may be the first in a box or passage. */
function leadOf(
  { children }: Paragraph,
  { catalog, locale }: { catalog: Catalog; locale: string },
  problems: Problems,
): PhrasingContent[] | null {
  const [first, second, third] = children;
  const isInBox = first?.type === 'text' && CALLOUT_HEAD.test(first.value) && second !== undefined;
  const image = isInBox ? second : first;
  if (image?.type !== 'image') return null;
  const name = ACTION.exec(image.url)?.[1];
  if (name === undefined) return null;
  const action = signActions.find((known) => known === name);
  const lead = action && catalog.leads.get(locale)?.[action];
  if (!action) problems.add(lineOf(image), `There is no action "${name}"; write one of ${signActions.join(', ')}`);
  else if (isInBox ? third : second) problems.add(lineOf(image), `![](action:${name}) stands alone in its paragraph`);
  else if (!lead) problems.add(lineOf(image), `"${name}" has no words in "${locale}" in the catalog`);
  const [paragraph] = fromMarkdown(lead ?? name).children;
  return paragraph?.type === 'paragraph' ? placedAt(paragraph.children, image) : [];
}

function withLead(node: Paragraph, lead: PhrasingContent[] | null): Paragraph {
  if (!lead) return node;
  const [first] = node.children;
  return { ...node, children: first?.type === 'text' ? [first, ...lead] : lead };
}

const placeOf = ({ position }: Image) => (position ? { position } : {});

/** Problems with these words are those of the line that asked for them. */
function placedAt(nodes: readonly PhrasingContent[], image: Image): PhrasingContent[] {
  return nodes.map((node) => {
    const children = 'children' in node ? { children: placedAt(node.children as PhrasingContent[], image) } : {};
    return { ...node, ...placeOf(image), ...children } as PhrasingContent; // the same kind of node, placed elsewhere
  });
}

/** A claim with what the catalog gives it beside the references that stand in the file. */
export type SignClaim = FoundClaim & { signSources: readonly CatalogSource[] };

/** The claims of a section with those that the catalog makes. */
export function withSignClaims(claims: readonly FoundClaim[], signs: readonly CatalogSign[]): SignClaim[] {
  const made = signs.flatMap(({ words, ...sign }) => placedSentences(words).map(({ text }) => ({ ...sign, text })));
  const keyOf = ({ line, text }: { line: number; text: string }) => `${line} ${text}`;
  const bySentence = new Map(
    made.flatMap((sign) =>
      Array.from(
        { length: sign.lastLine - sign.line + 1 },
        (_, below) => [keyOf({ line: sign.line + below, text: sign.text }), sign] as const,
      ),
    ),
  );
  const signOf = (claim: FoundClaim) => bySentence.get(keyOf(claim));
  const own = claims.map((claim): SignClaim => {
    const sign = signOf(claim);
    return { ...claim, toVerify: claim.toVerify || sign?.toVerify === true, signSources: sign?.sources ?? [] };
  });
  const claimed = new Set(claims.map(signOf));
  const rest = made
    .filter((sign) => !claimed.has(sign))
    // The catalog leaves the source of a time to the topic.
    .filter(({ sources, toVerify }) => sources.length > 0 || toVerify)
    .map(({ line, text, sources, toVerify }) => ({ line, text, sources: [], toVerify, signSources: sources }));
  return [...own, ...rest].sort((a, b) => a.line - b.line);
}
