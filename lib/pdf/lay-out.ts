import type { HandoutDocument } from '@/lib/domain/handout/document';
import { arrangePages } from './arrange-pages';
import { bestLayout } from './best-layout';
import type { FontFamily } from './font-files';
import type { FontSource } from './font-source';
import { loadFonts } from './fonts';
import { handoutPages } from './handout-pages';
import { type LaidOutDocument, layOutParts } from './layout/pages';
import type { Density } from './setting';
import { cleanText } from './text/clean-text';
import { type Passage, passagesOf } from './text/document-text';
import { splitByFont } from './text/font-runs';
import { type Theme, themeFor, themeIn } from './theme';

/**
 * A document → its pages, every line and box at its place. The one layout: the printed PDF and the pages
 * that the builder shows are painted from it.
 * @throws UnprintableCharacterError when no font has a character.
 */
export function layOutHandout(document: HandoutDocument, fonts: FontSource): Promise<LaidOutDocument> {
  const passages = cleanPassages(document);
  return bestLayout((density) => layOut(document, passages, density, fonts), document.options);
}

/** Cleaned once a handout, however many densities are tried. */
function cleanPassages(document: HandoutDocument): Passage[] {
  return passagesOf(document).map(({ locale, texts }) => ({ locale, texts: texts.map(cleanText) }));
}

async function layOut(
  document: HandoutDocument,
  passages: readonly Passage[],
  density: Density,
  fonts: FontSource,
): Promise<LaidOutDocument> {
  const theme = themeFor(document, passages[0]?.texts.join(' ') ?? '', density, fonts);
  await loadFonts(
    fonts,
    passages.flatMap((passage) => familiesOf(passage, theme)),
  );
  const { spec, parts } = handoutPages({ document, theme });
  return arrangePages(await layOutParts(spec, parts));
}

/**
 * The families that a passage is set in. Asked before the tree is built: React keeps to itself what a component throws.
 * @throws UnprintableCharacterError
 */
function familiesOf({ locale, texts }: Passage, theme: Theme): FontFamily[] {
  const { fonts, script } = themeIn(locale, texts.join(' '), theme);
  const families = texts.flatMap((text) => splitByFont(text, fonts)).map(({ family }) => family);
  return script.strut ? [...families, script.strut] : families;
}

/**
 * Every family that prints a part of the document.
 * @throws UnprintableCharacterError
 */
export function familiesOfDocument(document: HandoutDocument, fonts: FontSource): ReadonlySet<FontFamily> {
  const passages = cleanPassages(document);
  const theme = themeFor(document, passages[0]?.texts.join(' ') ?? '', 'regular', fonts);
  return new Set(passages.flatMap((passage) => familiesOf(passage, theme)));
}

/** How few pages a document takes when it is set as close as its print size allows. */
export async function fewestPages(document: HandoutDocument, fonts: FontSource): Promise<number> {
  return (await layOut(document, cleanPassages(document), 'tightest', fonts)).children.length;
}
