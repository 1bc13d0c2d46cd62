import { useLocation } from '@solidjs/router'
import { type Component, createMemo, lazy } from 'solid-js'
import { Dynamic } from 'solid-js/web'

const pages: readonly [path: RegExp, page: Component][] = [
  [/^\/co-so\/cong-trinh$/, lazy(() => import('../officer/works.tsx'))],
  [/^\/co-so\/cong-trinh\/nhan-rong$/, lazy(() => import('../officer/models.tsx'))],
  [/^\/co-so\/cong-trinh\/nhan-rong\//, lazy(() => import('../officer/model.tsx'))],
  [/^\/co-so\/cong-trinh\//, lazy(() => import('../officer/work.tsx'))],
  [/^\/co-so\/(ke-hoach|bao-cao)$/, lazy(() => import('../officer/reports.tsx'))],
  [/^\/co-so\/(ke-hoach|bao-cao)\//, lazy(() => import('../officer/report.tsx'))],
  [/^\/to-cong-tac\/cong-trinh$/, lazy(() => import('../working-group/works.tsx'))],
  [/^\/to-cong-tac\/cong-trinh\/quyet-dinh$/, lazy(() => import('../working-group/work-decisions.tsx'))],
  [/^\/to-cong-tac\/cong-trinh\/quyet-dinh\//, lazy(() => import('../working-group/work-decision.tsx'))],
  [/^\/to-cong-tac\/cong-trinh\/nhan-rong$/, lazy(() => import('../working-group/models.tsx'))],
  [/^\/to-cong-tac\/cong-trinh\/nhan-rong\//, lazy(() => import('../working-group/model.tsx'))],
  [/^\/to-cong-tac\/cong-trinh\//, lazy(() => import('../working-group/work.tsx'))],
  [/^\/to-cong-tac\/bao-cao$/, lazy(() => import('../working-group/unit-reports.tsx'))],
  [/^\/to-cong-tac\/bao-cao\/don-vi\//, lazy(() => import('../working-group/unit-report.tsx'))],
  [/^\/to-cong-tac\/bao-cao\//, lazy(() => import('../working-group/bloc-report.tsx'))],
]
const elsewhere = lazy(() => import('../account/home.tsx'))

/** Pages of works and reports, apart from the table of all pages, which every visitor loads. */
const WorksArea = () => {
  const location = useLocation()
  const page = createMemo(() => {
    const path = location.pathname.replace(/\/+$/, '')
    return pages.find(([pattern]) => pattern.test(path))?.[1] ?? elsewhere
  })
  return <Dynamic component={page()} />
}
export default WorksArea
