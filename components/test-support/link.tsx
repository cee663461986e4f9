import type { ComponentProps, MouseEvent } from 'react';
import { router } from './navigation';

type LinkProps = ComponentProps<'a'> & {
  href: string;
  prefetch?: boolean | null;
  replace?: boolean;
  scroll?: boolean;
  onNavigate?: (event: { preventDefault: () => void }) => void;
};

/** Stands in for next/link: a click calls the mocked router unless the page prevents it. */
export default function Link({ href, prefetch, replace, scroll, onNavigate, onClick, ...anchor }: LinkProps) {
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    onClick?.(event);
    if (!event.defaultPrevented) router.push(href);
    event.preventDefault();
  };
  return <a {...anchor} href={href} onClick={follow} />;
}
