import { diffToSchema } from '../../prisma/diff';
import { openThrowawayCluster } from './postgres/throwaway';

export async function main(): Promise<void> {
  const cluster = await openThrowawayCluster();
  try {
    process.stdout.write(await diffToSchema(cluster.urlOf('postgres')));
  } finally {
    await cluster.stop();
  }
}
