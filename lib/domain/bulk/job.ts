import { z } from 'zod';

/** running: rows may still be waiting. done: each is issued or failed. cancelled: what was waiting never will be. */
export const jobStateSchema = z.enum(['running', 'done', 'cancelled']);
export type JobState = z.infer<typeof jobStateSchema>;

export const rowStateSchema = z.enum(['waiting', 'issued', 'failed', 'cancelled']);
export type RowState = z.infer<typeof rowStateSchema>;

export type JobCounts = Record<RowState, number>;

/** A row that takes a worker down with it must not do so forever. */
export const MAX_ATTEMPTS = 5;

/** What failed can be tried again for so long; then the list forgets its patients. */
export const KEPT_HOURS = 24;
