import type { BlockNode, BulletListNode, OrderedListNode, SectionBody } from '../../domain/handout/body';
import { mergeFieldsIn } from '../../domain/handout/body-contents';
import { itemLabel, numberingOf } from '../../domain/handout/list-numbering';
import type { Problem } from '../problem';
import type { FileSection, FileWording, TopicFile, TranslationFile } from '../topic-file';

/** What a block is made of, in words: two texts of the same shape differ in nothing but their words. */
function shapeOf(block: BlockNode): string {
  switch (block.type) {
    case 'paragraph':
      return 'a paragraph';
    case 'bulletList':
    case 'orderedList': {
      const nested = block.content.flatMap((item, index) => {
        const inside = item.content.slice(1).map(shapeOf);
        return inside.length > 0 ? [`item ${index + 1} with ${inside.join(' and ')}`] : [];
      });
      const name = block.type === 'bulletList' ? 'a bullet list' : `a numbered list${countingOf(block)}`;
      return [`${name} of ${block.content.length} items${signsOf(block)}`, ...nested].join(', ');
    }
    case 'checklist':
      return `a checklist of ${block.content.length} items`;
    case 'table':
      return `a table of ${block.content.length} rows and ${block.content[0]?.content.length ?? 0} columns`;
    case 'callout':
      return `a box (${block.attrs.tone}) with ${block.content.map(shapeOf).join(' and ')}`;
    case 'passage':
      return `a passage (if-${block.attrs.when}) with ${block.content.map(shapeOf).join(' and ')}`;
    case 'figure':
      return `the picture "${block.attrs.pictogram}"`;
    default:
      return block satisfies never;
  }
}

/** " with the signs breath-hard, –": the signs of a list that has any, in their places. */
function signsOf({ content }: BulletListNode | OrderedListNode): string {
  const signs = content.map(({ attrs }) => attrs?.sign ?? '–');
  return signs.some((sign) => sign !== '–') ? ` with the signs ${signs.join(', ')}` : '';
}

/** " that counts c., d. …"; nothing for the usual 1., 2. … */
function countingOf({ attrs }: OrderedListNode): string {
  const numbering = numberingOf(attrs);
  const [first, second] = [itemLabel(numbering, 0), itemLabel(numbering, 1)];
  return first === '1.' ? '' : ` that counts ${first}, ${second} …`;
}

function linksIn(body: SectionBody): string[] {
  const found = new Set<string>();
  const visit = (node: object): void => {
    if ('type' in node && node.type === 'link' && 'attrs' in node) found.add(JSON.stringify(node.attrs));
    for (const list of Object.values(node)) if (Array.isArray(list)) list.filter(isObject).forEach(visit);
  };
  visit(body);
  return [...found].sort();
}

/** The blocks, counted from 0, in which the translation writes pictograms beside items again. */
function blocksWithPictograms(body: SectionBody): number[] {
  const hasOne = (node: object): boolean =>
    ('type' in node &&
      (node.type === 'listItem' || node.type === 'checklistItem') &&
      'attrs' in node &&
      isObject(node.attrs) &&
      'pictogram' in node.attrs) ||
    ('content' in node && Array.isArray(node.content) && node.content.some(hasOne));
  return body.content.flatMap((block, index) => (hasOne(block) ? [index] : []));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function checkSection(translated: FileWording, original: FileSection): Problem[] {
  const problems: Problem[] = [];
  const blocks = translated.body.content;
  const expected = original.body.content;
  if (blocks.length !== expected.length) {
    const message = `"${translated.heading}" has ${blocks.length} blocks, its original ${expected.length}`;
    problems.push({ line: translated.line, message });
  }
  for (const [index, block] of blocks.entries()) {
    const twin = expected[index];
    if (!twin || shapeOf(block) === shapeOf(twin)) continue;
    const line = translated.blockLines[index] ?? translated.line;
    problems.push({ line, message: `This is ${shapeOf(block)}, in the original ${shapeOf(twin)}` });
  }
  for (const index of blocksWithPictograms(translated.body)) {
    const line = translated.blockLines[index] ?? translated.line;
    problems.push({ line, message: 'A pictogram beside an item is that of the original; leave it out here' });
  }
  const fields = new Set(mergeFieldsIn(translated.body));
  const expectedFields = new Set(mergeFieldsIn(original.body));
  for (const field of expectedFields) {
    if (!fields.has(field))
      problems.push({ line: translated.line, message: `{{${field}}} of the original is missing` });
  }
  for (const field of fields) {
    if (!expectedFields.has(field)) {
      problems.push({ line: translated.line, message: `{{${field}}} is not in the original` });
    }
  }
  if (linksIn(translated.body).join() !== linksIn(original.body).join()) {
    problems.push({ line: translated.line, message: 'The links are not those of the original' });
  }
  return problems;
}

/** The sections of the original, all of them and in its order, each with the same blocks and blanks. */
function checkSections(file: TranslationFile, original: TopicFile): Problem[] {
  const problems: Problem[] = [];
  const slugs = original.sections.map(({ slug }) => slug);
  for (const slug of slugs) {
    if (!file.sections.some((section) => section.slug === slug)) {
      problems.push({ line: 2, message: `The section "${slug}" of the original is missing` });
    }
  }
  for (const section of file.sections) {
    const twin = original.sections.find(({ slug }) => slug === section.slug);
    if (twin) problems.push(...checkSection(section, twin));
    else problems.push({ line: section.line, message: `The original has no section "${section.slug}"` });
  }
  const known = file.sections.filter(({ slug }) => slugs.includes(slug));
  const misplaced = known.find(
    ({ slug }, index) => slugs.indexOf(slug) < slugs.indexOf(known[index - 1]?.slug ?? slug),
  );
  if (misplaced) {
    problems.push({ line: misplaced.line, message: 'The sections stand in the order of the original' });
  }
  return problems;
}

function checkHead({ frontMatter }: TranslationFile, original: TopicFile): Problem[] {
  const problems: Problem[] = [];
  const { status, translation, subtitle, audience, synonyms, locale } = frontMatter;
  const add = (message: string) => problems.push({ line: 2, message });
  if (status !== 'draft') add('Starter content ships with status draft');
  if (translation.checkedBy !== null || translation.checkedOn !== null) {
    add('Starter content ships without a checker: the clinic that uses it has it checked');
  }
  if (translation.from !== original.frontMatter.locale || locale === translation.from) {
    add(`The original is in "${original.frontMatter.locale}", not in "${translation.from}"`);
  }
  if (original.frontMatter.kind === 'topic') {
    if (!subtitle) add('The translation of a topic needs a subtitle');
    if (!audience) add('The translation of a topic needs an audience');
    if (synonyms.length === 0) add('The translation of a topic needs synonyms: the words of patients in this language');
  }
  if (translation.fromVersion !== original.frontMatter.version) {
    const { version } = original.frontMatter;
    const message = `The translation is behind its original: made from ${translation.fromVersion}, which is now ${version}`;
    problems.push({ line: 2, message, isWarning: true });
  }
  return problems;
}

/** A translation says what its original says, block by block; nothing in it is vouched for. */
export function checkTranslation(file: TranslationFile, original: TopicFile | null): Problem[] {
  if (!original)
    return [{ line: 2, message: `There is no ${file.frontMatter.translation.from}.md beside it to compare with` }];
  return [...checkHead(file, original), ...checkSections(file, original)];
}
