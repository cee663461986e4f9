/** The looks of a field's label, help and error, for fields of the browser's own and of React Aria's alike. */
export const labelLook = 'text-sm font-medium text-ink-2';
export const helpLook = 'text-sm text-ink-3';
export const errorLook = 'flex items-start gap-1.5 text-sm font-medium text-red';
