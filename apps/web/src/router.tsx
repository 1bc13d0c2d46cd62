import { Route, Router } from '@solidjs/router'
import { createSignal, type JSX, lazy, onMount, type ParentProps, Show } from 'solid-js'
import { SessionGuard } from './api/session-guard.tsx'
import { followHeading } from './follow-heading.ts'

/** Around every page: the dialogs that calls may wait for. */
const Root = (props: ParentProps) => {
  followHeading()
  return (
    <>
      {props.children}
      <SessionGuard />
    </>
  )
}

const Home = lazy(() => import('./areas/account/home.tsx'))

/**
 * Every page of the signed-in product; public pages are rendered by the server (entry-server). The table of pages is
 * long, and a judge on a phone needs few of them: the others are added to it once an address is none of these.
 */
export const App = () => {
  const [others, add] = createSignal<() => JSX.Element>()
  const Elsewhere = () => {
    onMount(() => {
      if (!others()) void import('./app.tsx').then(({ otherPages }) => add(() => otherPages))
    })
    return (
      <Show when={others()}>
        <Home />
      </Show>
    )
  }
  return (
    <Router root={Root}>
      <Route path="/dang-nhap" component={lazy(() => import('./areas/account/sign-in.tsx'))} />
      <Route path="/moi/:token" component={lazy(() => import('./areas/account/link.tsx'))} />
      <Route path="/giam-khao" component={lazy(() => import('./areas/judge/index.tsx'))} />
      <Route path="/giam-khao/bai/:id" component={lazy(() => import('./areas/judge/entry.tsx'))} />
      <Route path="/giam-khao/:stageId/so-sanh" component={lazy(() => import('./areas/judge/compare.tsx'))} />
      <Route
        path="/giam-khao/:stageId/cham-thu"
        component={lazy(() => import('./areas/judge/specimens.tsx'))}
      />
      <Route path="/giam-khao/:stageId/dang-ky" component={lazy(() => import('./areas/judge/bids.tsx'))} />
      <Route path="/giam-khao/:stageId" component={lazy(() => import('./areas/judge/stage.tsx'))} />
      {others()?.()}
      <Route path="*" component={Elsewhere} />
    </Router>
  )
}
