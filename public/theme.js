try {
  const { dataset } = document.documentElement
  const { theme, short } = localStorage
  dataset.script = ''
  if (/^(light|dark)$/.test(theme)) dataset.theme = theme
  if (short) dataset.short = ''
  if (/^\/dashboard/.test(location.pathname)) localStorage.staff = 1
} catch {}
