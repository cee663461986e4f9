const STAGING = new Set(['staging', 'stage', 'preflight', 'preprod', 'preview', 'uat', 'qa', 'dev', 'test']);

/** Is this the address of a copy that a site's owner tries things out on? It is not for readers, and goes away. */
export function isStagingAddress(url: string): boolean {
  // The last part of a host is the country or the kind of site, such as .dev.
  const labels = new URL(url).hostname.split('.').slice(0, -1);
  return labels.some((label) => label.split('-').some((part) => STAGING.has(part)));
}
