'use client';

import { useState } from 'react';
import { signOut } from '@/components/shell/sign-out';
import { Button } from '@/components/ui/button';

/** Ends the sign-in that is half done. */
export function OtherAccountButton() {
  const [isLeaving, setLeaving] = useState(false);
  return (
    <div className="mt-4 flex justify-center">
      <Button
        variant="quiet"
        size="sm"
        isPending={isLeaving}
        onPress={() => {
          setLeaving(true);
          void signOut();
        }}
      >
        Sign in as someone else
      </Button>
    </div>
  );
}
