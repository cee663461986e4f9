import type { PdfDict, PdfFile } from '../pdf-file/objects';
import { findAll, readXml, type XmlElement } from '../pdf-file/xml';
import type { Problem } from './problems';
import type { TaggedFile } from './tagged-file';

/** What the file says of itself: catalog, metadata, fonts. */
export function fileProblems({ file, roots, elements }: TaggedFile): Problem[] {
  const { catalog } = file;
  const problems: Problem[] = [];
  const say = (code: Problem['code'], where = 'the file') => problems.push({ code, where });
  if (file.resolve(file.dict(catalog.get('MarkInfo'))?.get('Marked')) !== true) say('not-marked');
  if (roots.length !== 1 || roots[0]?.role !== 'Document') say('no-structure');
  const language = file.text(catalog.get('Lang'));
  if (!language) say('no-language');
  const languages = [language ?? 'en', ...elements.flatMap(({ dict }) => file.text(dict.get('Lang')) ?? [])];
  for (const tag of languages.filter((one) => !isLanguageTag(one))) say('bad-language', tag);
  if (file.resolve(file.dict(catalog.get('ViewerPreferences'))?.get('DisplayDocTitle')) !== true)
    say('title-not-displayed');
  return [...problems, ...metadataProblems(file), ...fontProblems(file)];
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

const PDFUAID = '{http://www.aiim.org/pdfua/ns/id/}part';
const TITLE = '{http://purl.org/dc/elements/1.1/}title';

function metadataProblems(file: PdfFile): Problem[] {
  const stream = file.stream(file.catalog.get('Metadata'));
  const where = 'the metadata';
  if (!stream) return [{ code: 'no-metadata', where }];
  let root: XmlElement;
  try {
    root = readXml(new TextDecoder('utf-8', { fatal: true }).decode(stream.bytes));
  } catch (error) {
    return [{ code: 'metadata-malformed', where: String(error) }];
  }
  const words = (element: XmlElement): string => element.text + element.children.map(words).join('');
  const problems: Problem[] = [];
  if (!findAll(root, PDFUAID).some((element) => words(element).trim() === '1'))
    problems.push({ code: 'no-pdfuaid', where });
  if (!findAll(root, TITLE).some((element) => words(element).trim() !== '')) problems.push({ code: 'no-title', where });
  return problems;
}

function fontProblems(file: PdfFile): Problem[] {
  return [...file.objects.values()].flatMap((object): Problem[] => {
    const font = object instanceof Map ? object : undefined;
    const subtype = font && file.name(font.get('Type')) === 'Font' ? file.name(font.get('Subtype')) : undefined;
    // Descendants are looked at through the font that has them.
    if (!font || subtype === undefined || subtype.startsWith('CIDFont')) return [];
    const where = file.name(font.get('BaseFont')) ?? 'a font';
    const described =
      subtype === 'Type0' ? file.list(font.get('DescendantFonts')).map((one) => file.dict(one)) : [font];
    const problems: Problem[] = [];
    if (described.length === 0 || !described.every((one) => isEmbedded(file, one))) {
      problems.push({ code: 'font-not-embedded', where });
    }
    if (!file.stream(font.get('ToUnicode'))) problems.push({ code: 'font-without-to-unicode', where });
    return problems;
  });
}

function isEmbedded(file: PdfFile, font: PdfDict | undefined): boolean {
  const descriptor = file.dict(font?.get('FontDescriptor'));
  return ['FontFile', 'FontFile2', 'FontFile3'].some((key) => file.stream(descriptor?.get(key)) !== undefined);
}
