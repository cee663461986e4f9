import { listContentFiles } from '@/lib/content/starter-files';

/** The slugs of the topics that ship in content/, in alphabetical order. */
export async function starterSlugs(): Promise<string[]> {
  const slugs = (await listContentFiles('content')).map((path) => path.split('/')[0] ?? '');
  return [...new Set(slugs)].filter((slug) => slug !== 'generic').sort();
}
