import type { StarterContent, StarterSection, StarterTopic } from '../../../lib/content/starter-content';

/** Topics for a library far larger than the starter content, the same at every run. */

const qualities = [
  'Acute',
  'Chronic',
  'Recurrent',
  'Mild',
  'Sudden',
  'Nightly',
  'Early',
  'Lasting',
  'Seasonal',
  'Hidden',
];
const sites = ['shoulder', 'knee', 'elbow', 'wrist', 'hip', 'jaw', 'foot', 'ear', 'chest', 'bladder', 'kidney', 'skin'];
const complaints = [
  'pain',
  'swelling',
  'weakness',
  'rash',
  'stiffness',
  'infection',
  'numbness',
  'burning',
  'bleeding',
];
const spanishSites = [
  'hombro',
  'rodilla',
  'codo',
  'muñeca',
  'cadera',
  'mandíbula',
  'pie',
  'oído',
  'pecho',
  'vejiga',
  'riñón',
  'piel',
];

/** Numbers that look random and are the same at every run (mulberry32). */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** A word that no topic has by itself: the bodies of a large library hold thousands of different ones. */
function rareWord(next: (below: number) => number): string {
  const syllables = [
    'ba',
    'cor',
    'den',
    'fil',
    'gra',
    'hol',
    'lim',
    'mor',
    'nep',
    'ost',
    'pul',
    'ren',
    'sar',
    'tib',
    'vas',
  ];
  return Array.from({ length: 3 }, () => syllables[next(syllables.length)]).join('');
}

/** The starter content, then topics made from it under other names until there are `sections` sections. */
export function largeLibrary(starter: StarterContent, sections: number): StarterTopic[] {
  const next = numbersFrom(20_261_128);
  const topics = [...starter.topics];
  let count = topics.reduce((sum, topic) => sum + topic.sections.length, starter.generic.length);
  for (let place = 0; count < sections; place += 1) {
    const model = starter.topics[place % starter.topics.length];
    if (!model) throw new Error('The starter content has no topics');
    const kept = model.sections.slice(0, sections - count);
    topics.push(renamed({ ...model, sections: kept }, place, next));
    count += kept.length;
  }
  return topics;
}

function renamed(model: StarterTopic, place: number, next: (below: number) => number): StarterTopic {
  const site = place % sites.length;
  const complaint = complaints[Math.floor(place / sites.length) % complaints.length];
  const quality = qualities[Math.floor(place / (sites.length * complaints.length)) % qualities.length];
  const title = `${quality} ${sites[site]} ${complaint}`;
  return {
    ...model,
    slug: `${title.toLowerCase().replaceAll(' ', '-')}-${place}`,
    title,
    synonyms: [`${complaint} of the ${sites[site]}`, `${rareWord(next)} syndrome`, `sore ${sites[site]}`],
    icd10Codes: [`${'MRNKLS'[place % 6]}${10 + (place % 89)}.${place % 10}`],
    sections: model.sections.map((section) => withRareWords(section, next)),
    translations: model.translations
      .filter(({ locale }) => locale === 'es')
      .map((translation) => ({ ...translation, title: `Dolor de ${spanishSites[site]} ${place}`, synonyms: [] })),
  };
}

function withRareWords(section: StarterSection, next: (below: number) => number): StarterSection {
  const text = Array.from({ length: 8 }, () => rareWord(next)).join(' ');
  const paragraph = { type: 'paragraph' as const, content: [{ type: 'text' as const, text }] };
  return { ...section, body: { ...section.body, content: [...section.body.content, paragraph] } };
}
