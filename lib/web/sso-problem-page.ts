import type { SsoLinkProblem, SsoProblem } from '../domain/access/single-sign-on';
import type { AppErrorCode } from '../domain/errors';

/** Where a sign-in at the provider that did not lead in ends: the clinic's own sign-in page, which words it. */
export const ssoProblemPage = (slug: string, problem: SsoProblem): string =>
  `/sign-in/at/${encodeURIComponent(slug)}?problem=${problem}`;

/** The page after a failed link: the settings, where it began, or the sign-in if the session has ended. */
export function linkProblemPage(slug: string, code: AppErrorCode): string {
  if (code === 'signed-out') return ssoProblemPage(slug, 'signed-out');
  const problems: Partial<Record<AppErrorCode, SsoLinkProblem>> = {
    ...{ conflict: 'taken', forbidden: 'refused', 'invalid-input': 'unreachable' },
  };
  return `/settings?sso=${problems[code] ?? 'outage'}#single-sign-on`;
}
