'use client';

import { signOut } from 'next-auth/react';
import { useState } from 'react';
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
          void signOut({ callbackUrl: '/sign-in' });
        }}
      >
        Sign in as someone else
      </Button>
    </div>
  );
}
