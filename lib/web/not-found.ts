import { notFound } from 'next/navigation';
import { z } from 'zod';
import { AppError } from '../domain/errors';

/** Runs a page's load; a row that is not there, or not this clinic's, shows the not-found page. */
export async function orNotFound<Value>(load: Promise<Value>): Promise<Value> {
  try {
    return await load;
  } catch (error) {
    if (error instanceof AppError && (error.code === 'not-found' || error.code === 'forbidden')) notFound();
    throw error;
  }
}

/** For pages that say so of a row that cannot be read. */
export async function unlessUnreadable<Value>(load: Promise<Value>): Promise<Value | 'unreadable'> {
  try {
    return await load;
  } catch (error) {
    if (error instanceof AppError && error.code === 'unreadable') return error.code;
    throw error;
  }
}

/** An id in an address that is no uuid names nothing. */
export function requireUuid(id: string): string {
  if (!z.uuid().safeParse(id).success) notFound();
  return id;
}
