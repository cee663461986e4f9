import { z } from 'zod';

export const offerIdSchema = z.strictObject({ offerId: z.uuid() });

/** `basedOn`: the clinic's newest version in that language, as the editor saw it; null: there was none. */
export const takeOfferSchema = offerIdSchema.extend({ basedOn: z.int().positive().nullable() });
