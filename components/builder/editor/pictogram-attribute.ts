import { isPictogram } from '@/lib/domain/pictograms/catalog';

/** The pictogram beside an item of a list. A new item, made by pressing Enter in another, starts without. */
export const pictogramAttribute = () => ({
  pictogram: {
    default: null,
    keepOnSplit: false,
    parseHTML: ({ dataset: { pictogram = '' } }: HTMLElement) => (isPictogram(pictogram) ? pictogram : null),
    renderHTML: ({ pictogram }: { pictogram?: string | null }) => (pictogram ? { 'data-pictogram': pictogram } : {}),
  },
});
