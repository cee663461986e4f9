/** Is shown in place of a sealed value that does not open: on screens and in exported tables. */
export const UNREADABLE = 'Cannot be read';
