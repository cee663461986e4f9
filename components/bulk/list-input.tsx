'use client';

import { FileUp } from 'lucide-react';
import { type ChangeEvent, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { TextArea } from '@/components/ui/text-area';
import { detectEncoding, type ListEncoding } from '@/lib/domain/bulk/decode-list';
import type { TemplateBlank } from '@/lib/domain/template/blanks';
import { EncodingChoice } from './encoding-choice';

/** Five hundred patients with everything there is to say of them are a tenth of this. */
const MAX_BYTES = 2_000_000;
const TOO_LARGE = 'This is larger than a list of patients can be (2 MB). Split it into several.';

/** Pasted rows or a file; it is read in the browser and sent nowhere. */
export function ListInput({
  blanks,
  text,
  stopped,
  onType,
  onRead,
}: {
  blanks: readonly TemplateBlank[];
  text: string;
  /** Why the last list was not read; '' where none was given. */
  stopped: string;
  onType: (text: string) => void;
  onRead: (text: string) => void;
}) {
  const [ofFile, setProblem] = useState('');
  const [doubtful, setDoubtful] = useState<{ bytes: Uint8Array; guess: ListEncoding } | null>(null);
  const file = useRef<HTMLInputElement>(null);

  const read = (words: string): void => {
    setProblem(words.length > MAX_BYTES ? TOO_LARGE : '');
    if (words.length <= MAX_BYTES) onRead(words);
  };

  const load = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const chosen = event.target.files?.[0];
    event.target.value = '';
    if (!chosen) return;
    if (chosen.size > MAX_BYTES) {
      setProblem(TOO_LARGE);
      return;
    }
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    const detected = detectEncoding(bytes);
    switch (detected.is) {
      case 'certain':
        read(detected.text);
        break;
      case 'unsure':
        setDoubtful({ bytes, guess: detected.guess });
        break;
      case 'mixed':
        setProblem(
          `Line ${detected.line}: letters in this file are written in two encodings. Nothing was read. Save the list again as “CSV UTF-8”.`,
        );
        break;
      case 'not-text':
        setProblem('This is not a CSV or text file. In your spreadsheet, choose “Save as” and then “CSV UTF-8”.');
    }
  };

  if (doubtful) {
    const { bytes, guess } = doubtful;
    return (
      <EncodingChoice
        bytes={bytes}
        guess={guess}
        onRead={(words) => {
          setDoubtful(null);
          read(words);
        }}
        onCancel={() => setDoubtful(null)}
      />
    );
  }

  const problem = ofFile || stopped;
  const columns = [
    'name',
    'preferred name',
    'date of birth',
    'record number',
    'language',
    ...blanks.map(({ name }) => name),
  ];
  return (
    <div className="grid max-w-3xl gap-4">
      {problem ? (
        <Notice tone="red" live="assertive">
          {problem}
        </Notice>
      ) : null}
      <TextArea
        label="Patients, one on each line"
        description={`Copy the rows from your spreadsheet or practice system, with their headings if they have any. Used: ${columns.join(', ')}. Only the name is needed.`}
        placeholder={'Name\tDate of birth\tRecord number\nMaria Núñez\t1981-03-14\tRFP-0048213'}
        value={text}
        onChange={(value) => {
          onType(value);
          setProblem('');
        }}
        rows={10}
        spellCheck="false"
        autoComplete="off"
        autoFocus
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="primary" onPress={() => read(text)} isDisabled={text.trim() === ''}>
          Read the list
        </Button>
        <Button icon={<FileUp aria-hidden />} onPress={() => file.current?.click()}>
          Choose a CSV file…
        </Button>
        <input
          ref={file}
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          aria-label="CSV file with patients"
          tabIndex={-1}
          className="sr-only"
          onChange={(event) => void load(event)}
        />
      </div>
      <p className="text-sm text-ink-2">
        The list is read here in your browser. Nothing is stored until you have looked at every row and pressed “Issue”.
      </p>
    </div>
  );
}
