/** What a box in the text is for: it decides its colour and its sign. */
export const calloutTones = ['info', 'caution', 'urgent'] as const;
export type CalloutTone = (typeof calloutTones)[number];
