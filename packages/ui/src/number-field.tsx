import { TextField, type TextFieldProps } from './text-field.tsx'

/** A number as officers type it (8,5 or 8.5); what it means is for the page to read, so that nothing typed is lost. */
export const NumberField = (props: TextFieldProps) => (
  <TextField inputmode="decimal" autocomplete="off" {...props} />
)
