'use client';

import { FileUp } from 'lucide-react';
import { type ChangeEvent, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { TextArea } from '@/components/ui/text-area';
import { decodeList, isText } from '@/lib/domain/bulk/decode-list';
import { MAX_ROWS, type ReadList } from '@/lib/domain/bulk/read-list';
import type { TemplateBlank } from '@/lib/domain/template/blanks';

/** Five hundred patients with everything there is to say of them are a tenth of this. */
const MAX_BYTES = 2_000_000;

/** Pasted rows or a file; it is read in the browser and sent nowhere. */
export function ListInput({
  blanks,
  onRead,
}: {
  blanks: readonly TemplateBlank[];
  onRead: (text: string) => ReadList;
}) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState('');
  const file = useRef<HTMLInputElement>(null);

  const read = (words: string): void => {
    const { records } = words.length > MAX_BYTES ? { records: { length: MAX_ROWS + 1 } } : onRead(words);
    if (records.length === 0) setProblem('There is no patient in this list. Paste at least one row with a name.');
    if (records.length > MAX_ROWS) {
      const many = words.length > MAX_BYTES ? '' : ` This one has ${records.length}.`;
      setProblem(`A list holds at most ${MAX_ROWS} patients.${many} Split it into several.`);
    }
  };

  const load = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const chosen = event.target.files?.[0];
    event.target.value = '';
    if (!chosen) return;
    if (chosen.size > MAX_BYTES) {
      setProblem('This file is larger than a list of patients can be (2 MB).');
      return;
    }
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    if (isText(bytes)) read(decodeList(bytes));
    else setProblem('This is not a CSV or text file. In your spreadsheet, choose “Save as” and then “CSV”.');
  };

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
          setText(value);
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
