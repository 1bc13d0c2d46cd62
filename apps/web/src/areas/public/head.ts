import type { PublicPage, ResultPage } from '@xk/contract'
import { galleryWords, privacyWords, publicWords as w, questionWords } from '@xk/i18n'

const winnersLine = (page: ResultPage): string =>
  page.stages
    .flatMap(({ entries }) => entries)
    .filter(({ prize, name }) => prize !== null && name?.title)
    .slice(0, 3)
    .map(({ prizeLabel, name }) => `${prizeLabel}: ${name?.title}`)
    .join('. ')

/** What a browser's tab, a search engine and a link shared on Zalo show. */
export const headOf = (page: PublicPage): { title: string; description: string } => {
  switch (page.page) {
    case 'home':
      return { title: `${w.system} · ${page.organiser ?? w.homeTitle}`, description: w.tagline }
    case 'edition':
      return {
        title: `${page.title} · ${w.system}`,
        description: [page.organiser, w.edition.state[page.state]].filter(Boolean).join('. '),
      }
    case 'result':
      return {
        title: w.result.title(page.title),
        description: w.result.share(page.organiser, winnersLine(page)).trim(),
      }
    case 'questions':
      return { title: `${questionWords.title} · ${w.system}`, description: questionWords.about }
    case 'ask':
      return {
        title: `${page.edition ? questionWords.form.titleEdition(page.edition.title) : questionWords.form.title} · ${w.system}`,
        description: questionWords.form.due(page.workingDays),
      }
    case 'question':
      return { title: `${page.item.title} · ${w.system}`, description: page.item.answer.slice(0, 200) }
    case 'follow':
      return {
        title: `${questionWords.follow.title} · ${w.system}`,
        description: questionWords.follow.private,
      }
    case 'privacy':
      return {
        title: `${page.notice?.body.title ?? privacyWords.public.title} · ${w.system}`,
        description: privacyWords.public.about,
      }
    case 'privacyFollow':
      return {
        title: `${privacyWords.followed.title} · ${w.system}`,
        description: privacyWords.followed.private,
      }
    case 'privacyConfirm':
      return {
        title: `${privacyWords.confirm.title} · ${w.system}`,
        description: privacyWords.public.about,
      }
    case 'gallery':
      return { title: `${galleryWords.title} · ${w.system}`, description: galleryWords.about }
    case 'exemplar': {
      const { name, unit, headline, position, year } = page
      return {
        title: `${galleryWords.pageTitle(name)} · ${w.system}`,
        description: galleryWords.share(name, unit, headline || position || '', year),
      }
    }
    case 'missing':
      return { title: `${w.missing.title} · ${w.system}`, description: w.missing.text }
  }
}
