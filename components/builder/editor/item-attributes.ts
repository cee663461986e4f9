import { signIdSchema } from '@/lib/domain/handout/body';
import { isSymbol } from '@/lib/domain/pictograms/catalog';

/** The pictogram beside an item of a list. A new item, made by pressing Enter in another, starts without. */
export const pictogramAttribute = () => ({
  pictogram: {
    default: null,
    keepOnSplit: false,
    parseHTML: ({ dataset: { pictogram = '' } }: HTMLElement) => (isSymbol(pictogram) ? pictogram : null),
    renderHTML: ({ pictogram }: { pictogram?: string | null }) => (pictogram ? { 'data-pictogram': pictogram } : {}),
  },
});

/** Also which sign of the catalog an item is: it stays so however it is reworded, and a new item is none. */
export const listItemAttributes = () => ({
  ...pictogramAttribute(),
  sign: {
    default: null,
    keepOnSplit: false,
    parseHTML: ({ dataset: { sign } }: HTMLElement) => signIdSchema.safeParse(sign).data ?? null,
    renderHTML: ({ sign }: { sign?: string | null }) => (sign ? { 'data-sign': sign } : {}),
  },
});
