/** What is wrong with a content file and where. `line` counts from 1 in the file as its author sees it. */
export type Problem = {
  line: number;
  message: string;
  /** Worth knowing, but the file can be used. */
  isWarning?: boolean;
};

/** Gathers the problems of one file, so that its author sees all of them at once. */
export class Problems {
  readonly found: Problem[] = [];

  add(line: number, message: string): void {
    this.found.push({ line, message });
  }

  /** In reading order. */
  sorted(): Problem[] {
    return [...this.found].sort((a, b) => a.line - b.line);
  }
}

/** A content file that cannot be used, with every problem in it. */
export class ContentError extends Error {
  constructor(
    readonly path: string,
    readonly problems: readonly Problem[],
  ) {
    super(problems.map(({ line, message }) => `${path}:${line} ${message}`).join('\n'));
    this.name = 'ContentError';
  }
}
