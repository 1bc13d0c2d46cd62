/** Fields whose value comes from who made the file, not from what was written in it. */
const PERSON_FIELD =
  /^\s*(author|lastsavedby|username|userinitials|useraddress|filename|template|docproperty|docvariable|info)\b/i

export const namesPerson = (instruction: string): boolean => PERSON_FIELD.test(instruction)

/** The property that a content control shows, by its XPath: author, company and their kin. */
export const isPersonProperty = (xpath: string): boolean =>
  /creator|lastModifiedBy|company|manager|publish/i.test(xpath)

/** Follows complex fields, which lie as marks among the runs: begin, instruction, separate, result, end. */
export const createFieldReader = () => {
  const open: { instruction: string; inResult: boolean }[] = []
  return {
    mark(type: string): void {
      if (type === 'begin') open.push({ instruction: '', inResult: false })
      else if (type === 'separate' && open.length > 0) open.at(-1)!.inResult = true
      else if (type === 'end') open.pop()
    },
    instruction(text: string): void {
      const field = open.at(-1)
      if (field && !field.inResult) field.instruction += text
    },
    /** Text here is an instruction, or the result of a field that names a person. */
    isHidden: (): boolean => open.some((field) => !field.inResult || namesPerson(field.instruction)),
  }
}
