/** The paper that handouts are printed on. */
export const pageSizes = ['letter', 'a4'] as const;
export type PageSize = (typeof pageSizes)[number];
