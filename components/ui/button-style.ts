export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'md' | 'sm' | 'lg';

// Written out: the style sheet holds the classes that are found in a source by their names.
const variants: Record<ButtonVariant, string> = {
  primary: 'button-primary',
  secondary: 'button-secondary',
  quiet: 'button-quiet',
  danger: 'button-danger',
};
const sizes: Record<ButtonSize, string> = { sm: 'button-sm', md: 'button-md', lg: 'button-lg' };

/** The classes of a button, for the button itself and for a link that looks like one. */
export function buttonClass(variant: ButtonVariant, size: ButtonSize, extra = ''): string {
  return `button ${variants[variant]} ${sizes[size]} ${extra}`;
}
