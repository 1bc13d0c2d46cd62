import type { CouncilOffice } from '@xk/domain/council'
import { councilWords as words } from '@xk/i18n'
import { Button, Dialog, ProblemNote, SelectField } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { FindPerson } from '../people/find-person.tsx'
import type { Council, CouncilPage } from './create-council.ts'

const w = words.setUp
const OFFICES = ['chair', 'deputyChair', 'secretary', 'member'] as const

/** Finds a person and takes them onto the council, or among its tellers from outside. */
export const AddPersonDialog = (props: {
  as: 'member' | 'teller' | undefined
  page: CouncilPage
  council: Council
  onClose: () => void
}) => {
  const [typed, setTyped] = createSignal('')
  const [chosen, setChosen] = createSignal<{ personId: string; fullName: string }>()
  const [office, setOffice] = createSignal<CouncilOffice>()
  const [teller, setTeller] = createSignal<'head' | 'member'>()
  const hasChair = () => props.council.members.some((it) => it.state === 'appointed' && it.office === 'chair')
  const hasHead = () => props.council.members.some((it) => it.state !== 'ended' && it.teller === 'head')
  /** The first of all is the chair, and the head of the tellers, unless told otherwise. */
  const asOffice = () => office() ?? (hasChair() ? 'member' : 'chair')
  const asTeller = () => teller() ?? (hasHead() ? 'member' : 'head')
  const again = () => {
    setChosen(undefined)
    setOffice(undefined)
    setTeller(undefined)
    setTyped('')
    props.page.clear()
  }
  const close = () => {
    again()
    props.onClose()
  }
  const add = async () => {
    const personId = chosen()?.personId
    if (!personId) return
    const done =
      props.as === 'teller'
        ? await props.page.addTeller({ personId, teller: asTeller() })
        : await props.page.appoint({ personId, office: asOffice() })
    if (done) close()
  }
  return (
    <Dialog
      open={props.as !== undefined}
      title={props.as === 'teller' ? w.addTellerTitle : w.addTitle}
      onClose={close}
    >
      <Show
        when={chosen()}
        fallback={
          <FindPerson
            label={w.search}
            nobody={w.nobody}
            typed={typed()}
            onType={setTyped}
            search={async (q) => (await props.page.search(q)).people}
            nominated={w.nominated}
            onChoose={setChosen}
          />
        }
      >
        {(person) => (
          <>
            <p class="font-semibold mb-3">{person().fullName}</p>
            <Show
              when={props.as === 'teller'}
              fallback={
                <SelectField
                  label={w.office}
                  value={asOffice()}
                  options={OFFICES.map((value) => ({ value, label: words.offices[value] }))}
                  onChange={(value) => setOffice(value as CouncilOffice)}
                />
              }
            >
              <SelectField
                label={w.office}
                value={asTeller()}
                options={[
                  { value: 'head', label: words.teller.head },
                  { value: 'member', label: words.teller.member },
                ]}
                onChange={(value) => setTeller(value as 'head' | 'member')}
              />
            </Show>
            <Show when={props.page.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
            <div class="flex flex-wrap gap-3 justify-end mt-4">
              <Button onClick={again}>{words.cancel}</Button>
              <Button variant="primary" busy={props.page.busy()} onClick={() => void add()}>
                {props.as === 'teller' ? w.addToTellers : w.appoint}
              </Button>
            </div>
          </>
        )}
      </Show>
    </Dialog>
  )
}
