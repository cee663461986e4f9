import { z } from 'zod';
import { symbolNames } from '../pictograms/catalog';
import { calloutTones } from './callout-tones';
import { conditions } from './conditions';
import { HIGHEST_START, listStyles } from './list-numbering';
import { mergeFieldNames } from './merge-fields';

/**
 * The body of a section: ProseMirror JSON limited to the blocks and marks that every rendition
 * of a handout can show. The editor, the Markdown reader and the database all speak this shape.
 */

const BLOCKED_LINK = 'Links must start with https:, tel: or mailto:';

export const linkHrefSchema = z
  .string()
  .max(2_000)
  .refine((href) => /^(https:\/\/|tel:|mailto:)\S+$/i.test(href), BLOCKED_LINK);

const markSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('bold') }),
  z.strictObject({ type: z.literal('italic') }),
  z.strictObject({ type: z.literal('link'), attrs: z.strictObject({ href: linkHrefSchema }) }),
]);

const textSchema = z.strictObject({
  type: z.literal('text'),
  text: z.string().min(1),
  marks: z.array(markSchema).optional(),
});

const mergeFieldSchema = z.strictObject({
  type: z.literal('mergeField'),
  attrs: z.strictObject({ name: z.enum(mergeFieldNames) }),
  marks: z.array(markSchema).optional(),
});

const inlineSchema = z.discriminatedUnion('type', [textSchema, mergeFieldSchema]);

const paragraphSchema = z.strictObject({
  type: z.literal('paragraph'),
  content: z.array(inlineSchema).optional(),
});

export type Mark = z.infer<typeof markSchema>;
export type InlineNode = z.infer<typeof inlineSchema>;
export type ParagraphNode = z.infer<typeof paragraphSchema>;
export type ListItemNode = {
  type: 'listItem';
  attrs?: ListItemAttributes | undefined;
  content: (ParagraphNode | BulletListNode | OrderedListNode)[];
};
export type BulletListNode = { type: 'bulletList'; content: ListItemNode[] };
export type OrderedListNode = {
  type: 'orderedList';
  attrs?: z.infer<typeof listNumberingSchema> | undefined;
  content: ListItemNode[];
};

/** How a numbered list counts; what is missing is 1 and digits, and a list of those has no attributes. */
export const listNumberingSchema = z.strictObject({
  start: z.int().min(1).max(HIGHEST_START).optional(),
  style: z.enum(listStyles).optional(),
});

/** An item may have a pictogram beside it; one without it has no attributes. */
const itemAttributesSchema = z.strictObject({ pictogram: z.enum(symbolNames) });

/** Names a warning sign of the catalog of red flags; it stays with the item when a clinic rewords the sign. */
export const signIdSchema = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'The id of a sign is lower-case words joined by hyphens');

/** An item of a list may also be a warning sign; one that is neither has no attributes. */
const listItemAttributesSchema = z
  .strictObject({ pictogram: z.enum(symbolNames).optional(), sign: signIdSchema.optional() })
  .refine(
    ({ pictogram, sign }) => pictogram !== undefined || sign !== undefined,
    'An item without attributes has none',
  );
export type ListItemAttributes = z.infer<typeof listItemAttributesSchema>;

// zod needs the annotation to follow the recursion list → item → list.
const listItemSchema: z.ZodType<ListItemNode> = z.lazy(() =>
  z.strictObject({
    type: z.literal('listItem'),
    attrs: listItemAttributesSchema.optional(),
    content: z.array(z.union([paragraphSchema, bulletListSchema, orderedListSchema])).min(1),
  }),
);
const bulletListSchema = z.strictObject({
  type: z.literal('bulletList'),
  content: z.array(listItemSchema).min(1),
});
const orderedListSchema = z.strictObject({
  type: z.literal('orderedList'),
  attrs: listNumberingSchema.optional(),
  content: z.array(listItemSchema).min(1),
});

const tableCellContent = z.array(paragraphSchema).min(1);
const tableRowSchema = z.strictObject({
  type: z.literal('tableRow'),
  content: z
    .array(
      z.discriminatedUnion('type', [
        z.strictObject({ type: z.literal('tableHeader'), content: tableCellContent }),
        z.strictObject({ type: z.literal('tableCell'), content: tableCellContent }),
      ]),
    )
    .min(1),
});
const tableSchema = z
  .strictObject({
    type: z.literal('table'),
    attrs: z.strictObject({ caption: z.string().max(300) }),
    content: z.array(tableRowSchema).min(1),
  })
  .refine(
    (table) => table.content[0]?.content.every((cell) => cell.type === 'tableHeader'),
    'The first row of a table must be its header row',
  )
  .refine(
    (table) => new Set(table.content.map((row) => row.content.length)).size === 1,
    'Every row of a table must have the same number of cells',
  );

const checklistSchema = z.strictObject({
  type: z.literal('checklist'),
  content: z
    .array(
      z.strictObject({
        type: z.literal('checklistItem'),
        attrs: itemAttributesSchema.optional(),
        content: z.array(paragraphSchema).min(1),
      }),
    )
    .min(1),
});

const figureSchema = z.strictObject({
  type: z.literal('figure'),
  attrs: z.strictObject({
    pictogram: z.string().regex(/^[a-z0-9-]+$/),
    alt: z.string().min(1).max(300),
    caption: z.string().max(300),
  }),
});

const calloutSchema = z.strictObject({
  type: z.literal('callout'),
  attrs: z.strictObject({ tone: z.enum(calloutTones) }),
  content: z.array(z.discriminatedUnion('type', [paragraphSchema, bulletListSchema, orderedListSchema])).min(1),
});

/** Printed only for the readers it names; `compose` leaves it out for others and a blank while nobody has said. */
const passageSchema = z.strictObject({
  type: z.literal('passage'),
  attrs: z.strictObject({ when: z.enum(conditions) }),
  content: z.array(z.discriminatedUnion('type', [paragraphSchema, bulletListSchema, orderedListSchema])).min(1),
});

export const blockSchema = z.union([
  paragraphSchema,
  bulletListSchema,
  orderedListSchema,
  tableSchema,
  calloutSchema,
  checklistSchema,
  figureSchema,
  passageSchema,
]);

export const bodySchema = z.strictObject({
  type: z.literal('doc'),
  content: z.array(blockSchema),
});

export type BlockNode = z.infer<typeof blockSchema>;
export type SectionBody = z.infer<typeof bodySchema>;
