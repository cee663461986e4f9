import type { TemplateBlank } from '@/lib/domain/template/blanks';

/** "left/right/both" asks "Left, right or both?"; anything else is asked as it is written. */
export function blankLabel({ name, choices }: TemplateBlank): string {
  const asked = choices.length > 0 ? `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}?` : name;
  return `${asked.charAt(0).toUpperCase()}${asked.slice(1)}`;
}
