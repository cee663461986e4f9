import { type HandoutDocument, handoutDocumentSchema } from '@/lib/domain/handout/document';
import { arrangePages } from './arrange-pages';
import { bestLayout } from './best-layout';
import { loadFonts } from './fonts';
import { greyLogo } from './grey-logo';
import { handoutPages } from './handout-pages';
import { type LaidOutDocument, layOutParts } from './layout/pages';
import { requirePrintableLogo } from './logo-bytes';
import { paintPages } from './paint-pages';
import type { Density } from './setting';
import { cleanText } from './text/clean-text';
import { textsOf } from './text/document-text';
import { splitByFont } from './text/font-runs';
import { themeFor } from './theme';
import { rendererVersion } from './version';

export type RenderedPdf = { bytes: Uint8Array; pageCount: number };

/**
 * A document → the bytes of its PDF. The same document gives the same bytes in every process and
 * time zone: the only date stamped is `composedAt`.
 * @throws UnprintableCharacterError when no embedded font has a character; ZodError for a shape or
 * a link that a document must not have; UnusableLogoError for a logo that is not a plain PNG.
 */
export async function renderHandout(
  document: HandoutDocument,
  /** Untagged pages look the same; only measurements and tests ask for them. */
  { tagged = true }: { tagged?: boolean } = {},
): Promise<RenderedPdf> {
  const checked = inItsInk(handoutDocumentSchema.parse(document));
  const layout = await bestLayout((density) => layOut(checked, density), checked.options);
  const metadata = {
    title: checked.title,
    author: checked.clinic.name,
    language: checked.locale,
    createdAt: new Date(checked.composedAt),
    creator: rendererVersion,
  };
  const bytes = await paintPages(layout, metadata, { tagged });
  return { bytes, pageCount: layout.children.length };
}

/** @throws UnusableLogoError */
function inItsInk(document: HandoutDocument): HandoutDocument {
  const { clinic, options } = document;
  if (!clinic.logo) return document;
  requirePrintableLogo(clinic.logo);
  switch (options.ink) {
    case 'color':
      return document;
    case 'grey':
      return { ...document, clinic: { ...clinic, logo: greyLogo(clinic.logo) } };
  }
}

async function layOut(document: HandoutDocument, density: Density): Promise<LaidOutDocument> {
  const texts = textsOf(document).map(cleanText);
  const theme = themeFor(document, texts.join(' '), density);
  // Asked before the tree is built: React keeps to itself what a component throws.
  const runs = texts.flatMap((text) => splitByFont(text, theme.fonts));
  const { strut } = theme.script;
  await loadFonts([...runs.map(({ family }) => family), ...(strut ? [strut] : [])]);
  const { spec, parts } = handoutPages({ document, theme });
  return arrangePages(await layOutParts(spec, parts));
}
