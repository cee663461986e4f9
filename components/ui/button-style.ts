export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'md' | 'sm' | 'lg';

const base =
  'relative inline-flex shrink-0 items-center justify-center gap-2 rounded-lg font-semibold whitespace-nowrap select-none no-underline transition-colors duration-100 data-disabled:cursor-not-allowed data-disabled:opacity-55 aria-disabled:cursor-not-allowed [&_svg]:shrink-0';

const variants: Record<ButtonVariant, string> = {
  primary:
    'border border-transparent bg-accent text-on-accent hover:bg-accent-strong data-pressed:bg-accent-strong forced-colors:border-current',
  secondary: 'border border-line-strong/60 bg-panel text-ink hover:bg-sunk data-pressed:bg-sunk',
  quiet: 'border border-transparent text-ink-2 hover:bg-sunk hover:text-ink data-pressed:bg-sunk',
  danger: 'border border-transparent bg-red text-on-red hover:opacity-90 data-pressed:opacity-90',
};

const sizes: Record<ButtonSize, string> = {
  sm: 'min-h-8 px-2.5 text-sm [&_svg]:size-4',
  md: 'min-h-9 px-3.5 text-base [&_svg]:size-4.5',
  lg: 'min-h-11 px-5 text-lg [&_svg]:size-5',
};

/** The classes of a button, for the button itself and for a link that looks like one. */
export function buttonClass(variant: ButtonVariant, size: ButtonSize, extra = ''): string {
  return `${base} ${variants[variant]} ${sizes[size]} ${extra}`;
}
