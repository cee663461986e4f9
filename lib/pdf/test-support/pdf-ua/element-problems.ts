import type { PdfDict, PdfFile } from '../pdf-file/objects';
import { isElement, type ReadElement } from '../pdf-file/structure';
import type { Problem } from './problems';
import type { TaggedFile } from './tagged-file';

/** In which elements each role may stand; null: at the top. Whatever is not named here is no role of a handout. */
const flow = ['Document', 'Sect', 'Div', 'Part', 'Art', 'LBody', 'TD', 'TH'];
const mayStandIn: Readonly<Record<string, readonly (string | null)[]>> = {
  Document: [null],
  Sect: ['Document', 'Sect', 'Div', 'Part', 'Art'],
  Div: flow,
  H1: ['Document', 'Sect', 'Div'],
  H2: ['Document', 'Sect', 'Div'],
  H3: ['Document', 'Sect', 'Div'],
  H4: ['Document', 'Sect', 'Div'],
  P: flow,
  L: [...flow, 'L'],
  LI: ['L'],
  Lbl: ['LI'],
  LBody: ['LI'],
  Table: flow,
  Caption: ['Table', 'L', 'Figure'],
  THead: ['Table'],
  TBody: ['Table'],
  TR: ['Table', 'THead', 'TBody'],
  TH: ['TR'],
  TD: ['TR'],
  Figure: flow,
  Link: ['P', 'LBody', 'TD', 'TH', 'Lbl', 'Caption', 'H1', 'H2', 'H3', 'H4'],
  Span: ['P', 'LBody', 'TD', 'TH', 'Lbl', 'Caption', 'H1', 'H2', 'H3', 'H4', 'Link'],
};

/** These hold other elements only: words straight inside them belong to nothing. */
const holdsNoContent = new Set(['Document', 'Sect', 'Div', 'L', 'LI', 'Table', 'THead', 'TBody', 'TR']);

/** Roles, nesting, headings, and what pictures, tables and lists must say of themselves. */
export function elementProblems({ file, elements }: TaggedFile): Problem[] {
  return [...elements.flatMap((element) => [...nesting(element), ...attributes(file, element)]), ...headings(elements)];
}

function nesting(element: ReadElement): Problem[] {
  const { role, parent, kids } = element;
  const allowed = mayStandIn[role];
  if (!allowed) return [{ code: 'unknown-role', where: role }];
  const where = `${role} in ${parent?.role ?? 'the root'}`;
  const problems: Problem[] = [];
  if (!allowed.includes(parent?.role ?? null)) problems.push({ code: 'bad-nesting', where });
  const strays = kids.filter((kid) => (isElement(kid) ? isStray(kid, element) : holdsNoContent.has(role)));
  if (strays.length > 0) problems.push({ code: 'bad-nesting', where: `in ${role}` });
  if (role === 'Caption' && parent?.kids[0] !== element && parent?.kids.at(-1) !== element) {
    problems.push({ code: 'bad-nesting', where: 'a Caption between rows' });
  }
  return problems;
}

/** What lists, items, tables and rows may hold beside what names them as its place. */
const holdsOnly: Readonly<Record<string, readonly string[]>> = {
  L: ['LI', 'L', 'Caption'],
  LI: ['Lbl', 'LBody'],
  Table: ['TR', 'THead', 'TBody', 'Caption'],
  TR: ['TH', 'TD'],
};

function isStray(kid: ReadElement, { role }: ReadElement): boolean {
  const only = holdsOnly[role];
  return only !== undefined && !only.includes(kid.role);
}

/** The attributes of an element that belong to an owner, such as Table. */
function attributesOf(file: PdfFile, { dict }: ReadElement, owner: string): PdfDict[] {
  return file.list(dict.get('A')).flatMap((one) => {
    const found = file.dict(one);
    return found && file.name(found.get('O')) === owner ? [found] : [];
  });
}

function attributes(file: PdfFile, element: ReadElement): Problem[] {
  const { role, dict, kids } = element;
  const problems: Problem[] = [];
  const children = kids.filter(isElement);
  if (role === 'Figure') {
    const words = file.text(dict.get('Alt')) ?? file.text(dict.get('ActualText')) ?? '';
    if (words.trim() === '') problems.push({ code: 'figure-without-alt', where: role });
    const boxes = attributesOf(file, element, 'Layout').map((one) => file.list(one.get('BBox')).map(Number));
    if (!boxes.some(isBox)) problems.push({ code: 'figure-without-box', where: words });
  }
  if (role === 'TH') {
    const scopes = attributesOf(file, element, 'Table').map((one) => file.name(one.get('Scope')) ?? '');
    if (!scopes.some((scope) => ['Row', 'Column', 'Both'].includes(scope))) {
      problems.push({ code: 'header-without-scope', where: role });
    }
  }
  const isLabelled =
    role === 'L' && children.some((item) => item.kids.some((kid) => isElement(kid) && kid.role === 'Lbl'));
  if (isLabelled && !attributesOf(file, element, 'List').some((one) => one.has('ListNumbering'))) {
    problems.push({ code: 'list-without-numbering', where: role });
  }
  if (role === 'Table') {
    const rows = children.flatMap((one) => (one.role === 'TR' ? [one] : one.kids.filter(isElement)));
    const counts = new Set(rows.filter((row) => row.role === 'TR').map((row) => row.kids.length));
    if (counts.size > 1) problems.push({ code: 'uneven-table', where: [...counts].join(', ') });
  }
  return problems;
}

function isBox([left, bottom, right, top, ...rest]: readonly number[]): boolean {
  if (left === undefined || bottom === undefined || right === undefined || top === undefined) return false;
  return rest.length === 0 && right > left && top > bottom;
}

function headings(elements: readonly ReadElement[]): Problem[] {
  let before = 0;
  return elements.flatMap(({ role }): Problem[] => {
    const level = Number(/^H([1-6])$/.exec(role)?.[1] ?? 0);
    if (level === 0) return [];
    const isSkipped = level > before + 1;
    const skipped = `${role} after ${before === 0 ? 'nothing' : `H${before}`}`;
    before = level;
    return isSkipped ? [{ code: 'heading-skipped', where: skipped }] : [];
  });
}
