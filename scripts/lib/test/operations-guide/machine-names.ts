/**
 * The machines on which the test of docs/operations.md runs its blocks: one with the embedded database, one with a
 * PostgreSQL of its own that goes on to two instances, and one that begins with the release before this one.
 */
export const machineNames = ['embedded', 'own', 'upgrade'] as const;
export type MachineName = (typeof machineNames)[number];
