import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { SymbolName } from '../lib/domain/pictograms/catalog';
import type { ownShapes } from '../lib/domain/pictograms/own-shapes';

/**
 * Takes the drawings of the pictograms out of the Healthicons package and writes them into the source.
 * The package is 20 MB of pictures of which 90 paths are used, so it is no dependency: this is run when
 * the catalog changes, and needs the npm registry only then.
 */

const PACKAGE = 'healthicons@2.0.0';
const TARGET = 'lib/domain/pictograms/healthicons-shapes.ts';

const icons: Record<Exclude<SymbolName, keyof typeof ownShapes>, string> = {
  sleep: 'emotions/sleepy',
  relax: 'people/exercise_yoga',
  breathe: 'body/lungs',
  worry: 'emotions/nervous',
  walk: 'exercise/walking',
  run: 'exercise/running',
  cycle: 'exercise/exercise_bicycle',
  swim: 'exercise/swim',
  lift: 'exercise/weights',
  alcohol: 'nutrition/alcohol',
  'no-alcohol': 'nutrition/alcohol_cessation',
  'no-smoking': 'symbols/smoking_cessation_alt',
  food: 'nutrition/nutrition',
  fruit: 'nutrition/fruits',
  meal: 'nutrition/hot_meal',
  'fast-food': 'nutrition/unhealthy_food',
  'no-salt': 'nutrition/sodium_free',
  sugar: 'nutrition/sugar',
  milk: 'nutrition/dairy',
  medicine: 'medications/medicines',
  'medicine-bottle': 'devices/medicine_bottle',
  inhaler: 'devices/asthma_inhaler',
  syringe: 'devices/syringe',
  prescription: 'objects/prescription_document',
  screen: 'objects/laptop',
  mobile: 'devices/mobile',
  phone: 'objects/phone',
  'video-visit': 'symbols/telemedicine',
  talk: 'people/group_discussion_meeting',
  ambulance: 'vehicles/ambulance',
  emergency: 'specialties/accident_and_emergency',
  doctor: 'people/doctor_female',
  hospital: 'places/hospital',
  home: 'places/home',
  calendar: 'objects/calendar',
  'wash-hands': 'people/wash_hands',
  mask: 'ppe/ppe_face_mask',
  bandage: 'objects/bandage_adhesive',
  thermometer: 'devices/thermometer',
  scale: 'devices/weight',
  'blood-pressure': 'devices/blood_pressure_monitor',
  stethoscope: 'devices/stethoscope',
  'test-tubes': 'devices/test_tubes',
  blood: 'body/blood_drop',
  child: 'people/boy_0105y',
  baby: 'people/baby_0306m',
  pregnancy: 'people/pregnant',
  breastfeeding: 'people/lactation',
  'older-person': 'people/old_woman',
  heart: 'body/heart_organ',
  brain: 'body/neurology',
  nerve: 'body/nerve',
  ear: 'body/ear',
  eye: 'body/eye',
  nose: 'body/nose',
  mouth: 'body/mouth',
  tooth: 'body/tooth',
  stomach: 'body/stomach',
  bowel: 'body/intestine',
  kidneys: 'body/kidneys',
  bladder: 'body/bladder',
  toilet: 'devices/toilet_paper',
  joint: 'body/joints',
  spine: 'body/spine',
  arm: 'body/arm',
  leg: 'body/leg',
  foot: 'body/foot',
  cough: 'emotions/coughing',
  fever: 'emotions/fever',
  dizzy: 'emotions/dizzy',
  headache: 'conditions/headache',
  'back-pain': 'conditions/back_pain',
  pain: 'conditions/pain',
  nausea: 'conditions/nausea',
  vomiting: 'conditions/vomiting',
  sweating: 'conditions/sweating',
  driving: 'people/truck_driver',
  'walking-aid': 'exercise/walk_supported',
  glasses: 'devices/eyeglasses',
  'hearing-aid': 'devices/hearing_aid',
  info: 'symbols/info',
  question: 'symbols/question_circle',
  warning: 'symbols/alert_triangle',
  yes: 'symbols/yes',
  checklist: 'symbols/i_exam_multiple_choice',
  note: 'symbols/i_note_action',
  chart: 'graphs/chart_bar',
  search: 'symbols/medical_search',
  body: 'people/symptom',
  harmless: 'symbols/eco_care',
};

const run = promisify(execFile);

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'plainleaf-pictograms-'));
  try {
    const { stdout } = await run('npm', ['pack', PACKAGE, '--silent', '--pack-destination', folder]);
    await run('tar', ['-xzf', join(folder, stdout.trim()), '-C', folder]);
    const entries: string[] = [];
    for (const [name, icon] of Object.entries(icons)) {
      const svg = await readFile(join(folder, 'package/public/icons/svg/outline', `${icon}.svg`), 'utf8');
      const paths = pathsOf(svg, icon).map((d) => `{ d: '${d}' }`);
      entries.push(`  '${name}': [${paths.join(', ')}],`);
    }
    const license = await readFile(join(folder, 'package/LICENSE'), 'utf8');
    await writeFile(TARGET, fileOf(entries, license));
    await run('npx', ['biome', 'check', '--write', TARGET]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A drawing that is anything but filled paths would come out wrong, so it is refused. */
function pathsOf(svg: string, icon: string): string[] {
  const paths = [...svg.matchAll(/<path\b[^>]*\bd="([^"]+)"[^>]*>/g)];
  const elements = svg.match(/<[a-z]+/g) ?? [];
  const isPlain = svg.includes('viewBox="0 0 48 48"') && !/stroke=|[Aa]\d/.test(svg);
  if (!isPlain || paths.length === 0 || elements.length !== paths.length + 1) {
    throw new Error(`${icon} is not made of filled paths on a 48-unit square`);
  }
  return paths.map((match) => tersely(match[1] ?? ''));
}

/** One decimal is finer than a printer's dot at the size of a pictogram, and halves the file. */
function tersely(d: string): string {
  return d.replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number) * 10) / 10));
}

function fileOf(entries: readonly string[], license: string): string {
  const notice = license
    .trim()
    .split('\n')
    .map((line) => ` * ${line}`.trimEnd())
    .join('\n');
  return `import type { Shape } from './shape';

/*
 * Made by scripts/pictograms.ts from ${PACKAGE} (https://healthicons.org), under this licence:
 *
${notice}
 */

export const healthiconsShapes = {
${entries.join('\n')}
} as const satisfies Record<string, Shape>;
`;
}

await main();
