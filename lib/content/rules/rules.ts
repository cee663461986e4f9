import type { SectionKind } from '../../domain/library/section-kind';
import type { Problem } from '../problem';
import type { Catalog } from '../red-flags/catalog';
import { type ContentFile, isTranslation, type TopicFile, type TranslationFile } from '../topic-file';
import { checkLength } from './length';
import { checkMedicines } from './medicines';
import { heldFromVersion2 } from './one-sheet';
import { checkPassages, checkReaders } from './readers';
import { checkDiseaseNames, checkRiskTier, checkScope } from './safety';
import { checkSigns } from './signs';
import {
  checkFactors,
  checkKinds,
  checkReturn,
  checkShortNames,
  checkSources,
  checkStatus,
  checkUrgentHelp,
} from './structure';
import { checkTranslation } from './translation';
import { checkForbiddenWords, checkReadability, checkTerms } from './wording';

/**
 * Holds the content files to every rule for safe handouts that a program can check, signs to those of `catalog`. The
 * rules that need a clinician's eye are in content/README.md.
 * @returns the problems of each file by its path, in the order of their lines.
 */
export function checkContentRules(files: readonly ContentFile[], catalog: Catalog): Map<string, Problem[]> {
  const originals = files.flatMap((file) => (isTranslation(file) ? [] : [file]));
  return new Map(
    files.map((file) => {
      const problems = isTranslation(file)
        ? translationProblems(file, originals, catalog)
        : topicProblems(file, originals, catalog);
      return [file.path, problems.sort((a, b) => a.line - b.line)];
    }),
  );
}

function topicProblems(file: TopicFile, originals: readonly TopicFile[], catalog: Catalog): Problem[] {
  return [
    checkKinds,
    checkSources,
    checkStatus,
    checkFactors,
    checkUrgentHelp,
    checkReturn,
    checkForbiddenWords,
    checkReadability,
    checkDiseaseNames,
    checkMedicines,
    checkScope,
    checkPassages,
    checkRiskTier,
    (one: TopicFile) => checkRelated(one, originals),
    (one: TopicFile) => checkSigns(one, kindsIn(one), catalog),
    (one: TopicFile) =>
      heldFromVersion2(
        one.frontMatter,
        [checkReaders, checkLength, checkTerms, checkShortNames].flatMap((check) => check(one)),
      ),
  ].flatMap((check) => check(file));
}

function translationProblems(file: TranslationFile, originals: readonly TopicFile[], catalog: Catalog): Problem[] {
  const { slug, translation } = file.frontMatter;
  const original = originals.find(
    ({ frontMatter }) => frontMatter.slug === slug && frontMatter.locale === translation.from,
  );
  return [
    ...checkTranslation(file, original ?? null),
    ...checkForbiddenWords(file),
    ...heldFromVersion2(file.frontMatter, checkTerms(file)),
    ...checkMedicines(file),
    ...(original ? checkSigns(file, kindsIn(original), catalog) : []),
  ];
}

function kindsIn({ sections }: TopicFile): Map<string, SectionKind> {
  return new Map(sections.map(({ slug, kind }) => [slug, kind]));
}

function checkRelated({ frontMatter }: TopicFile, originals: readonly TopicFile[]): Problem[] {
  if (frontMatter.kind === 'generic') return [];
  return frontMatter.related
    .filter((slug) => !originals.some((other) => other.frontMatter.slug === slug))
    .map((slug) => ({ line: 2, message: `The related topic "${slug}" is not in the library`, isWarning: true }));
}
