import { readFile } from 'node:fs/promises';
import { type Spread, spreadOf, tenth } from '../bench/spread';
import { cpuSeconds, memoryMb } from './process-usage';
import { type Desk, type Note, type Operation, operations, work } from './virtual-clinicians';

export type Measured = {
  minutes: number;
  requests: number;
  requestsPerSecond: number;
  operationsMs: Partial<Record<Operation, Spread>>;
  errors: { count: number; kinds: Record<string, number> };
  /** Of each instance, a value every ten seconds. */
  rssMb: number[][];
  /** The mean of the last third over that of the one before it, of the instance that grew most. */
  rssGrowth: number;
  /** Of all instances together, and of PostgreSQL: the most memory that was seen, and processor seconds a second. */
  usage: { serverMb: number; postgresMb: number; serverCores: number; postgresCores: number };
};

export type Watched = {
  servers: readonly number[];
  /** The number of PostgreSQL's first process. */
  postgres: number;
};

/** Lets everybody work; what happens while they sit down does not count. */
export async function measure(
  desks: readonly Desk[],
  { servers: pids, postgres }: Watched,
  { minutes, thinkMs, warmUpMs }: { minutes: number; thinkMs: number; warmUpMs: number },
  atStart: () => Promise<void>,
): Promise<Measured> {
  let isOver = false;
  let counts = false;
  const notes: Note[] = [];
  const working = desks.map((desk) =>
    work(
      desk,
      thinkMs,
      (note) => {
        if (counts) notes.push(note);
      },
      () => isOver,
    ),
  );
  await pause(warmUpMs);
  await atStart();
  counts = true;
  const begunAt = Date.now();
  const serverSeconds = () => total(pids.map(cpuSeconds));
  const before = { server: await serverSeconds(), postgres: await cpuSeconds(postgres) };
  const usage = { serverMb: 0, postgresMb: 0, serverCores: 0, postgresCores: 0 };
  const rssMb: number[][] = pids.map(() => []);
  while (Date.now() < begunAt + minutes * 60_000) {
    for (const [index, pid] of pids.entries()) rssMb[index]?.push(await residentMb(pid));
    usage.serverMb = Math.max(usage.serverMb, await total(pids.map(memoryMb)));
    usage.postgresMb = Math.max(usage.postgresMb, await memoryMb(postgres));
    await pause(Math.min(10_000, begunAt + minutes * 60_000 - Date.now()));
  }
  const seconds = (Date.now() - begunAt) / 1000;
  usage.serverCores = ((await serverSeconds()) - before.server) / seconds;
  usage.postgresCores = ((await cpuSeconds(postgres)) - before.postgres) / seconds;
  counts = false;
  isOver = true;
  await Promise.all(working);
  const failed = notes.filter(({ problem }) => problem !== null);
  const kinds: Record<string, number> = {};
  for (const { operation, problem } of failed) {
    const kind = `${operation}: ${problem}`;
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  return {
    minutes,
    requests: notes.length,
    requestsPerSecond: tenth(notes.length / (minutes * 60)),
    operationsMs: Object.fromEntries(
      operations.map((operation) => [
        operation,
        spreadOf(notes.filter((note) => note.operation === operation).map(({ tookMs }) => tookMs)),
      ]),
    ),
    errors: { count: failed.length, kinds },
    rssMb,
    rssGrowth: Math.max(...rssMb.map(growth)),
    usage,
  };
}

function growth(values: readonly number[]): number {
  const third = Math.max(1, Math.floor(values.length / 3));
  const mean = (part: readonly number[]) => part.reduce((sum, value) => sum + value, 0) / part.length;
  return Math.round((mean(values.slice(-third)) / mean(values.slice(-2 * third, -third))) * 100) / 100;
}

async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024);
}

async function total(parts: readonly Promise<number>[]): Promise<number> {
  return (await Promise.all(parts)).reduce((sum, part) => sum + part, 0);
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, Math.max(0, ms)));
