/** "    1.2 s" */
export function seconds(milliseconds: number): string;

/** Shows one step with its progress and its time; `say` changes the words of its line. */
export function step<Result>(
  name: string,
  words: string,
  work: (say: (words: string) => void) => Promise<Result>,
): Promise<Result>;
