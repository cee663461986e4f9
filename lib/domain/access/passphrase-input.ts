import { z } from 'zod';
import { LONGEST_PASSPHRASE } from './passphrase';

/** Bounds alone, in UTF-16 units: what is wrong with a passphrase is told by its own rules. */
export const passphraseInputSchema = z.string().max(LONGEST_PASSPHRASE * 2);
