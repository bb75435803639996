// Imported first by what npm runs: whatever comes after may be written for the Node we need.
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `Hot Papers needs Node 24 and this is ${process.version}. Run \`npm install\` again, which brings it along, or install it from nodejs.org.`,
  )
  process.exit(1)
}
