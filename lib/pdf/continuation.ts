import { artifact, type Tagged } from './tagging/tag';

/**
 * Props for a View that stands for the first child of the column around it wherever the rest of that column goes on to
 * another page, and nowhere else. Not read out: the words were read where they stand first.
 */
export function continuation(): Tagged & { continuation: true; fixed: true } {
  return { ...artifact(), continuation: true, fixed: true };
}
