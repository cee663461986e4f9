import type { Problem } from '../problem';
import { type Catalog, noCatalog, TIME_BLANK } from './catalog';
import type { CatalogFile, CatalogOriginal, CatalogTranslation } from './read-file';

/** The catalog that the languages make together, and what is wrong between them, by path. */
export function joinCatalog(files: readonly CatalogFile[]): {
  catalog: Catalog;
  problems: Map<string, Problem[]>;
} {
  const problems = new Map<string, Problem[]>(files.map(({ path }) => [path, []]));
  const originals = files.filter((file) => file.kind === 'red-flags');
  const translations = files.filter((file) => file.kind === 'red-flags-translation');
  const [original, ...others] = originals;
  for (const { path } of others) {
    problems.get(path)?.push({ line: 1, message: `${original?.path} is the original already` });
  }
  if (!original) {
    for (const { path } of files)
      problems.get(path)?.push({ line: 1, message: 'There is no original that can be read' });
    return { catalog: noCatalog, problems };
  }
  for (const one of translations) problems.get(one.path)?.push(...translationProblems(one, original));
  return { catalog: catalogOf(original, translations), problems };
}

function catalogOf(original: CatalogOriginal, translations: readonly CatalogTranslation[]): Catalog {
  const { signs, sources } = original;
  return {
    signs: new Map(
      Object.entries(signs).map(([id, sign]) => [
        id,
        {
          action: sign.action,
          sources: sources
            .filter(({ n }) => sign.sources.includes(n))
            .map(({ n, title, publisher, short, url, published, basis }) => ({
              ...{ n, title, publisher, url, published, basis },
              ...(short !== undefined && { short }),
            })),
          toVerify: sign.verify === true,
          perTopic: sign.perTopic === true,
          words: new Map([
            [original.locale, sign.words] as const,
            ...translations.flatMap((one) => {
              const words = one.signs[id];
              return words === undefined ? [] : [[one.locale, words] as const];
            }),
          ]),
        },
      ]),
    ),
    leads: new Map([original, ...translations].map(({ locale, actions }) => [locale, actions])),
  };
}

/** A translation has the signs of its original and the same blanks; one that it lacks is worth knowing. */
function translationProblems(file: CatalogTranslation, original: CatalogOriginal): Problem[] {
  const { translation, signs, lines } = file;
  const strangers = Object.entries(signs).flatMap(([id, words]): Problem[] => {
    const line = lines.get(id) ?? 1;
    const twin = original.signs[id];
    if (!twin) return [{ line, message: `"${id}" is not in ${original.path}` }];
    if (twin.words.includes(TIME_BLANK) === words.includes(TIME_BLANK)) return [];
    return [{ line, message: `"${id}" has ${TIME_BLANK} in one language only` }];
  });
  const missing = Object.keys(original.signs)
    .filter((id) => signs[id] === undefined)
    .map((id) => ({ line: 1, message: `"${id}" has no words in "${file.locale}"`, isWarning: true }));
  const from =
    translation.from === original.locale
      ? []
      : [{ line: 1, message: `The original is in "${original.locale}", not in "${translation.from}"` }];
  const behind =
    translation.fromVersion === original.version
      ? []
      : [
          {
            line: 1,
            message: `The translation is behind its original: made from ${translation.fromVersion}, which is now ${original.version}`,
            isWarning: true,
          },
        ];
  return [...from, ...behind, ...strangers, ...missing];
}
