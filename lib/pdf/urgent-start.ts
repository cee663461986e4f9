/**
 * Props for the box that says what to do in an emergency. Layout looks for it on page 1; its band and the line above its
 * first sign never end a page, so that where the box begins, so do the signs.
 */
export function emergencies(): { emergencies: true } {
  return { emergencies: true };
}

export const isEmergencies = (props: Readonly<Record<string, unknown>>): boolean => props.emergencies === true;
