import { type PdfDict, type PdfFile, PdfName, type PdfObject, PdfRef, PdfStream, PdfString } from '../pdf-file/objects';
import { readPdfFile } from '../pdf-file/read-file';
import { allElements, isElement, numberTree, type ReadElement, structureOf } from '../pdf-file/structure';
import { writePdfFile } from '../pdf-file/write-file';
import type { ProblemCode } from './problems';

/** The bytes of a good handout with one thing broken, so that a checker must find that and nothing else. */
export function damaged(bytes: Uint8Array, code: ProblemCode): Uint8Array {
  const file = readPdfFile(bytes);
  damages[code](file);
  return writePdfFile(file);
}

type Damage = (file: PdfFile) => void;

const damages: Record<ProblemCode, Damage> = {
  'not-marked': ({ catalog }) => catalog.set('MarkInfo', new Map([['Marked', false]])),
  'no-structure': (file) => {
    const root = structureRoot(file);
    const second = added(
      file,
      new Map<string, PdfObject>([
        ['S', new PdfName('Document')],
        ['K', []],
      ]),
    );
    root.set('K', [...file.list(root.get('K')), second]);
  },
  'no-language': ({ catalog }) => catalog.delete('Lang'),
  'bad-language': (file) => leafOf(file, 'P').dict.set('Lang', text('not a tag')),
  'title-not-displayed': ({ catalog }) => catalog.set('ViewerPreferences', new Map([['DisplayDocTitle', false]])),
  'no-metadata': ({ catalog }) => catalog.delete('Metadata'),
  'metadata-malformed': (file) => edit(file, file.catalog.get('Metadata'), (xml) => xml.replace('</dc:title>', '')),
  'no-pdfuaid': (file) => edit(file, file.catalog.get('Metadata'), (xml) => xml.replace('part>1<', 'part>2<')),
  'no-title': (file) =>
    edit(file, file.catalog.get('Metadata'), (xml) => xml.replace(/(<dc:title>.*?<rdf:li[^>]*>)[^<]+/, '$1')),
  'unmarked-content': (file) => editPage(file, (content) => `${content}\n0 0 m 9 9 l S`),
  'artifact-mixed': (file) =>
    editPage(file, (content) => content.replace(/(\/P <<\/MCID \d+>> BDC[\s\S]*?EMC)/, '/Artifact BMC\n$1\nEMC')),
  'unbalanced-marks': (file) => editPage(file, (content) => `${content}\nEMC`),
  'mcid-not-in-tree': (file) => leafOf(file, 'P').dict.set('K', []),
  'mcid-not-in-content': (file) => {
    const { dict } = leafOf(file, 'P');
    dict.set('K', [...file.list(dict.get('K')), 9_999]);
  },
  'mcid-repeated': (file) => {
    const { dict } = leafOf(file, 'P');
    dict.set('K', [...file.list(dict.get('K')), ...file.list(dict.get('K'))]);
  },
  'parent-tree': (file) => {
    const parents = parentsOfPage(file);
    [parents[0], parents[1]] = [parents[1] ?? null, parents[0] ?? null];
  },
  'wrong-parent': (file) => leafOf(file, 'P').dict.set('P', new PdfRef(leafOf(file, 'H1').id)),
  'unknown-role': (file) => leafOf(file, 'P').dict.set('S', new PdfName('Paragraph')),
  'bad-nesting': (file) => elementOf(file, 'Lbl').dict.set('S', new PdfName('P')),
  'uneven-table': (file) => {
    const { id, dict } = elementOf(file, 'TR');
    const cell = new Map<string, PdfObject>([
      ['S', new PdfName('TD')],
      ['P', new PdfRef(id)],
      ['K', []],
    ]);
    dict.set('K', [...file.list(dict.get('K')), added(file, cell)]);
  },
  'heading-skipped': (file) => elementOf(file, 'H2').dict.set('S', new PdfName('H3')),
  'figure-without-alt': (file) => elementOf(file, 'Figure').dict.delete('Alt'),
  'figure-without-box': (file) => elementOf(file, 'Figure').dict.delete('A'),
  'header-without-scope': (file) => elementOf(file, 'TH').dict.delete('A'),
  'list-without-numbering': (file) => elementOf(file, 'L').dict.delete('A'),
  'link-not-tagged': (file) => linkArea(file).set('StructParent', 0),
  'link-without-area': (file) => {
    const { id, dict } = leafOf(file, 'P');
    const mcid = Number(file.list(dict.get('K'))[0]);
    const entries: [string, PdfObject][] = [
      ['S', new PdfName('Link')],
      ['P', new PdfRef(id)],
      ['K', mcid],
    ];
    const link = added(file, new Map([...entries, ['Pg', dict.get('Pg') ?? null]]));
    dict.set('K', link);
    parentsOfPage(file)[mcid] = link;
  },
  'link-without-contents': (file) => linkArea(file).delete('Contents'),
  'link-without-words': (file) =>
    editPage(file, (content) => content.replace(/(\/Link <<\/MCID \d+>> BDC)[\s\S]*?EMC/, '$1\n0 0 m 9 9 l S\nEMC')),
  'tabs-not-by-structure': (file) => pageWithLinks(file).delete('Tabs'),
  'font-not-embedded': (file) => {
    for (const object of file.objects.values()) if (object instanceof Map && object.delete('FontFile2')) return;
    throw new Error('No font is embedded');
  },
  // Bold words stand in no link: what they say is not asked for.
  'font-without-to-unicode': (file) => boldFont(file).delete('ToUnicode'),
  'unknown-character': (file) =>
    edit(file, boldFont(file).get('ToUnicode'), (table) => table.replaceAll('<0061>', '<fffd>')),
  'furniture-read-out': (file) =>
    editPage(file, (content) => content.replaceAll(/\/Subtype\s*\/Footer/g, '/Subtype /Watermark')),
};

