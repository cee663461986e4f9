import { z } from 'zod';

/** How much harm outdated wording can do: it decides how often a topic is reviewed. */
export const riskTiers = ['standard', 'high'] as const;
export const riskTierSchema = z.enum(riskTiers);
export type RiskTier = z.infer<typeof riskTierSchema>;
