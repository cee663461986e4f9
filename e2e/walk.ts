import { builtRoutes } from '../scripts/lib/http/manifests';
import { testDistFolder } from '../scripts/lib/test/dist-folder';
import { test as base, expect } from './fixtures';
import { expectAccessibleScreen, walkViewport } from './screen-checks';

/**
 * Every page of the app, in the test that visits it (e2e/screens-*.spec.ts). A visit runs the checks of
 * e2e/screen-checks.ts: axe in light and dark mode, no sideways scrolling, and a visible focus.
 */
const walks = {
  'signing in': [
    '/sign-in',
    '/sign-in/at',
    '/sign-in/second-step',
    '/sign-in/enrol',
    '/reset',
    '/reset/[token]',
    '/set-up/[token]',
  ],
  'home and settings': ['/', '/settings', '/_not-found'],
  builder: ['/handouts/[id]'],
  'issued handouts': ['/handouts', '/handouts/drafts', '/handouts/[id]', '/handouts/[id]/patient'],
  'templates and lists': [
    '/templates',
    '/templates/[id]',
    '/templates/[id]/list',
    '/templates/replace',
    '/bulk',
    '/bulk/[id]',
  ],
  library: [
    '/library',
    '/library/[topic]',
    '/library/[topic]/[section]',
    '/library/figures',
    '/library/packs',
    '/library/recall/[version]',
    '/library/review',
  ],
  administration: [
    '/admin',
    '/admin/signing-in',
    '/admin/branding',
    '/admin/records',
    '/admin/activity',
    '/admin/installation',
    '/sign-in/at/[slug]',
    '/invitation/[token]',
  ],
} as const satisfies Record<string, readonly string[]>;

/** Pages that show no screen of their own, and why. */
const withoutScreen: Record<string, string> = {
  '/handouts/new': 'creates a draft and redirects to it',
  '/r/[reference]': 'redirects to the handout',
  '/_global-error': 'is shown only when the layout itself fails',
};

type Walk = keyof typeof walks;
type Visit<Name extends Walk> = (
  route: (typeof walks)[Name][number],
  /** An address, or what leads to the page. */
  go?: string | (() => Promise<unknown>),
) => Promise<void>;

export const test = base.extend<{
  /** Begins a walk. The test fails if it ends without a visit to each page of the walk. */
  walk: <Name extends Walk>(name: Name) => Visit<Name>;
}>({
  viewport: walkViewport,

  walk: async ({ page }, use, testInfo) => {
    const begun = new Map<Walk, Set<string>>();
    await use((name) => {
      const visited = new Set<string>();
      begun.set(name, visited);
      return async (route, go = route) => {
        await (typeof go === 'string' ? page.goto(go) : go());
        if (route !== '/_not-found') await expect(page).toHaveURL(({ pathname }) => patternOf(route).test(pathname));
        await expectAccessibleScreen(page);
        visited.add(route);
      };
    });
    if (testInfo.status !== testInfo.expectedStatus) return;
    for (const [name, visited] of begun) {
      expect([...visited].sort(), `pages visited by the walk “${name}”`).toEqual([...walks[name]].sort());
    }
  },
});

const patternOf = (route: string): RegExp => new RegExp(`^${route.replace(/\[.*?\]/g, '[^/]+')}$`);

/** The pages of the build, and those that a walk visits or that have no screen. */
export function pagesOfBuildAndWalks(): { built: string[]; known: string[] } {
  const built = builtRoutes(testDistFolder)
    .filter(({ kind }) => kind === 'page')
    .map(({ address }) => address);
  const known = [...Object.values(walks).flat(), ...Object.keys(withoutScreen)];
  return { built: built.sort(), known: [...new Set(known)].sort() };
}
