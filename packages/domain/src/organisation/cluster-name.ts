import { fold } from '../kernel/index.ts'

const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv', 'xv']

interface ClusterName {
  /** "Cụm 5" for every way of writing the number; other names as they stand. */
  name: string
  roman: boolean
}

/** Reads the name of a cluster from tidied text: "cụm 1", "Cụm số 05", "5", "Cụm VI", "Cụm Tài chính". */
export const readCluster = (text: string): ClusterName => {
  const folded = fold(text)
  const digits = /^(?:cum )?(?:so )?0*(\d{1,3})$/.exec(folded)
  if (digits) return { name: `Cụm ${digits[1]}`, roman: false }
  const roman = ROMAN.indexOf(/^cum (?:so )?([ivx]+)$/.exec(folded)?.[1] ?? '')
  if (roman >= 0) return { name: `Cụm ${roman + 1}`, roman: true }
  return { name: folded.startsWith('cum ') ? `Cụm ${text.slice(4)}` : text, roman: false }
}
