'use client';

import { type ReactNode, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import type { ButtonSize, ButtonVariant } from '@/components/ui/button-style';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { valueOrToast } from '@/components/wording/run-action';
import { createDraft } from '@/lib/features/drafts/actions';

/** Makes a draft from a topic, a template or an issued handout, and opens it. */
export function StartDraftButton({
  start,
  children,
  icon,
  variant = 'secondary',
  size = 'md',
  describedBy,
}: {
  start: Parameters<typeof createDraft>[0];
  children: ReactNode;
  icon?: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  describedBy?: string;
}) {
  const router = useRouterAfterWrite();
  const [isPending, startOpening] = useTransition();
  // Until the draft's page is there, another press would make another draft. So the navigation is part of the transition.
  const open = (): void =>
    startOpening(async () => {
      const draft = await valueOrToast(createDraft(start));
      if (draft) await router.push(`/handouts/${draft.id}`);
    });
  return (
    <Button
      variant={variant}
      size={size}
      icon={icon}
      isPending={isPending}
      onPress={open}
      {...(describedBy ? { 'aria-describedby': describedBy } : {})}
    >
      {children}
    </Button>
  );
}