function text(words: string): PdfString {
  return new PdfString(Buffer.from(words, 'latin1'));
}

function present<Value>(value: Value | undefined | null, what: string): Value {
  if (value === undefined || value === null) throw new Error(`The sample has no ${what}`);
  return value;
}

function added(file: PdfFile, dict: PdfDict): PdfRef {
  const id = Math.max(...file.objects.keys()) + 1;
  file.objects.set(id, dict);
  return new PdfRef(id);
}

const structureRoot = (file: PdfFile): PdfDict =>
  present(file.dict(file.catalog.get('StructTreeRoot')), 'structure tree');

function elementOf(file: PdfFile, role: string): ReadElement {
  return present(
    allElements(structureOf(file)).find((element) => element.role === role),
    role,
  );
}

/** One whose words are a single piece of content on page 1. */
function leafOf(file: PdfFile, role: string): ReadElement {
  const pageId = file.pages[0]?.id;
  const isLeaf = ({ kids: [only, ...others] }: ReadElement): boolean =>
    only !== undefined && others.length === 0 && !isElement(only) && 'mcid' in only && only.page === pageId;
  const found = allElements(structureOf(file)).find((element) => element.role === role && isLeaf(element));
  return present(found, `${role} of one piece`);
}

/** What the parent tree says of page 1, as the very list that the file keeps. */
function parentsOfPage(file: PdfFile): PdfObject[] {
  const page = present(file.pages[0], 'page').dict;
  const tree = numberTree(file, structureRoot(file).get('ParentTree'));
  return file.list(tree.get(present(file.number(page.get('StructParents')), 'key of a page')));
}

const pageWithLinks = (file: PdfFile): PdfDict =>
  present(
    file.pages.find(({ dict }) => file.list(dict.get('Annots')).length > 0),
    'page with links',
  ).dict;

const linkArea = (file: PdfFile): PdfDict =>
  present(file.dict(file.list(pageWithLinks(file).get('Annots'))[0]), 'link');

function boldFont(file: PdfFile): PdfDict {
  const fonts = [...file.objects.values()].filter((object) => object instanceof Map && object.has('ToUnicode'));
  const bold = fonts.find((font) => /Bold$/.test(file.name(file.dict(font)?.get('BaseFont')) ?? ''));
  return present(file.dict(bold), 'bold font');
}

/** Changes a stream as text, and makes sure that something changed. */
function edit(file: PdfFile, value: PdfObject | undefined, change: (content: string) => string): void {
  if (!(value instanceof PdfRef)) throw new Error('A stream is an object of its own');
  const stream = present(file.stream(value), 'stream');
  const before = Buffer.from(stream.bytes).toString('latin1');
  const after = change(before);
  if (after === before) throw new Error('Nothing was damaged');
  file.objects.set(value.id, new PdfStream(stream.dict, Buffer.from(after, 'latin1')));
}

/** Changes the content of page 1. */
function editPage(file: PdfFile, change: (content: string) => string): void {
  edit(file, file.list(present(file.pages[0], 'page').dict.get('Contents'))[0], change);
}
