import { Route } from '@solidjs/router'
import { lazy } from 'solid-js'

/** The pages that nobody needs at a first visit of a judge: loaded when an address asks for one (router.tsx). */
export const otherPages = () => (
  <>
    <Route path="/dang-nhap/quen-mat-khau" component={lazy(() => import('./areas/account/forgotten.tsx'))} />
    <Route path="/dong-y/:token" component={lazy(() => import('./areas/nominee/consent.tsx'))} />
    <Route path="/xac-nhan/:token" component={lazy(() => import('./areas/nominee/endorse.tsx'))} />
    <Route
      path="/to-cong-tac/danh-hieu"
      component={lazy(() => import('./areas/working-group/past-honours.tsx'))}
    />
    <Route path="/tai-khoan" component={lazy(() => import('./areas/account/security.tsx'))} />
    <Route
      path="/tai-khoan/hai-buoc"
      component={lazy(() => import('./areas/account/set-up-second-factor.tsx'))}
    />
    <Route path="/tai-lieu-api" component={lazy(() => import('./areas/account/api-reference.tsx'))} />
    <Route path="/tai-khoan/thong-bao" component={lazy(() => import('./areas/account/notices.tsx'))} />
    <Route path="/tai-khoan/du-lieu" component={lazy(() => import('./areas/account/my-data.tsx'))} />
    <Route path="/quan-tri" component={lazy(() => import('./areas/admin/home.tsx'))} />
    <Route path="/quan-tri/co-so" component={lazy(() => import('./areas/admin/units.tsx'))} />
    <Route path="/quan-tri/co-so/nhap" component={lazy(() => import('./areas/admin/import-units.tsx'))} />
    <Route path="/quan-tri/co-so/:id" component={lazy(() => import('./areas/admin/unit.tsx'))} />
    <Route path="/quan-tri/loi-moi" component={lazy(() => import('./areas/admin/invitations.tsx'))} />
    <Route path="/quan-tri/chuc-trach" component={lazy(() => import('./areas/admin/offices.tsx'))} />
    <Route path="/quan-tri/tai-khoan" component={lazy(() => import('./areas/admin/accounts.tsx'))} />
    <Route path="/quan-tri/doan-khoi" component={lazy(() => import('./areas/admin/bloc.tsx'))} />
    <Route path="/quan-tri/ngay-nghi" component={lazy(() => import('./areas/admin/days-off.tsx'))} />
    <Route path="/quan-tri/xoa-du-lieu" component={lazy(() => import('./areas/admin/erasures.tsx'))} />
    <Route path="/quan-tri/thu" component={lazy(() => import('./areas/admin/outbox.tsx'))} />
    <Route path="/quan-tri/webhook" component={lazy(() => import('./areas/admin/webhooks.tsx'))} />
    <Route
      path="/quan-tri/du-lieu-ca-nhan"
      component={lazy(() => import('./areas/data-protection/requests.tsx'))}
    />
    <Route
      path="/quan-tri/du-lieu-ca-nhan/yeu-cau/:id"
      component={lazy(() => import('./areas/data-protection/request.tsx'))}
    />
    <Route
      path="/quan-tri/du-lieu-ca-nhan/thong-bao"
      component={lazy(() => import('./areas/data-protection/notices.tsx'))}
    />
    <Route
      path="/quan-tri/du-lieu-ca-nhan/dong-y/:id"
      component={lazy(() => import('./areas/data-protection/consent-proof.tsx'))}
    />
    <Route
      path="/quan-tri/du-lieu-ca-nhan/luu-tru"
      component={lazy(() => import('./areas/data-protection/retention.tsx'))}
    />
    <Route
      path="/quan-tri/du-lieu-ca-nhan/su-co"
      component={lazy(() => import('./areas/data-protection/incidents.tsx'))}
    />
    <Route
      path="/quan-tri/du-lieu-ca-nhan/su-co/:id"
      component={lazy(() => import('./areas/data-protection/incident.tsx'))}
    />
    <Route path="/chi-tieu" component={lazy(() => import('./areas/targets/index.tsx'))} />
    <Route path="/chi-tieu/:kind" component={lazy(() => import('./areas/targets/things.tsx'))} />
    <Route path="/cum" component={lazy(() => import('./areas/cluster/home.tsx'))} />
    <Route path="/co-so" component={lazy(() => import('./areas/officer/home.tsx'))} />
    <Route path="/co-so/bai" component={lazy(() => import('./areas/officer/entries.tsx'))} />
    <Route path="/co-so/bai/:entryId" component={lazy(() => import('./areas/officer/entry.tsx'))} />
    <Route path="/co-so/bai/:entryId/ket-qua" component={lazy(() => import('./areas/officer/result.tsx'))} />
    <Route path="/co-so/bai/:entryId/phieu" component={lazy(() => import('./areas/officer/receipt.tsx'))} />
    <Route path="/co-so/niem-yet" component={lazy(() => import('./areas/officer/public-notice.tsx'))} />
    <Route path="/co-so/cau-hoi" component={lazy(() => import('./areas/officer/questions.tsx'))} />
    <Route
      path={[
        '/co-so/cong-trinh/*',
        '/co-so/ke-hoach/*',
        '/co-so/bao-cao/*',
        '/to-cong-tac/cong-trinh/*',
        '/to-cong-tac/bao-cao/*',
      ]}
      component={lazy(() => import('./areas/works/index.tsx'))}
    />
    <Route path="/hoi-dong" component={lazy(() => import('./areas/council/index.tsx'))} />
    <Route path="/hoi-dong/:stageId" component={lazy(() => import('./areas/council/council.tsx'))} />
    <Route
      path="/hoi-dong/:stageId/kiem-phieu"
      component={lazy(() => import('./areas/council/sitting.tsx'))}
    />
    <Route
      path="/hoi-dong/:stageId/ho-so/:id"
      component={lazy(() => import('./areas/council/dossier.tsx'))}
    />
    <Route
      path="/to-cong-tac/vong/:stageId/hoi-dong"
      component={lazy(() => import('./areas/working-group/council.tsx'))}
    />
    <Route path="/hoi-dong/:stageId/bo-phieu" component={lazy(() => import('./areas/council/vote.tsx'))} />
    <Route
      path="/to-cong-tac/vong/:stageId/giam-khao"
      component={lazy(() => import('./areas/working-group/panel.tsx'))}
    />
    <Route
      path="/to-cong-tac/lan/:editionId/bai"
      component={lazy(() => import('./areas/working-group/entries.tsx'))}
    />
    <Route
      path="/to-cong-tac/lan/:editionId/chua-nop"
      component={lazy(() => import('./areas/working-group/entries-missing.tsx'))}
    />
    <Route
      path="/to-cong-tac/lan/:id/niem-yet"
      component={lazy(() => import('./areas/working-group/public-notice.tsx'))}
    />
    <Route
      path="/to-cong-tac/lan/:editionId/du-ho-so"
      component={lazy(() => import('./areas/working-group/entries-incomplete.tsx'))}
    />
    <Route
      path="/to-cong-tac/lan/:id/giay-moi"
      component={lazy(() => import('./areas/working-group/ceremony.tsx'))}
    />
    <Route
      path="/to-cong-tac/nhap/:entryId"
      component={lazy(() => import('./areas/working-group/enter-entry.tsx'))}
    />
    <Route
      path="/to-cong-tac/bai/:entryId"
      component={lazy(() => import('./areas/working-group/screening.tsx'))}
    />
    <Route
      path="/to-cong-tac/vong/:stageId/danh-phach"
      component={lazy(() => import('./areas/working-group/masking.tsx'))}
    />
    <Route
      path="/to-cong-tac/danh-phach/:id"
      component={lazy(() => import('./areas/working-group/masking-entry.tsx'))}
    />
    <Route
      path="/to-cong-tac/ban-cham/:id"
      component={lazy(() => import('./areas/working-group/masking-rendition.tsx'))}
    />
    <Route
      path="/to-cong-tac/hoi-dap"
      component={lazy(() => import('./areas/working-group/questions.tsx'))}
    />
    <Route path="/to-cong-tac" component={lazy(() => import('./areas/working-group/index.tsx'))} />
    <Route path="/to-cong-tac/tao" component={lazy(() => import('./areas/working-group/create.tsx'))} />
    <Route path="/to-cong-tac/lan/:id" component={lazy(() => import('./areas/working-group/edition.tsx'))} />
    <Route
      path="/to-cong-tac/lan/:id/the-le"
      component={lazy(() => import('./areas/working-group/ruleset.tsx'))}
    />
    <Route
      path="/to-cong-tac/lan/:id/the-le/soan"
      component={lazy(() => import('./areas/working-group/ruleset-edit.tsx'))}
    />
    <Route
      path="/to-cong-tac/lan/:id/the-le/tinh-thu"
      component={lazy(() => import('./areas/working-group/trial.tsx'))}
    />
    <Route
      path="/to-cong-tac/lan/:id/lich"
      component={lazy(() => import('./areas/working-group/schedule.tsx'))}
    />
    <Route
      path="/to-cong-tac/lan/:editionId/bai/giong-nhau"
      component={lazy(() => import('./areas/working-group/similar.tsx'))}
    />
    <Route
      path="/to-cong-tac/giong-nhau/:id"
      component={lazy(() => import('./areas/working-group/similar-pair.tsx'))}
    />
    <Route
      path="/to-cong-tac/lan/:id/quyet-dinh"
      component={lazy(() => import('./areas/working-group/decision.tsx'))}
    />
    <Route
      path="/to-cong-tac/lan/:id/cong-bo"
      component={lazy(() => import('./areas/working-group/release.tsx'))}
    />
    <Route
      path="/to-cong-tac/gioi-thieu"
      component={lazy(() => import('./areas/working-group/escalations.tsx'))}
    />
    <Route
      path="/to-cong-tac/lan/:id/gioi-thieu"
      component={lazy(() => import('./areas/working-group/escalation.tsx'))}
    />
    <Route
      path="/to-cong-tac/lan/:id/guong"
      component={lazy(() => import('./areas/working-group/gallery.tsx'))}
    />
    <Route
      path="/to-cong-tac/lan/:id/dinh-chinh"
      component={lazy(() => import('./areas/working-group/corrections.tsx'))}
    />
    <Route
      path="/to-cong-tac/lan/:id/kien-nghi"
      component={lazy(() => import('./areas/working-group/appeals.tsx'))}
    />
    <Route
      path="/to-cong-tac/lan/:id/kien-nghi/giam-khao/:stageId"
      component={lazy(() => import('./areas/working-group/panel.tsx'))}
    />
    <Route
      path="/to-cong-tac/lan/:id/kien-nghi/:appealId"
      component={lazy(() => import('./areas/working-group/appeal.tsx'))}
    />
    <Route path="/truong-ban" component={lazy(() => import('./areas/chair/index.tsx'))} />
    <Route
      path="/to-cong-tac/vong/:stageId/tien-do"
      component={lazy(() => import('./areas/working-group/progress.tsx'))}
    />
    <Route
      path="/to-cong-tac/vong/:stageId/phieu-giay/:id?"
      component={lazy(() => import('./areas/working-group/paper-sheets.tsx'))}
    />
    <Route
      path="/to-cong-tac/vong/:stageId/diem-ghi"
      component={lazy(() => import('./areas/working-group/objective-marks.tsx'))}
    />
    <Route
      path="/to-cong-tac/vong/:stageId/ket-qua"
      component={lazy(() => import('./areas/working-group/results.tsx'))}
    />
    <Route
      path="/to-cong-tac/vong/:stageId/vao-vong-sau"
      component={lazy(() => import('./areas/working-group/promotion.tsx'))}
    />
    <Route
      path="/to-cong-tac/vong/:stageId/ket-qua-hoi-dong"
      component={lazy(() => import('./areas/working-group/outcome.tsx'))}
    />
    <Route
      path="/to-cong-tac/vong/:stageId/giai-thuong"
      component={lazy(() => import('./areas/working-group/results-awards.tsx'))}
    />
    <Route
      path="/to-cong-tac/vong/:stageId/do-tin-cay"
      component={lazy(() => import('./areas/working-group/evidence.tsx'))}
    />
    <Route
      path="/to-cong-tac/vong/:stageId/giai-tap-the"
      component={lazy(() => import('./areas/working-group/results-team.tsx'))}
    />
    <Route
      path="/to-cong-tac/lan/:editionId/duyet"
      component={lazy(() => import('./areas/working-group/approval.tsx'))}
    />
  </>
)
