import type { ChildProcess, SpawnOptions } from 'node:child_process';

export type Ended = { code: number | null; signal: NodeJS.Signals | null; output: string };

/** Runs a program to its end and collects what it printed. Never throws for an exit code. */
export function run(
  file: string,
  args: readonly string[],
  options?: SpawnOptions & { onOutput?: (chunk: string) => void },
): Promise<Ended>;

export function lastLines(output: string, count: number): string;

export function isAlive(pid: number): boolean;

/**
 * What tells a process from a later one with the same number (numbers are reused, in containers soon): its start
 * time. undefined when there is no such process or the system does not say.
 */
export function processIdentity(pid: number): Promise<string | undefined>;

/** The program's short name ("postgres"), undefined when there is no such process or the system does not say. */
export function programName(pid: number): Promise<string | undefined>;

/** Ends a process and its children at once, with no word to any of them. Linux alone. */
export function killTree(pid: number): Promise<void>;

export function waitUntil(
  condition: () => boolean | Promise<boolean>,
  timeLimitMs: number,
  pauseMs?: number,
): Promise<boolean>;

/** Asks a process to end, insists after `patienceMs`. Resolves when it is gone. */
export function endProcess(pid: number, patienceMs: number): Promise<void>;

export function whenEnded(child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
