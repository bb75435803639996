declare const contributes: unique symbol
declare const edits: unique symbol
declare const administers: unique symbol

export type Role = 'contributor' | 'editor' | 'admin'

type Person = { readonly id: string; readonly name: string; readonly role: Role }

/** Someone whose right to draft and propose was checked in this request. */
export type Contributor = Person & { readonly [contributes]: true }
/** Someone whose right to publish was checked in this request. */
export type Editor = Contributor & { readonly [edits]: true }
/** Someone whose right to manage people and settings was checked in this request. */
export type Admin = Editor & { readonly [administers]: true }

/** The right that an account's row gives. For lib/accounts/session.ts, which read that row in this request. */
export const prove = ({ id, name, role }: Person) => ({ id, name, role }) as Contributor

export const isEditor = (person: Contributor): person is Editor => person.role !== 'contributor'
export const isAdmin = (person: Contributor): person is Admin => person.role === 'admin'
