/** One piece of work of `npm test`. */
export type Task = {
  name: string;
  /** Names of tasks that must succeed first. A task whose need failed, or was skipped itself, is skipped. */
  needs?: readonly string[];
  /** Resolves to whether the tasks that need this one may start. Must not reject. */
  run: () => Promise<boolean>;
};

/**
 * Runs the tasks in their order, at most `lanes` at once: a free lane takes the first task whose needs are met. Tasks
 * whose needs are not among `tasks` count as met. Resolves to the names of the skipped tasks.
 */
export async function runTasks(tasks: readonly Task[], lanes: number): Promise<string[]> {
  const known = new Set(tasks.map(({ name }) => name));
  const succeeded = new Map<string, boolean>();
  const skipped: string[] = [];
  let waiting = [...tasks];
  const running = new Set<Promise<void>>();

  const needsOf = ({ needs = [] }: Task) => needs.filter((need) => known.has(need));
  const isReady = (task: Task) => needsOf(task).every((need) => succeeded.get(need) === true);
  const isHopeless = (task: Task) => needsOf(task).some((need) => succeeded.get(need) === false);

  const start = (task: Task): void => {
    waiting = waiting.filter((one) => one !== task);
    const ended = task.run().then((mayGoOn) => {
      succeeded.set(task.name, mayGoOn);
      running.delete(ended);
    });
    running.add(ended);
  };

  while (waiting.length > 0 || running.size > 0) {
    const hopeless = waiting.find(isHopeless);
    if (hopeless) {
      waiting = waiting.filter((one) => one !== hopeless);
      succeeded.set(hopeless.name, false);
      skipped.push(hopeless.name);
      continue;
    }
    const next = running.size < lanes ? waiting.find(isReady) : undefined;
    if (next) {
      start(next);
      continue;
    }
    if (running.size === 0) throw new Error(`These tasks wait for each other: ${waiting.map(({ name }) => name)}`);
    await Promise.race(running);
  }
  return skipped;
}
