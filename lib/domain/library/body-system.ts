/** Where in the body a topic belongs: how a library is browsed. */
export const bodySystems = [
  'nerves',
  'muscles-and-joints',
  'heart',
  'lungs',
  'ear-nose-throat',
  'eyes',
  'digestion',
  'sleep',
  'general',
] as const;
export type BodySystem = (typeof bodySystems)[number];

export const bodySystemLabels: Record<BodySystem, string> = {
  nerves: 'Nerves and brain',
  'muscles-and-joints': 'Muscles and joints',
  heart: 'Heart',
  lungs: 'Lungs',
  'ear-nose-throat': 'Ear, nose, and throat',
  eyes: 'Eyes',
  digestion: 'Digestion',
  sleep: 'Sleep',
  general: 'General',
};
