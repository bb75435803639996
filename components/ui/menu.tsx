'use client'

import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  type MenuItemProps,
  type MenuProps,
  MenuTrigger,
  Popover,
} from 'react-aria-components'

export { MenuTrigger }

/** Put it with a Button into a MenuTrigger. */
export function Menu<Item extends object>(props: Omit<MenuProps<Item>, 'className'>) {
  return (
    <Popover className="min-w-44 rounded-[4px] border border-rule bg-paper shadow-lg outline-none">
      <AriaMenu {...props} className="max-h-[inherit] overflow-auto p-1 outline-none" />
    </Popover>
  )
}

export function MenuItem(props: Omit<MenuItemProps, 'className'>) {
  return (
    <AriaMenuItem
      {...props}
      className="cursor-pointer rounded-[2px] px-3 py-1.5 no-underline outline-none data-disabled:cursor-default data-disabled:opacity-50 data-focused:bg-raised data-focused:text-rubric"
    />
  )
}
