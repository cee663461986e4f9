import { PICTOGRAM_SIZE, STRIP_WIDTH } from './shape';

/*
 * The pictograms that a section may show. Each with what it shows, for whoever hears the page instead of
 * seeing it. A closed list: each name has its drawing in shapes.ts, and a name once used in a stored
 * handout stays.
 */

/** Small enough to stand beside an item of a list. */
const symbols = {
  sleep: 'A sleeping face',
  relax: 'A person sitting at ease, legs crossed',
  breathe: 'A pair of lungs',
  worry: 'A worried face',
  walk: 'A person walking',
  run: 'A person running',
  stretch: 'A person stretching both arms up',
  cycle: 'An exercise bicycle',
  swim: 'A person swimming',
  lift: 'A person lifting a weight',
  water: 'A glass of water',
  coffee: 'A cup of coffee',
  'no-coffee': 'A cup of coffee, crossed out',
  alcohol: 'A wine bottle and a glass',
  'no-alcohol': 'A bottle, crossed out',
  'no-smoking': 'A cigarette, crossed out',
  food: 'A carrot and an apple',
  fruit: 'Fruit',
  meal: 'A hot meal',
  'fast-food': 'A bag of fries',
  'no-salt': 'A salt shaker, crossed out',
  sugar: 'Sugar cubes',
  milk: 'A bottle of milk',
  medicine: 'Tablets and a capsule',
  'medicine-bottle': 'A medicine bottle',
  inhaler: 'An inhaler',
  syringe: 'A syringe',
  prescription: 'A prescription',
  screen: 'A laptop computer',
  mobile: 'A mobile phone',
  phone: 'A telephone receiver',
  'video-visit': 'A clinician on a screen',
  talk: 'Two people talking',
  ambulance: 'An ambulance',
  emergency: 'A flashing emergency light',
  doctor: 'A clinician',
  hospital: 'A hospital',
  home: 'A house',
  calendar: 'A calendar',
  clock: 'A clock',
  ice: 'A snowflake',
  heat: 'A sun',
  'wash-hands': 'A hand under drops of water',
  mask: 'A face mask',
  bandage: 'An adhesive bandage',
  thermometer: 'A thermometer',
  scale: 'A bathroom scale',
  'blood-pressure': 'A blood pressure monitor',
  stethoscope: 'A stethoscope',
  'test-tubes': 'Test tubes',
  blood: 'A drop of blood',
  child: 'A child',
  baby: 'A baby',
  pregnancy: 'A pregnant woman',
  breastfeeding: 'A woman breastfeeding a baby',
  'older-person': 'An older person with a cane',
  heart: 'A heart',
  brain: 'A brain',
  nerve: 'A nerve cell',
  ear: 'An ear',
  eye: 'An eye',
  'look-away': 'An eye, crossed out',
  nose: 'A nose',
  mouth: 'A mouth',
  tooth: 'A tooth',
  stomach: 'A stomach',
  bowel: 'A bowel',
  kidneys: 'A pair of kidneys',
  bladder: 'A bladder',
  toilet: 'A roll of toilet paper',
  joint: 'A joint',
  spine: 'Bones of the spine',
  arm: 'An arm',
  leg: 'A leg',
  foot: 'A foot',
  cough: 'A coughing face',
  fever: 'A face with a thermometer',
  dizzy: 'A dizzy face',
  headache: 'A person holding an aching head',
  'back-pain': 'A person with a sore back',
  pain: 'Jagged lines of pain',
  nausea: 'A person who feels sick',
  vomiting: 'A person vomiting',
  sweating: 'A person sweating',
  driving: 'A person at the wheel',
  'walking-aid': 'A person walking between rails',
  glasses: 'A pair of glasses',
  'hearing-aid': 'A hearing aid',
  info: 'The letter i in a circle',
  question: 'A question mark in a circle',
  warning: 'A warning triangle',
  yes: 'A check mark in a circle',
  checklist: 'A list with boxes to tick',
  note: 'A notepad and a pencil',
  chart: 'A bar chart',
  search: 'A magnifying glass with a cross',
  body: 'A person with marked parts of the body',
  harmless: 'A heart with a leaf',
} as const satisfies Record<string, string>;

/** How something is done. They have too much to show for the size of a symbol: only a figure shows them. */
const drawings = {
  'calf-stretch':
    'A person leans on a wall with both hands. The front knee is bent. The back leg is straight, and its heel stays on the floor.',
  'ankle-alphabet': 'A leg rests on a cushion with the foot free. The big toe draws loops in the air.',
  'knee-to-chest':
    'A person lies on the back and pulls one knee toward the chest with both hands. The other foot stays on the floor.',
  'pelvic-tilt':
    'A person lies on the back with bent knees. At first the low back is arched, then it is pressed flat on the floor.',
  'chin-tuck': 'A person, seen from the side, pulls the chin straight back until the head is above the shoulders.',
  epley:
    'Five steps for the right ear. A person sits on a bed and turns the head to the right, lies back with the head over the edge, turns the head to the left, rolls onto the left side with the face down, and sits up.',
  'nasal-rinse':
    'A person tilts the head sideways over a bowl and squeezes a bottle into the upper nostril. Water runs out of the lower one.',
  'head-of-bed': 'A person lies in a bed whose head end stands on a block, so that the bed slopes down to the feet.',
  'side-sleeping': 'A person sleeps on the side, with one pillow under the head and one between the bent knees.',
  'eyelid-massage': 'A hand holds a warm cloth on a closed eye and rubs gently in small circles.',
  'child-temperature': 'A child holds the tip of a digital thermometer in the armpit, with the arm close to the body.',
  'blood-pressure-sitting':
    'A person sits with the back against a chair and both feet flat on the floor. The arm rests on a table, with the cuff as high as the heart.',
} as const satisfies Record<string, string>;

export const pictograms = { ...symbols, ...drawings };

export type SymbolName = keyof typeof symbols;
export type DrawingName = keyof typeof drawings;
export type PictogramName = SymbolName | DrawingName;

// The keys of an object literal are exactly its names.
export const pictogramNames = Object.keys(pictograms) as [PictogramName, ...PictogramName[]];
export const drawingNames = Object.keys(drawings) as [DrawingName, ...DrawingName[]];
export const symbolNames = Object.keys(symbols) as [SymbolName, ...SymbolName[]];

export function isPictogram(name: string): name is PictogramName {
  return Object.hasOwn(pictograms, name);
}

export function isSymbol(name: string): name is SymbolName {
  return Object.hasOwn(symbols, name);
}

export function isDrawing(name: string): name is DrawingName {
  return Object.hasOwn(drawings, name);
}

/** Several steps side by side, of which each is as large as another drawing. */
export const isStrip = (name: PictogramName): boolean => name === 'epley';

/** In the units of its drawing, of which it is PICTOGRAM_SIZE high. */
export const pictogramWidth = (name: PictogramName): number => (isStrip(name) ? STRIP_WIDTH : PICTOGRAM_SIZE);
