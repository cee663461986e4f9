import {
  area,
  arrows,
  detail,
  disc,
  face,
  form,
  line,
  type Place,
  placed,
  profile,
  shoe,
  tubes,
} from './drawing-parts';
import type { Shape } from './shape';

/*
 * Five steps side by side. The same parts of all of them are one line or one area, which keeps the drawing
 * small. Dots count the steps: a number would be read the other way round beside words in Arabic.
 */

const beds =
  'M2 33L40 33L40 38L2 38ZM59 33L88 33L88 38L59 38ZM106 33L135 33L135 38L106 38ZM152 33L182 33L182 38L152 38ZM190 33L210 33L210 38L190 38Z';
const bedLegs =
  'M4.4 38L4.4 43M37.6 38L37.6 43M61.4 38L61.4 43M85.6 38L85.6 43M108.4 38L108.4 43M132.6 38L132.6 43M154.4 38L154.4 43M179.6 38L179.6 43M192.4 38L192.4 43';
const legs = 'M14 30.2L37 30.6M73 30L86 30.6M120 30L133 30.6M168 29.6L180 30.6M201 30L213.4 30L213.6 40';
const trunks = 'M13.4 28.6L13.8 18M61.4 29.2L73 29.2M108.4 29.2L120 29.2M156.6 27.8L169 28M201 28.6L201.6 18';
const necks = 'M13.8 18L13.8 13M61.4 29.4L54 31.6M108.4 29.4L101 31.6M156.6 27.4L149 30.4M201.6 18L202 13';
const arms =
  'M13.8 18.4L17 25L24 28M61.8 28.4L68 30.2L75 29.6M108.8 28.4L115 30.2L122 29.6M201.6 18.6L204 25L210.6 27.6';

const sitting: Place = { x: 13.8, y: 9 };
const hanging: Place = { x: 51, y: 33, degrees: -105 };
const eyes = (place: Place): Shape => [
  line(placed('M-1.5 0L-1.5 0.3M1.5 0L1.5 0.3', place), 1.1),
  detail(placed('M-1 2.1L1 2.1', place)),
];

const trunk = 6.4;
const neck = 3.2;

export const epleySteps: Shape = [
  ...form(beds, 'tint'),
  line(bedLegs, 1.8),
  ...tubes(legs, 4.4, 'tint'),
  line(trunks, trunk + 1.2),
  line(necks, neck + 1.2),
  line(trunks, trunk - 1.2, 'paper'),
  line(necks, neck - 1.2, 'paper'),
  ...tubes(arms, 3),
  ...face(sitting),
  ...eyes(sitting),
  ...face(hanging),
  ...eyes(hanging),
  area(disc(98, 33, 4.6)),
  ...profile({ x: 146.6, y: 32.8, degrees: -100, isFlipped: true }),
  ...profile({ x: 203.6, y: 9.4, degrees: 14 }),
  ...shoe({ x: 213.6, y: 41 }),
  ...arrows(
    { stem: 'M23 4.6C24.2 7.6 23.4 10.4 21.4 12.4', tip: [18.8, 14.4], degrees: 145 },
    { stem: 'M66 11C60 11 55 14 52.4 18.6', tip: [50.6, 22.6], degrees: 115 },
    { stem: 'M102.6 25C100.6 21 96 20.6 94 24.4', tip: [92.8, 28], degrees: 104 },
    { stem: 'M167 18C164 13 157 13 154.4 17.4', tip: [152.8, 20.8], degrees: 112 },
    { stem: 'M221 28L221 17', tip: [221, 12], degrees: 270 },
  ),
  line(
    'M20 46.4h0M70 46.4h0M74 46.4h0M116 46.4h0M120 46.4h0M124 46.4h0M161 46.4h0M165 46.4h0M169 46.4h0M173 46.4h0M193 46.4h0M197 46.4h0M201 46.4h0M205 46.4h0M209 46.4h0',
    2.6,
  ),
];
