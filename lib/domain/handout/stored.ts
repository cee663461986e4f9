import { z } from 'zod';
import { type HandoutDocument, handoutDocumentSchema } from './document';
import { type Arrangement, arrangementSchema, type DraftContent, draftContentSchema } from './draft';
import { type DocumentOptions, usualOptions } from './print-options';

/**
 * What was stored, or left open in a tab, before the shapes of today. It is brought up to date when it is
 * read and never rewritten in place: an issued handout stays as it was given.
 */

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Schema 1 of drafts and templates had no print options: they were printed in the usual way. */
function upgradeDraft(stored: unknown): unknown {
  return isRecord(stored) && stored.schema === 1 ? { ...stored, schema: 2, options: usualOptions } : stored;
}

/** Handouts of schema 1 were printed in colour at the standard size, without pictograms and without an address. */
const optionsOfSchema1: DocumentOptions = { size: 'standard', ink: 'color', pictograms: false, fitOnePage: false };

function upgradeDocument(stored: unknown): unknown {
  if (!isRecord(stored) || stored.schema !== 1) return stored;
  const sections = Array.isArray(stored.sections) ? stored.sections.map(upgradeSection) : stored.sections;
  return { ...stored, schema: 2, options: optionsOfSchema1, address: '', sections };
}

function upgradeSection(section: unknown): unknown {
  return isRecord(section) && Array.isArray(section.blocks)
    ? { ...section, blocks: section.blocks.map(upgradeBlock) }
    : section;
}

/** The items of a list were bare: now each may have a pictogram. */
function upgradeBlock(block: unknown): unknown {
  if (!isRecord(block)) return block;
  if (block.type === 'list' && Array.isArray(block.items)) {
    const items = block.items.map((item: unknown) => ({
      pictogram: null,
      blocks: Array.isArray(item) ? item.map(upgradeBlock) : item,
    }));
    return { ...block, items };
  }
  if (block.type === 'checklist' && Array.isArray(block.items)) {
    return { ...block, items: block.items.map((runs: unknown) => ({ pictogram: null, runs })) };
  }
  if (block.type === 'callout' && Array.isArray(block.blocks)) {
    return { ...block, blocks: block.blocks.map(upgradeBlock) };
  }
  return block;
}

export const storedDraftSchema: z.ZodType<DraftContent, DraftContent> = upgraded(upgradeDraft, draftContentSchema);

export const storedArrangementSchema: z.ZodType<Arrangement, Arrangement> = upgraded(upgradeDraft, arrangementSchema);

export const storedDocumentSchema: z.ZodType<HandoutDocument, HandoutDocument> = upgraded(
  upgradeDocument,
  handoutDocumentSchema,
);

/** Typed as today's shape on both sides: no code of ours makes an older one. */
function upgraded<Shape>(upgrade: (stored: unknown) => unknown, schema: z.ZodType<Shape>): z.ZodType<Shape, Shape> {
  return z.preprocess(upgrade, schema) as unknown as z.ZodType<Shape, Shape>; // preprocess takes anything in
}
