/** How a page names its sources. The document keeps the whole list however it is printed. */
export const sourcesShown = ['line', 'full', 'none'] as const;
export type SourcesShown = (typeof sourcesShown)[number];
