/** Whether a file fits an `accept` list (".pdf,.docx,image/*"): the picker filters, a drop does not. */
export const isAccepted = (file: { name: string; type: string }, accept: string | undefined): boolean => {
  if (!accept) return true
  return accept.split(',').some((raw) => {
    const rule = raw.trim().toLowerCase()
    if (rule.startsWith('.')) return file.name.toLowerCase().endsWith(rule)
    if (rule.endsWith('/*')) return file.type.startsWith(rule.slice(0, -1))
    return file.type === rule
  })
}
