import { z } from 'zod';
import { signIdSchema } from '../../domain/handout/body';
import { isoDateSchema } from '../../domain/library/section';
import {
  changelogSchema,
  fileSourceSchema,
  localeSchema,
  nameSchema,
  personSchema,
  versionSchema,
} from '../front-matter';
import { type Problem, Problems } from '../problem';
import { readYaml } from '../read-yaml';
import { isStagingAddress } from '../staging-address';
import { signActions, TIME_BLANK } from './catalog';

const wordsSchema = nameSchema.refine(
  (words) => !/[{}]/.test(words.replace(TIME_BLANK, '')),
  `The only blank in the words of a sign is ${TIME_BLANK}, once`,
);

const signSchema = z.strictObject({
  words: wordsSchema,
  action: z.enum(signActions, { error: `The action is one of ${signActions.join(', ')}` }),
  /** The time, the exceptions, and when the action is another one. */
  when: nameSchema.optional(),
  /** What it may be. */
  why: nameSchema.optional(),
  /** Where sources differ, and what was taken. */
  differs: nameSchema.optional(),
  sources: z.array(z.int().positive()),
  verify: z.literal(true).optional(),
  perTopic: z.literal(true).optional(),
});

const everyFile = {
  locale: localeSchema,
  version: versionSchema,
  status: z.literal('draft', 'The catalog ships with status draft'),
  licence: nameSchema,
  changelog: changelogSchema,
  actions: z.strictObject({
    emergency: nameSchema,
    'emergency-er': nameSchema,
    'same-day': nameSchema,
    'within-days': nameSchema,
  }),
};

const NOBODY = 'The catalog ships without a reviewer: the clinic that uses it reviews it';

const originalSchema = z.strictObject({
  kind: z.literal('red-flags'),
  ...everyFile,
  author: personSchema,
  reviewer: z.null(NOBODY),
  reviewedOn: z.null(NOBODY),
  nextReviewDue: z.null(NOBODY),
  sources: z.array(
    fileSourceSchema.extend({
      /** A: the official page or guideline. B: a copy, a local hospital text or a summary. C: a secondary page. */
      strength: z.enum(['A', 'B', 'C']).optional(),
      /** What to open before a review. */
      check: nameSchema.optional(),
    }),
  ),
  signs: z.record(signIdSchema, signSchema),
});

const translationSchema = z.strictObject({
  kind: z.literal('red-flags-translation'),
  ...everyFile,
  translation: z.strictObject({
    from: localeSchema,
    fromVersion: versionSchema,
    translator: personSchema,
    checkedBy: z.null(NOBODY),
    checkedOn: isoDateSchema.nullable(),
  }),
  signs: z.record(signIdSchema, wordsSchema),
});

const fileSchema = z.discriminatedUnion('kind', [originalSchema, translationSchema]);

type Placed<Shape> = Shape & { path: string; lines: ReadonlyMap<string, number> };
export type CatalogOriginal = Placed<z.infer<typeof originalSchema>>;
export type CatalogTranslation = Placed<z.infer<typeof translationSchema>>;
/** `lines`: on which line each sign stands, by its id. */
export type CatalogFile = CatalogOriginal | CatalogTranslation;

export type CatalogReading = { ok: true; file: CatalogFile } | { ok: false; problems: Problem[] };

/** Reads one language of the catalog, `red-flags/<locale>.yaml`. Pure: `path` is compared with the language. */
export function readCatalogFile(text: string, path: string): CatalogReading {
  const problems = new Problems();
  const read = readYaml(text, fileSchema, problems, { name: 'Catalog', firstLine: 1 });
  if (!read) return { ok: false, problems: problems.sorted() };
  const { value, linesOf } = read;
  const name = path.replaceAll('\\', '/').split('/').at(-1);
  if (name !== `${value.locale}.yaml`) problems.add(1, `The file is "${name}" but the locale is "${value.locale}"`);
  const lines = linesOf('signs');
  if (value.kind === 'red-flags') checkSources(value, lines, linesOf('sources'), problems);
  return problems.found.length > 0
    ? { ok: false, problems: problems.sorted() }
    : { ok: true, file: { ...value, path, lines } };
}

/** The numbers beside the signs are those of the list, and none of those is idle. */
function checkSources(
  { sources, signs }: z.infer<typeof originalSchema>,
  signLines: ReadonlyMap<string, number>,
  sourceLines: ReadonlyMap<string, number>,
  problems: Problems,
): void {
  const known = new Set<number>();
  const cited = new Set(Object.values(signs).flatMap((sign) => [...sign.sources, ...namedIn(sign)]));
  for (const [index, { n, url }] of sources.entries()) {
    const line = sourceLines.get(String(index)) ?? 1;
    if (known.has(n)) problems.add(line, `Two sources have the number ${n}`);
    known.add(n);
    if (!cited.has(n)) problems.add(line, `Source ${n} is not used by any sign`);
    if (isStagingAddress(url))
      problems.add(line, `Source ${n} has the address of a test copy; say in seenAt what was read`);
  }
  for (const [id, sign] of Object.entries(signs)) {
    const line = signLines.get(id) ?? 1;
    for (const n of new Set([...sign.sources, ...namedIn(sign)].filter((one) => !known.has(one)))) {
      problems.add(line, `"${id}": there is no source ${n}`);
    }
    if (sign.sources.length === 0 && !sign.verify && !sign.perTopic) {
      problems.add(line, `"${id}" names no source; give one, or say verify: true`);
    }
  }
}

/** The sources that the remarks name, [12]. */
function namedIn({ when = '', differs = '' }: z.infer<typeof signSchema>): number[] {
  return [...`${when} ${differs}`.matchAll(/\[(\d+)\]/g)].map(([, n]) => Number(n));
}
