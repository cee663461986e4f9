import { z } from 'zod';
import { CHOSEN_MAX_BYTES, inputLimits } from '@/lib/domain/limits';

/** `slug`: one topic alone; null: the whole library. */
export const exportPackSchema = z.strictObject({ slug: z.string().max(200).nullable() });

export const previewPackSchema = z.strictObject({ file: z.instanceof(Uint8Array) });

const MOST_ITEMS = 20_000;

/** The items that an editor takes, each as it was shown. */
export const chosenSchema = z
  .array(z.strictObject({ id: z.string().max(400), guard: z.string().max(16) }))
  .min(1, 'Choose something to bring in')
  .max(MOST_ITEMS);

export const importPackSchema = z.strictObject({ file: z.instanceof(Uint8Array), chosen: chosenSchema });

/** The file beside the choice is measured as bytes. */
export const importPackLimits = { ...inputLimits, bytes: CHOSEN_MAX_BYTES };
