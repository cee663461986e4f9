import type { TestDatabaseEnvironment } from './database';
import { testDistFolder } from './dist-folder';
import { findFirefox } from './firefox';
import type { Group } from './options';
import * as stages from './stages';

/** One line of npm test's progress. */
export type Stage = {
  name: string;
  /** The stage runs when one of these groups is wanted. */
  groups: readonly Group[];
  needs?: readonly string[];
  work: (context: stages.StageContext) => Promise<stages.StageResult>;
};

/** What was prepared for the stages. Only what a wanted group needs is there. */
export type Prepared = {
  chromium?: { path: string } | { problem: string } | undefined;
  databases: Partial<Record<'db' | 'e2e' | 'firefox', TestDatabaseEnvironment | undefined>>;
  /** The browser test files that changes can affect. undefined: all of them. */
  specs: readonly string[] | undefined;
};

/** The stages of these groups, in the order in which they should start. */
export function planOf(wanted: readonly Group[], prepared: Prepared): Stage[] {
  const isWanted = ({ groups }: Stage) => groups.some((group) => wanted.includes(group));
  return allStages(prepared).filter(isWanted);
}

function allStages({ chromium, databases, specs }: Prepared): Stage[] {
  const inChromium =
    (work: (path: string, context: stages.StageContext) => Promise<stages.StageResult>): Stage['work'] =>
    async (context) => {
      if (chromium && 'path' in chromium) return work(chromium.path, context);
      return { passed: 0, failed: 1, output: chromium?.problem ?? 'No Chromium was found.' };
    };
  const withChromium = (project: string) =>
    inChromium((path, context) => stages.vitest(project, context, { CHROMIUM_PATH: path }));
  const withBuild =
    (project: string): Stage['work'] =>
    (context) =>
      stages.vitest(project, context, { PLAINLEAF_DIST_DIR: testDistFolder });
  const journeys = (browser: stages.Browser, database: TestDatabaseEnvironment, context: stages.StageContext) => {
    if (specs?.length === 0) return Promise.resolve(stages.nothingToDo);
    const files = context.files.length > 0 ? context.files : (specs ?? []);
    return stages.browserTests(browser, database, { ...context, files });
  };
  const inFirefox: Stage['work'] = async (context) => {
    return journeys({ project: 'firefox', path: await findFirefox() }, required(databases.firefox), context);
  };

  return [
    // First, because the longest stage waits for it.
    { name: 'Build', groups: ['setup', 'long', 'e2e'], work: stages.productionBuild },
    { name: 'Type check', groups: ['typecheck'], work: stages.typeCheck },
    { name: 'Biome', groups: ['lint'], work: stages.biome },
    { name: 'Import rules', groups: ['lint'], work: stages.importRules },
    { name: 'Unused code', groups: ['lint'], work: stages.unusedCode },
    { name: 'Unit', groups: ['unit'], work: (context) => stages.vitest('unit', context) },
    {
      name: 'Browser',
      groups: ['e2e'],
      needs: ['Build'],
      work: inChromium((path, context) => journeys({ project: 'chromium', path }, required(databases.e2e), context)),
    },
    { name: 'Database', groups: ['db'], work: (context) => stages.vitest('db*', context, required(databases.db)) },
    { name: 'Components', groups: ['components'], work: withChromium('components') },
    { name: 'Pages', groups: ['pages'], work: withChromium('pages') },
    { name: 'Start', groups: ['setup'], needs: ['Build'], work: withBuild('setup') },
    { name: 'Long', groups: ['long'], needs: ['Build'], work: withBuild('long') },
    { name: 'Firefox', groups: ['long'], needs: ['Build'], work: inFirefox },
    // Builds releases of its own, in folders of their own.
    { name: 'Operations', groups: ['operations'], work: (context) => stages.vitest('operations', context) },
  ];
}

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('The stage was planned without its database');
  return value;
}
