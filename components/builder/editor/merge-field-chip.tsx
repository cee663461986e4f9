import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { createContext, use } from 'react';
import { type MergeFieldName, mergeFieldLabels, mergeFieldNames } from '@/lib/domain/handout/merge-fields';

/** What each merge field stands for right now; an empty string is a blank. */
export const MergeValuesContext = createContext<Partial<Record<MergeFieldName, string>>>({});

export function MergeFieldChip({ node, selected }: NodeViewProps) {
  const values = use(MergeValuesContext);
  const name = mergeFieldNames.find((known) => known === node.attrs.name);
  if (!name) return <NodeViewWrapper as="span" />;
  const value = values[name] ?? '';
  const tone = value === '' ? 'bg-amber-soft text-amber' : 'bg-accent-soft text-accent-strong';
  return (
    <NodeViewWrapper
      as="span"
      className={`mx-0.5 inline-block rounded-full px-2 text-sm font-semibold ${tone} ${selected ? 'outline-2 outline-accent' : ''}`}
    >
      <span lang="en">{`${mergeFieldLabels[name]} · ${value === '' ? 'blank' : ''}`}</span>
      {value === '' ? null : <bdi className="font-normal">{shortened(value)}</bdi>}
    </NodeViewWrapper>
  );
}

const LONGEST = 40;

function shortened(value: string): string {
  const line = value.split('\n', 1)[0] ?? '';
  return line.length > LONGEST || line.length < value.length ? `${line.slice(0, LONGEST)}…` : line;
}
