import type { SsoProblem } from '../domain/access/single-sign-on';

/** Where a sign-in at the provider that did not lead in ends: the clinic's own sign-in page, which words it. */
export const ssoProblemPage = (slug: string, problem: SsoProblem): string =>
  `/sign-in/at/${encodeURIComponent(slug)}?problem=${problem}`;
