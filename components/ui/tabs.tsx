'use client'

import {
  Tab as AriaTab,
  TabList as AriaTabList,
  TabPanel as AriaTabPanel,
  type TabListProps,
  type TabPanelProps,
  type TabProps,
  Tabs,
} from 'react-aria-components'

export { Tabs }

export function TabList<Item extends object>(props: Omit<TabListProps<Item>, 'className'>) {
  return <AriaTabList {...props} className="flex gap-5 overflow-x-auto border-b border-rule" />
}

export function Tab(props: Omit<TabProps, 'className'>) {
  return (
    <AriaTab
      {...props}
      className="-mb-px cursor-pointer whitespace-nowrap border-b-2 border-transparent py-2 text-muted data-hovered:text-ink data-selected:border-rubric data-selected:text-ink"
    />
  )
}

export function TabPanel(props: Omit<TabPanelProps, 'className'>) {
  return <AriaTabPanel {...props} className="pt-4" />
}
