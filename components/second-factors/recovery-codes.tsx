'use client';

import { Copy, Download } from 'lucide-react';
import { useState } from 'react';
import { copyText } from '@/components/handouts/copy-text';
import { saveFile } from '@/components/handouts/save-file';
import { Button } from '@/components/ui/button';

/** Shown once: only their hashes are stored. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const [told, tell] = useState('');
  const text = `Plainleaf recovery codes. Each works once.\n\n${codes.join('\n')}\n`;

  const copy = async (): Promise<void> => {
    try {
      await copyText(text);
      tell('Copied.');
    } catch {
      tell('Your browser did not allow copying. Save them as a file instead.');
    }
  };

  return (
    <div className="flex flex-col gap-4">
      <div data-print="paper" className="flex flex-col gap-4">
        <p className="text-ink-2">
          If you lose your phone, one of these codes signs you in to Plainleaf; each works once. Keep them where you
          keep other important papers. They are not shown again.
        </p>
        <ul
          aria-label="Recovery codes"
          className="grid gap-x-6 gap-y-1.5 rounded-lg border border-line bg-sunk px-4 py-3 font-mono min-[420px]:grid-cols-2"
        >
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Button size="sm" icon={<Copy aria-hidden />} onPress={() => void copy()}>
          Copy
        </Button>
        <Button
          size="sm"
          icon={<Download aria-hidden />}
          onPress={() => saveFile(new Blob([text], { type: 'text/plain' }), 'plainleaf-recovery-codes.txt')}
        >
          Save as a file
        </Button>
        <span role="status" className="text-sm text-ink-2">
          {told}
        </span>
      </div>
      <div className="flex justify-end">
        <Button variant="primary" onPress={onDone}>
          I have kept them
        </Button>
      </div>
    </div>
  );
}
