import { TextField } from './text-field'

/** Where somebody chooses a password, `password` in the form. */
export function NewPasswordField({ errors }: { errors?: string[] }) {
  return (
    <TextField
      label="Password"
      name="password"
      type="password"
      autoComplete="new-password"
      description="At least 12 characters; a few words are fine."
      errors={errors}
      isRequired
    />
  )
}
