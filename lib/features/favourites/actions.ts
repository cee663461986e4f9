'use server';

import type { z } from 'zod';
import { runSignedIn } from '@/lib/run-signed-in';
import { setFavouriteAction, type setFavouriteSchema } from './mutations';

export async function setFavourite(input: z.input<typeof setFavouriteSchema>) {
  return runSignedIn(setFavouriteAction, input);
}
