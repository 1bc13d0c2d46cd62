import { ATTACHMENT_TYPES, type EntryRules, PERSON_ROLES } from '@xk/domain/ruleset'
import { rulesEditorWords as w, ruleSentences } from '@xk/i18n'
import { Show } from 'solid-js'
import {
  BoundArea,
  BoundCheck,
  BoundChecks,
  BoundChoice,
  BoundCount,
  BoundList,
  BoundText,
  Meaning,
  optionsOf,
  useRules,
} from '../bound/index.ts'
import { PeopleInDivision, Slots } from './slots.tsx'

const MB = 1024 * 1024
const roleName = (role: string) => w.people.roleNames[role] ?? role
const ROLES = PERSON_ROLES.map((value) => ({ value, label: roleName(value) }))

type Limit = EntryRules['people']['roleLimits'][number]

const People = () => {
  const rules = useRules()
  const entry = () => rules.body().entry
  const free = () => {
    const { roles, roleLimits } = entry().people
    return roles.find((role) => !roleLimits.some((limit) => limit.role === role)) ?? roles[0] ?? 'author'
  }
  return (
    <>
      <h3 class="mb-2">{w.people.title}</h3>
      <div class="rule-grid">
        <BoundCount path={['entry', 'people', 'min']} label={w.people.min} suffix={w.people.person} />
        <BoundCount path={['entry', 'people', 'max']} label={w.people.max} suffix={w.people.person} />
      </div>
      <BoundChecks path={['entry', 'people', 'roles']} label={w.people.roles} options={ROLES} />
      <BoundList
        path={['entry', 'people', 'roleLimits']}
        title={w.people.limits}
        help={w.people.limitsHelp}
        rows
        ordered={false}
        adding={{
          by: 'press',
          button: w.people.addLimit,
          make: (): Limit => ({ role: free(), min: 0, max: 1 }),
        }}
        nameOf={(it: Limit) => roleName(it.role)}
      >
        {(path) => (
          <div class="rule-grid">
            <BoundChoice path={[...path, 'role']} label={w.people.role} options={ROLES} />
            <BoundCount path={[...path, 'min']} label={w.people.min} suffix={w.people.person} />
            <BoundCount path={[...path, 'max']} label={w.people.max} suffix={w.people.person} />
          </div>
        )}
      </BoundList>
      <PeopleInDivision roles={ROLES} />
      <div class="mt-4">
        <BoundCheck path={['entry', 'people', 'shares']} label={w.people.shares} />
        <BoundCheck
          path={['entry', 'people', 'birthDate']}
          label={w.people.birthDate}
          help={w.people.birthDateHelp}
        />
        <BoundCheck path={['entry', 'jointUnits']} label={w.people.jointUnits} />
      </div>
      <Meaning>{ruleSentences.people(entry(), rules.body().entryNoun)}</Meaning>
    </>
  )
}

const Files = () => {
  const rules = useRules()
  return (
    <>
      <h3 class="mt-8 mb-2">{w.files.title}</h3>
      <div class="rule-grid">
        <BoundCount path={['entry', 'attachments', 'maxCount']} label={w.files.count} suffix={w.files.file} />
        <BoundCount
          path={['entry', 'attachments', 'maxFileBytes']}
          label={w.files.each}
          suffix="MB"
          per={MB}
        />
        <BoundCount
          path={['entry', 'attachments', 'maxTotalBytes']}
          label={w.files.total}
          suffix="MB"
          per={MB}
        />
      </div>
      <BoundChecks
        path={['entry', 'attachments', 'types']}
        label={w.files.types}
        options={ATTACHMENT_TYPES.map((value) => ({ value, label: w.files.typeNames[value] ?? value }))}
      />
      <Meaning>{ruleSentences.attachments(rules.body().entry)}</Meaning>
    </>
  )
}

/** Who takes part, which files are taken, what is declared and agreed to, and the stamped page. */
export const Participants = () => {
  const rules = useRules()
  const entry = () => rules.body().entry
  const keysOf = (list: readonly { key: string }[]) => list.map(({ key }) => key)
  return (
    <>
      <People />
      <Files />
      <Slots />
      <BoundList
        path={['entry', 'declarations']}
        title={w.declarations.title}
        help={w.declarations.help}
        rows
        taken={() => keysOf(entry().consents)}
        adding={{
          by: 'name',
          label: w.declarations.new,
          button: w.declarations.add,
          make: (label, key) => ({ key, label, required: true }),
        }}
        nameOf={(_: EntryRules['declarations'][number], i) => `${w.declarations.label} ${i + 1}`}
      >
        {(path) => (
          <>
            <BoundArea path={[...path, 'label']} label={w.declarations.label} />
            <BoundCheck path={[...path, 'required']} label={w.declarations.required} />
          </>
        )}
      </BoundList>
      <BoundList
        path={['entry', 'consents']}
        title={w.consents.title}
        help={w.consents.help}
        rows
        taken={() => keysOf(entry().declarations)}
        adding={{
          by: 'name',
          label: w.consents.new,
          button: w.consents.add,
          make: (label, key) => ({ key, label, required: false, noticeVersion: '1' }),
        }}
        nameOf={(_: EntryRules['consents'][number], i) => `${w.consents.label} ${i + 1}`}
      >
        {(path) => (
          <>
            <BoundArea path={[...path, 'label']} label={w.consents.label} />
            <BoundCheck path={[...path, 'required']} label={w.consents.required} />
            <BoundText
              path={[...path, 'noticeVersion']}
              label={w.consents.notice}
              help={w.consents.noticeHelp}
            />
          </>
        )}
      </BoundList>
      <BoundChoice path={['entry', 'consentBy']} label={w.consents.by} options={optionsOf(w.consents.bys)} />
      <Meaning>{ruleSentences.consentBy(entry())}</Meaning>
      <h3 class="mt-8 mb-2">{w.confirmation.title}</h3>
      <div class="rule-grid">
        <BoundChoice
          path={['entry', 'unitConfirmation', 'mode']}
          label={w.confirmation.mode}
          options={optionsOf(w.confirmation.modes)}
        />
        <Show when={entry().unitConfirmation.mode === 'mayFollow'}>
          <BoundCount
            path={['entry', 'unitConfirmation', 'followDays']}
            label={w.confirmation.followDays}
            suffix={w.confirmation.days}
          />
        </Show>
      </div>
      <Meaning>{ruleSentences.confirmation(entry())}</Meaning>
    </>
  )
}
