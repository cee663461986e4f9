/** Stands where something sealed does not open: on screens and in exported tables. */
export const UNREADABLE = 'Cannot be read';
