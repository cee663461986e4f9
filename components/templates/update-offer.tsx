'use client';

import { Sparkles } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { counted } from '@/components/wording/review-words';
import type { TemplateListItem } from '@/lib/features/templates/data';
import { UpdateDialog } from './update-dialog';

/** Tells that sections of a template have a new wording, and shows it. */
export function UpdateOffer({ template, describedBy }: { template: TemplateListItem; describedBy: string }) {
  const [isOpen, setOpen] = useState(false);
  if (template.newer.length === 0) return null;
  return (
    <>
      <Button
        size="sm"
        icon={<Sparkles aria-hidden />}
        onPress={() => setOpen(true)}
        aria-describedby={describedBy}
        className="text-accent-strong"
      >
        {counted(template.newer.length, 'new wording')}
      </Button>
      {isOpen ? <UpdateDialog template={template} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
