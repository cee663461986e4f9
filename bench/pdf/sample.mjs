/**
 * The two-page handout that every engine prints, as plain data: a title, whose it is, and sections of
 * paragraphs, bullets, one table and one warning box. The words are made up from a fixed list, so that a
 * run can ask for content that no engine has seen before, or for sections that were printed before.
 */

const WORDS =
  `muscle twitch sleep water clinic doctor rest caffeine stress nerve skin eyelid calf arm week day call come back
  weak strong slow fast stretch walk drink food salt test blood normal harmless common body small quick move often
  worry tired virus medicine change stop start ask help watch note plan sign visit time hour morning night`.split(
    /\s+/,
  );

/** A small generator of repeatable numbers (mulberry32), 0 ≤ x < 1. */
function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function sentence(next, length) {
  const words = Array.from({ length }, () => WORDS[Math.floor(next() * WORDS.length)]);
  const text = words.join(' ');
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}

const sentences = (next, count) => Array.from({ length: count }, () => sentence(next, 9)).join(' ');
const bullets = (next, count) => Array.from({ length: count }, () => sentence(next, 8));

/** One section; the seed decides its words, `place` its shape. */
function section(seed, place) {
  const next = numbers(seed);
  const heading = sentence(next, 3).slice(0, -1);
  const shape = place % 4;
  if (place === 0) return { heading, urgent: true, blocks: [{ type: 'bullets', items: bullets(next, 5) }] };
  if (shape === 1) {
    return { heading, blocks: [paragraph(next), { type: 'bullets', items: bullets(next, 5) }] };
  }
  if (shape === 2) {
    const rows = Array.from({ length: 6 }, () => [sentence(next, 2), sentence(next, 7)]);
    return { heading, blocks: [paragraph(next), { type: 'table', header: ['Factor', 'What it does'], rows }] };
  }
  if (shape === 3) {
    return { heading, blocks: [paragraph(next), { type: 'callout', text: sentences(next, 2) }] };
  }
  return { heading, blocks: [paragraph(next), paragraph(next)] };
}

const paragraph = (next) => ({ type: 'paragraph', text: sentences(next, 3) });

const SECTIONS_FOR_TWO_PAGES = 6;
/** How many different wordings of each place a clinic's library holds. */
const LIBRARY = 6;

/**
 * Handout number `index`. `fresh`: every word is new. Otherwise its sections come from a library of
 * modules that earlier handouts have printed, and only the patient, the choice and the note are new.
 */
export function handout(index, { fresh, sections = SECTIONS_FOR_TWO_PAGES } = {}) {
  const next = numbers(900_000 + index);
  const chosen = Array.from({ length: sections }, (_, place) =>
    section(fresh ? index * 1_000 + place : Math.floor(next() * LIBRARY) * 100 + place, place),
  );
  return {
    title: 'Muscle twitches',
    patient: `${sentence(next, 2).slice(0, -1)} ${index}`,
    date: 'November 24, 2026',
    clinic: { name: 'Riverside Family Practice', address: '12 Mill Street, Bend, OR 97701', phone: '541-555-0147' },
    sections: [
      ...chosen,
      { heading: 'Notes from your clinician', blocks: [{ type: 'paragraph', text: sentence(next, 12) }] },
    ],
    footer: 'General information, given to you by your clinician. In an emergency call 911.',
  };
}

/** Every module of the library once, so that a warmed engine has printed them all. */
export function wholeLibrary() {
  return Array.from({ length: LIBRARY }, (_, wording) => {
    const sample = handout(0, { fresh: false });
    return {
      ...sample,
      sections: Array.from({ length: SECTIONS_FOR_TWO_PAGES }, (_, place) => section(wording * 100 + place, place)),
    };
  });
}
