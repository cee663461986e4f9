import { careShapes } from './care-shapes';
import type { PictogramName } from './catalog';
import { epleySteps } from './epley-steps';
import { exerciseShapes } from './exercise-shapes';
import { healthiconsShapes } from './healthicons-shapes';
import { ownShapes } from './own-shapes';
import type { Shape } from './shape';

/** The drawing of each pictogram; a new name fails to compile until it has one. */
export const pictogramShapes: Record<PictogramName, Shape> = {
  ...healthiconsShapes,
  ...ownShapes,
  ...exerciseShapes,
  ...careShapes,
  epley: epleySteps,
};
