'use client';

import {
  Tab as AriaTab,
  TabList as AriaTabList,
  TabPanel as AriaTabPanel,
  Tabs as AriaTabs,
  type TabListProps,
  type TabPanelProps,
  type TabProps,
  type TabsProps,
} from 'react-aria-components';

export function Tabs({ className = '', ...props }: Omit<TabsProps, 'className' | 'style'> & { className?: string }) {
  return <AriaTabs {...props} className={`flex min-h-0 flex-col ${className}`} />;
}

export function TabList<Item extends object>({
  className = '',
  ...props
}: Omit<TabListProps<Item>, 'className' | 'style'> & { 'aria-label': string; className?: string }) {
  return <AriaTabList {...props} className={`flex gap-1 overflow-x-auto border-b border-line ${className}`} />;
}

export function Tab({ className = '', ...props }: Omit<TabProps, 'className' | 'style'> & { className?: string }) {
  return (
    <AriaTab
      {...props}
      className={`-mb-px flex min-h-9 cursor-pointer items-center gap-2 border-b-2 border-transparent px-3 font-medium whitespace-nowrap text-ink-2 -outline-offset-2 hover:text-ink data-selected:border-accent data-selected:font-semibold data-selected:text-ink ${className}`}
    />
  );
}

export function TabPanel({
  className = '',
  ...props
}: Omit<TabPanelProps, 'className' | 'style'> & { className?: string }) {
  return <AriaTabPanel {...props} className={`min-h-0 flex-1 -outline-offset-2 ${className}`} />;
}
