'use client'

import type { ReactNode } from 'react'
import { Dialog as AriaDialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from './button'
import type { ButtonLook } from './button-class'

export { DialogTrigger }

type Props = {
  title: string
  /** For a dialog that no trigger opens. */
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
  /** Must be answered: asks before something that cannot be undone. */
  isAlert?: boolean
  /** For two things beside each other. */
  isWide?: boolean
  children: ReactNode | ((close: () => void) => ReactNode)
}

/** Put it with a button into a DialogTrigger, or open it by `isOpen`. */
export function Dialog({ title, isOpen, onOpenChange, isAlert, isWide, children }: Props) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable={!isAlert}
      className="fixed inset-0 z-40 flex items-start justify-center overflow-y-auto bg-scrim p-4 pt-[10vh]"
    >
      <Modal
        className={`w-full ${isWide ? 'max-w-3xl' : 'max-w-md'} rounded-[4px] border border-rule bg-paper shadow-xl`}
      >
        <AriaDialog role={isAlert ? 'alertdialog' : 'dialog'} className="flex flex-col gap-4 p-5 outline-none">
          {({ close }) => (
            <>
              <Heading slot="title" level={2}>
                {title}
              </Heading>
              {typeof children === 'function' ? children(close) : children}
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

type ConfirmProps = Omit<Props, 'children' | 'isAlert'> & {
  children: ReactNode
  /** What the button says: the verb. */
  verb: string
  look?: ButtonLook
  onConfirm: () => void
}

/** Asks before something that is hard to undo. */
export function ConfirmDialog({ verb, look = 'danger', onConfirm, children, ...props }: ConfirmProps) {
  return (
    <Dialog {...props} isAlert>
      {(close) => (
        <>
          <div>{children}</div>
          <div className="flex justify-end gap-2">
            <Button look="quiet" onPress={close} autoFocus>
              Cancel
            </Button>
            <Button
              look={look}
              onPress={() => {
                close()
                onConfirm()
              }}
            >
              {verb}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  )
}
