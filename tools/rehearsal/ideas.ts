import { inventedName } from '../../apps/api/src/features/demo/words.ts'
import { type Idea, sampleIdeas } from '../../apps/api/src/testing/submit-ideas.ts'

export const COUNT = 100

/** An idea of the rehearsal: how good it is follows from its number, 0 the best. */
export interface RehearsedIdea extends Idea {
  number: number
}

const TURNS = [
  '',
  ' tại điểm tiếp nhận lưu động',
  ' kết hợp trợ lý giọng nói',
  ' trong mùa cao điểm',
  ' liên đơn vị',
]

/** Every file of the sample ideas that officers may attach here. */
const FILES = [...new Set(sampleIdeas.flatMap((idea) => idea.tepDinhKem))].filter(
  (name) => !name.endsWith('.pptx'),
)

/** The same thought told by someone else: other figures, other order of sentences. */
const retold = (text: string, turn: number): string => {
  if (turn === 0) return text
  const sentences = text.match(/[^.!?]+[.!?]+["”]?\s*/g) ?? [text]
  const from = turn % sentences.length
  return [...sentences.slice(from), ...sentences.slice(0, from)]
    .map((sentence) => sentence.trim())
    .join(' ')
    .replaceAll(/(?<![\d/,.])\d{2,3}(?![\d/,.])/g, (figure) =>
      String(Math.round(Number(figure) * (1 + turn / 16))),
    )
}

/**
 * A hundred ideas out of the sample papers, no two alike: each sample is told up to five times with other figures, in
 * another order, by other authors of another unit. One in four comes with a file.
 */
export const hundredIdeas = (units: readonly string[]): RehearsedIdea[] =>
  Array.from({ length: COUNT }, (_, number) => {
    const [idea, turn] = [sampleIdeas[number % sampleIdeas.length], Math.floor(number / sampleIdeas.length)]
    const unit = units[number % units.length]
    if (!idea || !unit) throw new Error('no sample')
    const { noiDungBai: told } = idea
    const file = FILES[number % FILES.length]
    return {
      ...idea,
      number,
      stt: number + 1,
      ten: `${idea.ten}${TURNS[turn] ?? ''}`,
      coSoDoan: unit,
      tacGia: idea.tacGia.map((author, i) => ({
        ...author,
        hoTen: inventedName(300 + number * 5 + i),
        namSinh: 1993 + ((number + i) % 9),
        donVi: unit,
      })),
      noiDungBai: {
        thucTrang: retold(told.thucTrang, turn),
        noiDung: retold(told.noiDung, turn),
        khaNangApDung: retold(told.khaNangApDung, turn),
        hieuQua: retold(told.hieuQua, turn),
        khaThiNhanRong: retold(told.khaThiNhanRong, turn),
      },
      tepDinhKem: file && number % 4 === 1 ? [file] : [],
    }
  })
