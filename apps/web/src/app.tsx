import { Route, Router } from '@solidjs/router'
import { lazy } from 'solid-js'

/** Every page of the signed-in product; public pages are rendered by the server (entry-server). */
export const App = () => (
  <Router>
    <Route path="/dang-nhap" component={lazy(() => import('./areas/account/sign-in.tsx'))} />
    <Route path="/giam-khao" component={lazy(() => import('./areas/judge/index.tsx'))} />
    <Route path="/giam-khao/bai/:id" component={lazy(() => import('./areas/judge/entry.tsx'))} />
    <Route path="/giam-khao/:stageId" component={lazy(() => import('./areas/judge/stage.tsx'))} />
    <Route path="/to-cong-tac/vong/:stageId/giam-khao" component={lazy(() => import('./areas/working-group/panel.tsx'))} />
    <Route path="*" component={lazy(() => import('./areas/account/home.tsx'))} />
  </Router>
)
