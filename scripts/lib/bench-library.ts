import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ensurePrismaClient } from './artifacts';
import { machine } from './bench/machine';
import { fillClinics } from './bench-library/fill';
import { measureSearch, planOf } from './bench-library/measure';
import { queriesFor } from './bench-library/queries';
import { openThrowawayCluster } from './postgres/throwaway';
import { withClient } from './postgres/with-client';
import { rootFolder } from './root-folder.mjs';
import { step } from './step-line.mjs';
import { makeTestDatabase, makeTestKeys } from './test/database';

const results = path.join(rootFolder, 'bench', 'results', 'library.json');

/**
 * npm run bench:library: how long a search of the library takes in a clinic with 5,000 sections among 200 clinics, on a
 * throwaway database. The exit code says whether what is asked of it is kept.
 */
export async function main(): Promise<number> {
  await step('Generate', 'Prisma client', () => ensurePrismaClient());
  const cluster = await step('PostgreSQL', 'a throwaway of our own', () => openThrowawayCluster());
  try {
    const environment = await makeTestDatabase(cluster, 'bench_library', makeTestKeys());
    Object.assign(process.env, environment, { NEXTAUTH_URL: 'http://127.0.0.1:3000' });
    const { loadStarterContent } = await import('../../lib/content/starter-content');
    const { connect } = await import('../../lib/db/client');
    const starter = await loadStarterContent(path.join(rootFolder, 'content'));
    const db = connect(environment.TEST_APP_URL, 4);
    const ownerUrl = environment.TEST_OWNER_URL;
    const { scope, large } = await step('Fill', 'making clinics', (say) => fillClinics(db, ownerUrl, starter, say));
    await db.$disconnect();
    const queries = queriesFor(large.topics);
    const report = {
      command: 'npm run bench:library',
      at: new Date().toISOString(),
      machine: machine(),
      postgres: await withClient(ownerUrl, async (client) => (await client.query('show server_version')).rows[0]),
      library: await withClient(ownerUrl, async (client) => (await client.query(sizes, [scope.clinicId])).rows[0]),
      search: await step('Search', 'typing', () => measureSearch(scope, queries)),
      plans: {
        'twitch, treatment': await planOf(ownerUrl, scope, ['treatment', 'twitch']),
        'migrane (a slip)': await planOf(ownerUrl, scope, ['migrane']),
      },
    };
    await writeFile(results, `${JSON.stringify(report, null, 2)}\n`);
    console.log(JSON.stringify(report, null, 2));
    return report.search.isKept ? 0 : 1;
  } finally {
    await cluster.stop();
  }
}

const sizes = `select (select count(*)::int from clinic) as clinics,
  (select count(*)::int from section where clinic_id = $1) as "sectionsOfThisClinic",
  (select count(*)::int from topic where clinic_id = $1) as "topicsOfThisClinic",
  (select count(*)::int from template where clinic_id = $1) as "templatesOfThisClinic",
  (select count(*)::int from handout where clinic_id = $1) as "handoutsOfThisClinic",
  (select count(*)::int from search_entry where clinic_id = $1) as "entriesOfThisClinic",
  (select count(*)::int from search_entry) as "entriesOfAllClinics",
  pg_size_pretty(pg_total_relation_size('search_entry')) as "sizeOfTheIndex"`;
