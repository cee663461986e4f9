import { readFile } from 'node:fs/promises';
import { childrenOf } from '../processes.mjs';

/** What processes take of the machine; Linux alone. A process that has ended counts nothing. */

/** The kernel counts processor time in hundredths of a second, whatever the machine. */
const TICKS_PER_SECOND = 100;

/** Processor seconds of a process and all that it has started, those that have ended included. */
export async function cpuSeconds(pid: number): Promise<number> {
  const own = await ticksOf(pid);
  const children = await Promise.all((await childrenOf(pid)).map(ticksOf));
  return [own, ...children].reduce((sum, ticks) => sum + ticks, 0) / TICKS_PER_SECOND;
}

/** Memory in MB of a process and what it has started; what they share counts once. */
export async function memoryMb(pid: number): Promise<number> {
  const parts = await Promise.all([pid, ...(await childrenOf(pid))].map(proportionalKb));
  return Math.round(parts.reduce((sum, kb) => sum + kb, 0) / 1024);
}

/** Of itself and of the children that it has seen end. */
async function ticksOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // After the name in brackets, which may hold spaces: fields 14 to 17 are utime, stime, cutime and cstime.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, 15).reduce((sum, field) => sum + (Number(field) || 0), 0);
}

async function proportionalKb(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
}
