export function RoleOptions() {
  return (
    <>
      <option value="contributor">contributor: drafts, and hands in</option>
      <option value="editor">editor: publishes</option>
      <option value="admin">admin: manages people and settings too</option>
    </>
  )
}
