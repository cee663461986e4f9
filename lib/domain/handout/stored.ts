import { z } from 'zod';
import { noChoices } from './conditions';
import { type HandoutDocument, handoutDocumentSchema } from './document';
import { type Arrangement, arrangementSchema, type DraftContent, draftContentSchema } from './draft';
import { emptyPlan, usualLayout } from './empty-draft';
import { type DocumentOptions, usualOptions } from './print-options';

/**
 * What was stored, or left open in a tab, before the shapes of today. It is brought up to date when it is
 * read and never rewritten in place: an issued handout stays as it was given.
 */

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a draft had nowhere to say before schema 3, and a template never says. */
const unsaid = { plan: emptyPlan, choices: noChoices, assessed: false };

function upgradeDraft(stored: unknown): unknown {
  const arrangement = upgradeArrangement(stored);
  if (!isRecord(stored) || !isRecord(arrangement)) return arrangement;
  return stored.schema === 3
    ? { ...arrangement, choices: upgradeChoices(arrangement.choices) }
    : { ...unsaid, ...arrangement };
}

/** A draft from before a question was asked has no answer to it. */
function upgradeChoices(choices: unknown): unknown {
  return isRecord(choices) ? { ...noChoices, ...choices } : choices;
}

/** Schema 1 had no print options and schema 2 no layout of sections: both were printed in the usual way. */
function upgradeArrangement(stored: unknown): unknown {
  if (isRecord(stored) && stored.schema === 3) return { ...stored, options: upgradePrintOptions(stored.options) };
  if (!isRecord(stored) || (stored.schema !== 1 && stored.schema !== 2)) return stored;
  const options = stored.schema === 1 ? usualOptions : upgradePrintOptions(stored.options);
  return { ...stored, schema: 3, options, sections: withUsualLayout(stored.sections) };
}

/** What a draft or a template of before says nothing of is as usual. */
const usualOfLater = {
  sources: usualOptions.sources,
  qrCode: usualOptions.qrCode,
  bilingual: usualOptions.bilingual,
};

/** What was issued before has its whole list and the code. */
const printedBefore = { sources: 'full', qrCode: true } as const;

/** Of a draft or a template. */
export function upgradePrintOptions(stored: unknown): unknown {
  const options = upgradeOptions(stored, usualOfLater);
  if (!isRecord(stored) || !isRecord(options) || 'bilingual' in stored) return options;
  // Older drafts stored the defaults even if nobody chose them. Now null means the clinic's default.
  const { sources, qrCode } = options;
  return { ...options, sources: sources === 'line' ? null : sources, qrCode: qrCode === true ? null : qrCode };
}

/** Until late in schema 3 there was one page to fit to and no other number. `later`: for those that came after it. */
function upgradeOptions(options: unknown, later: object): unknown {
  if (!isRecord(options)) return options;
  if (typeof options.fitOnePage !== 'boolean') return { ...later, ...options };
  const { fitOnePage, ...others } = options;
  return { ...later, ...others, fitPages: fitOnePage ? 1 : null };
}

function withUsualLayout(sections: unknown): unknown {
  if (!Array.isArray(sections)) return sections;
  return sections.map((section: unknown) => (isRecord(section) ? { ...section, layout: usualLayout } : section));
}

/** Handouts of schema 1 were printed in color at the standard size, without pictograms and without an address. */
const optionsOfSchema1: DocumentOptions = {
  size: 'standard',
  ink: 'color',
  pictograms: false,
  fitPages: null,
  ...printedBefore,
};

function upgradeDocument(stored: unknown): unknown {
  const options = isRecord(stored) ? upgradeOptions(stored.options, printedBefore) : null;
  if (isRecord(stored) && stored.schema === 3) return { ...stored, options };
  if (!isRecord(stored) || (stored.schema !== 1 && stored.schema !== 2)) return stored;
  const sections = withUsualLayout(stored.sections);
  if (stored.schema === 2) return { ...stored, schema: 3, options, sections };
  const upgraded = Array.isArray(sections) ? sections.map(upgradeSection) : sections;
  return { ...stored, schema: 3, options: optionsOfSchema1, address: '', sections: upgraded };
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

/**
 * UTF-8 has no half of a pair of surrogates: a page that is sent would differ from the draft it was made of. What has none
 * stays the same object, so that reading it copies nothing.
 */
export function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) {
    const items = value.map(wellFormed);
    return items.every((item, index) => Object.is(item, value[index])) ? value : items;
  }
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, wellFormed(inner)] as const);
  return entries.every(([key, inner]) => Object.is(inner, value[key])) ? value : Object.fromEntries(entries);
}

export const storedDraftSchema: z.ZodType<DraftContent, DraftContent> = upgraded(
  (draft) => wellFormed(upgradeDraft(draft)),
  draftContentSchema,
);

export const storedArrangementSchema: z.ZodType<Arrangement, Arrangement> = upgraded(
  (arrangement) => wellFormed(upgradeArrangement(arrangement)),
  arrangementSchema,
);

export const storedDocumentSchema: z.ZodType<HandoutDocument, HandoutDocument> = upgraded(
  upgradeDocument,
  handoutDocumentSchema,
);

/** Typed as today's shape on both sides: no code of ours makes an older one. */
function upgraded<Shape>(upgrade: (stored: unknown) => unknown, schema: z.ZodType<Shape>): z.ZodType<Shape, Shape> {
  return z.preprocess(upgrade, schema) as unknown as z.ZodType<Shape, Shape>; // preprocess takes anything in
}
