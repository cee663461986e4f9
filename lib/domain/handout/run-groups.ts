import type { Run } from './document';

/** Groups runs that form one text. A link and a blank are each separate. */
export function runGroups(runs: readonly Run[]): Run[][] {
  const groups: Run[][] = [];
  let isOpen = false;
  for (const run of runs) {
    const isPlain = run.href === null && run.blank === null;
    const last = groups.at(-1);
    if (last && isOpen && isPlain) last.push(run);
    else groups.push([run]);
    isOpen = isPlain;
  }
  return groups;
}
