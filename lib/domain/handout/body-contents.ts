import type { SectionBody } from './body';
import type { Condition } from './conditions';
import { type MergeFieldName, mergeFieldNames } from './merge-fields';

/** Every merge field a body prints, in reading order, without repeats. */
export function mergeFieldsIn(body: SectionBody): MergeFieldName[] {
  const found = new Set<MergeFieldName>();
  const visit = (node: object): void => {
    const name = nameOfField(node);
    if (name !== undefined) found.add(name);
    if ('content' in node && Array.isArray(node.content)) node.content.forEach(visit);
  };
  visit(body);
  return [...found];
}

function nameOfField(node: object): MergeFieldName | undefined {
  if (!('type' in node) || node.type !== 'mergeField' || !('attrs' in node)) return undefined;
  const { attrs } = node;
  if (typeof attrs !== 'object' || attrs === null || !('name' in attrs)) return undefined;
  return mergeFieldNames.find((name) => name === attrs.name);
}

/** Every condition that decides about a passage of this body, without repeats. */
export function conditionsIn(body: SectionBody): Condition[] {
  return [...new Set(body.content.flatMap((block) => (block.type === 'passage' ? [block.attrs.when] : [])))];
}
