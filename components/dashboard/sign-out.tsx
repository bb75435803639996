import { SubmitButton } from '../ui/submit-button'

export function SignOut({ signOut }: { signOut: () => Promise<void> }) {
  return (
    <form action={signOut}>
      <SubmitButton look="quiet" className="text-muted!">
        Sign out
      </SubmitButton>
    </form>
  )
}
