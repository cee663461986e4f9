import { Mark } from '@tiptap/core';
import { linkHrefSchema } from '@/lib/domain/handout/body';

/** Tiptap's own link carries targets and classes, and lets http: in; a handout's link is an address alone. */
export const LinkMark = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({ href: { default: '' } }),
  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (element) => {
        const href = element.getAttribute('href') ?? '';
        return isLinkAllowed(href) ? { href } : false;
      },
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ['a', { ...HTMLAttributes, rel: 'noreferrer' }, 0],
});

/** The only links a handout may hold: https, tel and mailto. */
export function isLinkAllowed(href: string): boolean {
  return linkHrefSchema.safeParse(href).success;
}
