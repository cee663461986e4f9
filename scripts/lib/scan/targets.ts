import { builtAction, builtRoutes } from '../http/manifests';
import { testDistFolder } from '../test/dist-folder';

/** One request whose values sqlmap changes; `level`, from 1 to 5, is how much of what it knows it tries. */
export type Target = {
  name: string;
  url: string;
  level: number;
  headers?: Readonly<Record<string, string>>;
  data?: string;
};

/** Nobody's. */
const someId = '3f0e8f60-6f0e-4b8f-9a53-0e8a8f5f1c11';

/**
 * Addresses that take something from their query, with values that they understand. sqlmap changes those with a star;
 * the others are one of a list, and refused before anything asks the database. wapiti changes all.
 */
const queriesOf = (sectionId: string): Readonly<Record<string, string>> => ({
  '/handouts': 'topic=muscle-twitches*&language=es*&state=withdrawn&from=2026-01-01&to=2026-12-31',
  '/handouts/new': 'topic=muscle-twitches*',
  '/library/muscle-twitches': 'lang=es*',
  '/templates': 'label=clinic*',
  '/admin/activity': `who=${someId}*&what=handout.issued*&before=9*`,
  '/api/audit/export': `who=${someId}*&from=2026-01-01*`,
  '/api/library/pack': 'topic=muscle-twitches*',
  '/api/library/wordings': `section=${sectionId}*&locale=es*`,
  '/sign-in': 'next=%2Flibrary*',
});

/** What asks the database in the words that somebody types, each as a request of its own. */
export function targets(baseUrl: string, sectionId: string): Target[] {
  const ours = { Origin: baseUrl };
  const json = { ...ours, 'Content-Type': 'application/json' };
  const history = builtAction(testDistFolder, 'searchHistory');
  return [
    ...Object.entries(queriesOf(sectionId)).map(([path, query]) => ({
      name: path,
      url: `${baseUrl}${path}?${query}`,
      level: 1,
    })),
    ...[
      { name: 'search of the library', url: `${baseUrl}/api/library/search`, data: '{"typed":"twitch*"}' },
      { name: 'history as a file', url: `${baseUrl}/api/handouts/csv`, data: '{"q":"maria*"}' },
    ].map((target) => ({ ...target, headers: json, level: 2 })),
    {
      level: 2,
      name: 'search of the history',
      url: `${baseUrl}/handouts`,
      headers: { ...ours, 'Next-Action': history.id, 'Content-Type': 'text/plain', Accept: 'text/x-component' },
      data: '[{"q":"maria*"}]',
    },
  ];
}

/** Every page that stands alone, for the crawler to begin at: links that a script draws are not seen by it. */
export const startingPages = (baseUrl: string): string[] =>
  builtRoutes(testDistFolder)
    .filter(({ kind, address }) => kind === 'page' && !address.includes('[') && !address.startsWith('/_'))
    .map(({ address }) => `${baseUrl}${address}`);
