import type { EntryPerson } from '@xk/domain/entry'
import type { PersonRole } from '@xk/domain/ruleset'
import { officerWords as w } from '@xk/i18n'
import { Button, Checkbox, DateField, SelectField, TextField } from '@xk/ui'
import { createEffect, For, Index, on, Show } from 'solid-js'
import { newCommandId } from '../../api/client.ts'
import { controlId, type EntryForm } from './create-entry-form.ts'

interface Units {
  units: readonly { id: string; name: string }[]
  ownUnitId: string
}

/** People of the entry: who they are, their shares, and what each of them consents to. */
export const PeopleSection = (props: Units & { form: EntryForm }) => {
  const rules = () => props.form.rules.people
  const people = () => props.form.body().people
  const whole = () => {
    const issue = props.form.issueAt('/people')
    return issue && w.issue(issue.code, issue.facts)
  }
  const add = (role: PersonRole) =>
    props.form.setPeople([
      ...people(),
      {
        id: newCommandId(),
        fullName: '',
        birthDate: null,
        birthYear: null,
        position: '',
        unitId: props.ownUnitId,
        role,
        share: null,
        representative: false,
        phone: null,
        email: null,
        consents: {},
      },
    ])
  const mayAdd = (role: PersonRole) => {
    const limit = rules().roleLimits.find((it) => it.role === role)
    const ofRole = people().filter((person) => person.role === role).length
    return people().length < rules().max && (!limit || ofRole < limit.max)
  }
  const sum = () => people().reduce((total, person) => total + (person.share ?? 0), 0)
  return (
    <div id={controlId('/people')} tabindex="-1">
      <Index each={people()}>
        {(person, index) => (
          <PersonCard
            form={props.form}
            person={person()}
            index={index}
            units={props.units}
            ownUnitId={props.ownUnitId}
          />
        )}
      </Index>
      <Show when={rules().shares && people().length > 1}>
        <p class={`mb-3 font-medium ${sum() === 100 ? 'text-green' : 'text-ink-2'}`}>
          {w.people.total(sum())}
        </p>
      </Show>
      <Show when={whole()}>{(text) => <p class="field-error mb-3">{text()}</p>}</Show>
      <div class="flex flex-wrap gap-2 mb-4">
        <For each={rules().roles.filter(mayAdd)}>
          {(role) => <Button onClick={() => add(role)}>{w.people.add(w.people.roles[role])}</Button>}
        </For>
      </div>
      <Show when={props.form.rules.jointUnits}>
        <JointUnits form={props.form} units={props.units} ownUnitId={props.ownUnitId} />
      </Show>
    </div>
  )
}

