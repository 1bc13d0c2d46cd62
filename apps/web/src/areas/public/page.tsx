import type { PublicPage } from '@xk/contract'
import { galleryWords, privacyWords, publicWords as w, questionWords } from '@xk/i18n'
import { AppShell, EmptyState, LinkButton, TopBar } from '@xk/ui'
import type { JSX } from 'solid-js'
import { LanguageLink } from '../../features/language-link.tsx'
import { EditionView } from './edition.tsx'
import { HomeView } from './home.tsx'
import { AskView } from './ask.tsx'
import { ExemplarView } from './exemplar.tsx'
import { GalleryView } from './gallery.tsx'
import { FollowView, QuestionsView, QuestionView } from './questions.tsx'
import { PrivacyConfirmView, PrivacyFollowView, PrivacyView } from './privacy.tsx'
import { ResultView } from './result.tsx'

const Missing = () => (
  <div class="main" data-width="narrow">
    <EmptyState
      title={w.missing.title}
      text={w.missing.text}
      action={
        <LinkButton href="/" variant="primary">
          {w.missing.home}
        </LinkButton>
      }
    />
  </div>
)

const bodyOf = (page: PublicPage): JSX.Element => {
  switch (page.page) {
    case 'home':
      return <HomeView page={page} />
    case 'edition':
      return <EditionView page={page} />
    case 'result':
      return <ResultView page={page} />
    case 'questions':
      return <QuestionsView page={page} />
    case 'ask':
      return <AskView page={page} />
    case 'question':
      return <QuestionView page={page} />
    case 'follow':
      return <FollowView page={page} />
    case 'privacy':
      return <PrivacyView page={page} />
    case 'privacyFollow':
      return <PrivacyFollowView page={page} />
    case 'privacyConfirm':
      return <PrivacyConfirmView page={page} />
    case 'gallery':
      return <GalleryView page={page} />
    case 'exemplar':
      return <ExemplarView page={page} />
    case 'missing':
      return <Missing />
  }
}

/** Pages of text and forms are narrower than those with lists: what stands below them keeps their line. */
const NARROW = new Set<PublicPage['page']>([
  'ask',
  'question',
  'follow',
  'privacy',
  'privacyFollow',
  'privacyConfirm',
  'missing',
])

/** A public page in its frame. */
export const PublicPageView = (props: { page: PublicPage }) => (
  <AppShell
    bare
    top={
      <TopBar>
        <a href="/guong" class="no-print hidden sm:inline-flex items-center min-h-11 px-2 text-sm underline">
          {galleryWords.nav}
        </a>
        <a
          href="/hoi-dap"
          class="no-print hidden sm:inline-flex items-center min-h-11 px-2 text-sm underline"
        >
          {questionWords.office.nav}
        </a>
        <LanguageLink />
        <LinkButton href="/dang-nhap" size="small">
          {w.signIn}
        </LinkButton>
      </TopBar>
    }
  >
    {bodyOf(props.page)}
    <footer
      class={`no-print text-sm ${NARROW.has(props.page.page) ? 'main' : 'max-w-[1000px] mx-auto px-4 md:px-6 pb-12'}`}
      data-width="narrow"
    >
      <a class="inline-flex items-center min-h-11 underline text-ink-2" href="/quyen-rieng-tu">
        {privacyWords.public.nav}
      </a>
    </footer>
  </AppShell>
)
