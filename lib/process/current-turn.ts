import { AsyncLocalStorage } from 'node:async_hooks';

type Leave = () => void;

// Next bundles the start of a process apart from its routes: the two must share this.
const shared: typeof globalThis & { plainleafTurn?: AsyncLocalStorage<Leave> } = globalThis;

function current(): AsyncLocalStorage<Leave> {
  shared.plainleafTurn ??= new AsyncLocalStorage();
  return shared.plainleafTurn;
}

/** Runs `work` for a request that has a turn. `leave` may be called more than once. */
export const runInTurn = (leave: Leave, work: () => void): void => current().run(leave, work);

/** Gives the turn of the current request, if it has one, to its sender's next request: this one waits for something else. */
export const leaveTurn = (): void => current().getStore()?.();
