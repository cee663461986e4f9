const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * For React's lazy(), which keeps a failure for good and would take the whole page with it: asks again, with growing
 * pauses, until the module comes.
 */
export function persistent<Module>(load: () => Promise<Module>): () => Promise<Module> {
  const tryAfter = async (nextWaitMs: number): Promise<Module> => {
    try {
      return await load();
    } catch {
      await new Promise((done) => setTimeout(done, nextWaitMs));
      return tryAfter(Math.min(2 * nextWaitMs, LONGEST_WAIT_MS));
    }
  };
  return () => tryAfter(FIRST_WAIT_MS);
}