const PersonCard = (props: Units & { form: EntryForm; person: EntryPerson; index: number }) => {
  const at = (key: string) => `/people/${props.index}/${key}`
  const set = (facts: Partial<EntryPerson>) => props.form.setPerson(props.index, facts)
  const isAlone = () => props.form.rules.people.max === 1 && props.form.body().people.length === 1
  const isIncomplete = () =>
    props.form.issues().some((issue) => issue.pointer.startsWith(`/people/${props.index}/`))
  // Whoever is complete when the page opens stays folded: a team of six would be a long way down a phone.
  const startsOpen = isIncomplete()
  let card: HTMLDetailsElement | undefined
  // A try to hand in opens what is incomplete; nothing folds a card again under the hands that complete it.
  createEffect(
    on(
      () => props.form.attempt(),
      () => {
        if (card && isIncomplete()) card.open = true
      },
      { defer: true },
    ),
  )
  const common = (key: string) => {
    const issue = props.form.issueAt(at(key))
    return { id: controlId(at(key)), error: issue && w.issue(issue.code, issue.facts) }
  }
  const leave = (key: string) => () => props.form.leave(at(key))
  const toShare = (typed: string) => (/^\d{1,3}$/.test(typed.trim()) ? Number(typed) : null)
  const represent = (chosen: boolean) =>
    props.form.setPeople(
      props.form.body().people.map((it, i) => ({ ...it, representative: chosen && i === props.index })),
    )
  return (
    <details ref={(el) => (card = el)} class="border-t border-line min-w-0" open={startsOpen}>
      <summary class="min-h-11 py-3 cursor-pointer font-semibold">
        {props.person.fullName.trim() ||
          w.people.nth(w.people.roles[props.person.role], isAlone() ? null : props.index + 1)}
        <Show when={props.person.share !== null}>
          <span class="font-normal text-ink-2"> · {props.person.share} %</span>
        </Show>
        <Show when={isIncomplete()}>
          <span class="font-normal text-ink-2"> · {w.people.incomplete}</span>
        </Show>
      </summary>
      <TextField
        {...common('fullName')}
        label={w.people.fullName}
        autocomplete="off"
        value={props.person.fullName}
        onInput={(fullName) => set({ fullName })}
        onBlur={leave('fullName')}
      />
      <Show when={props.form.rules.people.birthDate}>
        <DateField
          {...common('birthDate')}
          label={w.people.birthDate}
          help={w.people.birthHelp}
          value={props.person.birthDate}
          onChange={(birthDate) => set({ birthDate })}
        />
        <Show when={!props.person.birthDate}>
          <TextField
            {...common('birthYear')}
            label={w.people.birthYear}
            inputmode="numeric"
            optional
            value={props.person.birthYear === null ? '' : String(props.person.birthYear)}
            onInput={(typed) => set({ birthYear: /^\d{4}$/.test(typed.trim()) ? Number(typed) : null })}
            onBlur={leave('birthDate')}
          />
        </Show>
      </Show>
      <TextField
        {...common('position')}
        label={w.people.position}
        optional
        value={props.person.position}
        onInput={(position) => set({ position })}
      />
      <SelectField
        {...common('unitId')}
        label={w.people.unit}
        value={props.person.unitId ?? ''}
        placeholder={w.form.choose}
        options={props.units.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(unitId) => set({ unitId: unitId || null })}
      />
      <Show when={props.form.rules.people.shares && props.form.body().people.length > 1}>
        <TextField
          {...common('share')}
          label={w.people.share}
          suffix="%"
          inputmode="numeric"
          value={props.person.share === null ? '' : String(props.person.share)}
          onInput={(typed) => set({ share: toShare(typed) })}
          onBlur={leave('share')}
        />
        <Checkbox
          label={w.people.representative}
          checked={props.person.representative}
          onChange={represent}
        />
      </Show>
      <Show when={props.form.rules.consentBy === 'person'}>
        <TextField
          {...common('email')}
          label={w.people.email}
          help={w.people.emailHelp}
          type="email"
          optional
          value={props.person.email ?? ''}
          onInput={(email) => set({ email: email.trim() || null })}
          onBlur={leave('email')}
        />
      </Show>
      <Show when={props.form.rules.consents.length > 0 && props.form.rules.consentBy === 'unit'}>
        <p class="field-label mt-2">{w.people.consents}</p>
        <p class="field-help mb-1">{w.people.consentsHelp}</p>
        <For each={props.form.rules.consents}>
          {(consent) => (
            <Checkbox
              {...common(`consents/${consent.key}`)}
              label={consent.label}
              checked={props.person.consents[consent.key] === true}
              onChange={(given) => set({ consents: { ...props.person.consents, [consent.key]: given } })}
            />
          )}
        </For>
      </Show>
      <Button
        variant="link"
        onClick={() => props.form.setPeople(props.form.body().people.filter((_, i) => i !== props.index))}
      >
        {w.people.remove}
      </Button>
    </details>
  )
}

const JointUnits = (props: Units & { form: EntryForm }) => {
  const chosen = () => props.form.body().jointUnits
  const nameOf = (id: string) => props.units.find((unit) => unit.id === id)?.name ?? ''
  const free = () => props.units.filter((unit) => unit.id !== props.ownUnitId && !chosen().includes(unit.id))
  return (
    <div class="border-t border-line pt-4" id={controlId('/jointUnits')} tabindex="-1">
      <p class="field-label">{w.people.jointUnits}</p>
      <ul>
        <For each={chosen()}>
          {(id) => (
            <li class="flex items-center justify-between gap-3">
              <span>{nameOf(id)}</span>
              <Button
                variant="link"
                onClick={() => props.form.setJointUnits(chosen().filter((it) => it !== id))}
              >
                {w.people.removeUnit}
              </Button>
            </li>
          )}
        </For>
      </ul>
      <SelectField
        label={w.people.addUnit}
        optional
        value=""
        placeholder={w.form.choose}
        options={free().map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => id && props.form.setJointUnits([...chosen(), id])}
      />
    </div>
  )
}
