/** What Next's build says of its routes: a fixed address, or the shape of one with ids in it. */
export type RoutesManifest = {
  staticRoutes: readonly { page: string }[];
  dynamicRoutes: readonly { page: string; regex: string }[];
};

/**
 * The route that an address belongs to, such as "/handouts/[id]": ids in a label would name rows, and make a series of
 * each. What belongs to none is "other", however it is spelled.
 */
export function routePatterns({ staticRoutes, dynamicRoutes }: RoutesManifest): (address: string) => string {
  // An address that is none is answered by a page of Next's own, whose name the request then bears.
  const fixed = new Set(staticRoutes.map(({ page }) => page).filter((page) => !page.startsWith('/_')));
  const shapes = dynamicRoutes.map(({ page, regex }) => ({ page, regex: new RegExp(regex) }));
  return (address) => {
    const [pathname = '/'] = address.split('?');
    if (pathname.startsWith('/_next/')) return '/_next';
    const plain = pathname.replace(/\.rsc$/, '').replace(/(.)\/$/, '$1');
    if (fixed.has(plain)) return plain;
    return shapes.find(({ regex }) => regex.test(plain))?.page ?? 'other';
  };
}
