import { notFound } from 'next/navigation';
import { AppError } from '@/lib/domain/errors';

/** For pages: what was asked for, or the not-found page, the same for a made-up id and another clinic's. */
export async function orNotFound<Value>(loading: Promise<Value>): Promise<Value> {
  try {
    return await loading;
  } catch (error) {
    if (error instanceof AppError && (error.code === 'not-found' || error.code === 'forbidden')) notFound();
    throw error;
  }
}
