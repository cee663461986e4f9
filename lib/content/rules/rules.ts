import type { Problem } from '../problem';
import type { TopicFile } from '../topic-file';
import { checkDiseaseNames, checkMedicines, checkScope } from './safety';
import { checkFactors, checkKinds, checkSources, checkStatus, checkUrgentHelp } from './structure';
import { checkForbiddenWords, checkReadability } from './wording';

/**
 * Holds a content file to every rule for safe handouts that a program can check. The rules that need a
 * clinician's eye are in content/README.md.
 */
export function checkContentRules(file: TopicFile): Problem[] {
  return [
    checkKinds,
    checkSources,
    checkStatus,
    checkFactors,
    checkUrgentHelp,
    checkForbiddenWords,
    checkReadability,
    checkDiseaseNames,
    checkMedicines,
    checkScope,
  ]
    .flatMap((check) => check(file))
    .sort((a, b) => a.line - b.line);
}
