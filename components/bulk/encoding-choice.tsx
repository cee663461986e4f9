'use client';

import { useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Select } from '@/components/ui/select';
import { decodeList, type ListEncoding, listEncodings, tellingLines } from '@/lib/domain/bulk/decode-list';
import { encodingWords } from './encoding-words';
import { ListQuestion, SourceLine } from './list-question';

const SHOWN = 5;

/** A file does not say how its letters are written: somebody who knows the names looks at them. */
export function EncodingChoice({
  bytes,
  guess,
  onRead,
  onCancel,
}: {
  bytes: Uint8Array;
  guess: ListEncoding;
  onRead: (text: string) => void;
  onCancel: () => void;
}) {
  const [encoding, choose] = useState<ListEncoding>(guess);
  const text = useMemo(() => decodeList(bytes, encoding), [bytes, encoding]);
  const isWhole = !text.includes('\uFFFD');
  return (
    <ListQuestion
      title="Are these letters right?"
      actions={
        <>
          <Button variant="primary" onPress={() => onRead(text)}>
            Read the list
          </Button>
          <Button variant="quiet" onPress={onCancel}>
            Another list
          </Button>
        </>
      }
    >
      <p className="text-ink-2">
        This file does not say in which encoding it was saved. Choose the one in which the names read right. If none
        does, save the list again as “CSV UTF-8”.
      </p>
      <Select
        label="Encoding"
        options={listEncodings.map((id) => ({ id, label: encodingWords[id] }))}
        value={encoding}
        onChange={(id) => choose(listEncodings.find((one) => one === id) ?? guess)}
        className="max-w-sm"
      />
      <ul aria-label="Lines with special letters" className="grid gap-1 rounded-xl border border-line bg-panel p-3">
        {tellingLines(text, SHOWN).map((one) => (
          <li key={one.line} className="flex gap-3">
            <SourceLine {...one} />
          </li>
        ))}
      </ul>
      {isWhole ? null : (
        <Notice tone="amber">Some bytes stand for no letter in this encoding. They are shown as �.</Notice>
      )}
    </ListQuestion>
  );
}
