import type { Component } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { SectionKey } from './issue-place.ts'
import { Eligibility } from './sections/eligibility.tsx'
import { EntryForm } from './sections/entry-form.tsx'
import { General } from './sections/general.tsx'
import { Participants } from './sections/participants.tsx'
import { Prizes } from './sections/prizes.tsx'
import { Publication } from './sections/publication.tsx'
import { Rubric } from './sections/rubric.tsx'
import { Scoring } from './sections/scoring.tsx'
import { Stages } from './sections/stages.tsx'

const PARTS: Record<SectionKey, Component> = {
  chung: General,
  'mau-bai': EntryForm,
  'nguoi-tep': Participants,
  'dieu-kien': Eligibility,
  vong: Stages,
  'tieu-chi': Rubric,
  cham: Scoring,
  giai: Prizes,
  'cong-bo': Publication,
}

/** One part of the rules to edit. */
export const RulesPart = (props: { section: SectionKey }) => <Dynamic component={PARTS[props.section]} />
