import { ButtonLink } from '@/components/ui/button-link';
import { SignInFrame } from './sign-in-frame';

/** What stands where a link was used, replaced, made up or is too old: which of these, nobody is told. */
export function DeadLink({
  title = 'This link opens nothing',
  why,
  href = '/sign-in',
  way = 'Sign in',
}: {
  title?: string;
  why: string;
  /** The way on, and what it is called. */
  href?: string;
  way?: string;
}) {
  return (
    <SignInFrame title={title} subtitle={why}>
      <ButtonLink href={href} className="w-full">
        {way}
      </ButtonLink>
    </SignInFrame>
  );
}
