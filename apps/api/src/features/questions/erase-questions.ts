import { question, questionChange, questionContact, type Tx } from '@xk/db'
import { eq } from 'drizzle-orm'
import { type Erasable, eraseFrom } from '../people/erase-from.ts'
import { foldedOf } from './store.ts'

/** A person out of everything that was asked and answered, and out of the contacts that were left. */
export const eraseFromQuestions = async (tx: Tx, identity: Erasable): Promise<void> => {
  const without = (text: string) => String(eraseFrom(text, identity))
  for (const row of await tx.select().from(question)) {
    const left = {
      title: without(row.title),
      body: without(row.body),
      answer: row.answer === null ? null : without(row.answer),
      reason: row.reason === null ? null : without(row.reason),
    }
    if (
      JSON.stringify(left) ===
      JSON.stringify({ title: row.title, body: row.body, answer: row.answer, reason: row.reason })
    )
      continue
    await tx
      .update(question)
      .set({ ...left, folded: foldedOf(left) })
      .where(eq(question.id, row.id))
  }
  for (const { id, text } of await tx.select().from(questionChange))
    if (without(text) !== text)
      await tx
        .update(questionChange)
        .set({ text: without(text) })
        .where(eq(questionChange.id, id))
  for (const row of await tx.select().from(questionContact)) {
    const said = `${row.name ?? ''} ${row.contact ?? ''} ${row.email ?? ''}`
    if (without(said) !== said.normalize('NFC'))
      await tx.delete(questionContact).where(eq(questionContact.questionId, row.questionId))
  }
}
