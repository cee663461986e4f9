import { z } from 'zod';

/** How much harm outdated wording can do: it decides how often a topic is reviewed. */
export const riskTierSchema = z.enum(['standard', 'high']);
export type RiskTier = z.infer<typeof riskTierSchema>;
