export type InstanceLock = { release: () => Promise<void> };

/**
 * One running Plainleaf per data folder. The lock is a listening socket, not a file with a process number in it: the
 * system takes it back when the process dies in any way, and a number can come to belong to another program.
 */
export function takeInstanceLock(folder: string, address: string): Promise<InstanceLock>;

export function lockPlace(folder: string): string;
