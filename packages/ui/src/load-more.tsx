import { Button } from './button.tsx'
import { formatNumber } from './format.ts'
import { uiWords } from './ui-words.ts'

/** "Đang xem 100 / 1.240" and a button for the next ones. */
export const LoadMore = (props: {
  shown: number
  total: number
  step?: number | undefined
  busy?: boolean | undefined
  onMore: () => void
}) => (
  <div class="more">
    <span>{uiWords.shown(formatNumber(props.shown), formatNumber(props.total))}</span>
    <Button busy={props.busy ?? false} onClick={() => props.onMore()}>
      {uiWords.more(formatNumber(Math.min(props.step ?? props.total, props.total - props.shown)))}
    </Button>
  </div>
)
