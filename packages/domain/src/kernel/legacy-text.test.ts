import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { convertLegacy, decodeLegacy, detectLegacy, encodingOfFont, findLegacy } from './legacy-text.ts'
import { fromPlainText } from './rich-text.ts'
import { isVietnameseSyllable } from './vietnamese-syllable.ts'

/** The sample paragraphs of the cases (phong-cu-dap-an.json): right, in TCVN3, in VNI. */
const RIGHT = [
  'Thực trạng: Hiện nay, người dân đến nộp hồ sơ phải chờ trung bình 41 phút, nhiều giấy tờ phải nộp lại dù cơ quan đã có.',
  'Nội dung: Đoàn viên, thanh niên tình nguyện hướng dẫn người dân kê khai trực tuyến, đặt lịch hẹn theo khung giờ, trả kết quả tại nhà qua bưu chính.',
  'Hiệu quả: Tỷ lệ hồ sơ đúng hạn tăng từ 91,5% lên 98,2%; mỗi lượt tiết kiệm 35.000 đồng tiền đi lại.',
  'Ở mỗi quầy đều có bảng hướng dẫn dễ hiểu, chữ to, kèm hình vẽ; người cao tuổi được ưu tiên phục vụ trước.',
]
const LEGACY = {
  tcvn3: [
    'Thùc tr¹ng: HiÖn nay, ng­êi d©n ®Õn nép hå s¬ ph¶i chê trung b×nh 41 phót, nhiÒu giÊy tê ph¶i nép l¹i dï c¬ quan ®· cã.',
    'Néi dung: §oµn viªn, thanh niªn t×nh nguyÖn h­íng dÉn ng­êi d©n kª khai trùc tuyÕn, ®Æt lÞch hÑn theo khung giê, tr¶ kÕt qu¶ t¹i nhµ qua b­u chÝnh.',
    'HiÖu qu¶: Tû lÖ hå s¬ ®óng h¹n t¨ng tõ 91,5% lªn 98,2%; mçi l­ît tiÕt kiÖm 35.000 ®ång tiÒn ®i l¹i.',
    'Ở mçi quÇy ®Òu cã b¶ng h­íng dÉn dÔ hiÓu, ch÷ to, kÌm h×nh vÏ; ng­êi cao tuæi ®­îc ­u tiªn phôc vô tr­íc.',
  ],
  vni: [
    'Thöïc traïng: Hieän nay, ngöôøi daân ñeán noäp hoà sô phaûi chôø trung bình 41 phuùt, nhieàu giaáy tôø phaûi noäp laïi duø cô quan ñaõ coù.',
    'Noäi dung: Ñoaøn vieân, thanh nieân tình nguyeän höôùng daãn ngöôøi daân keâ khai tröïc tuyeán, ñaët lòch heïn theo khung giôø, traû keát quaû taïi nhaø qua böu chính.',
    'Hieäu quaû: Tyû leä hoà sô ñuùng haïn taêng töø 91,5% leân 98,2%; moãi löôït tieát kieäm 35.000 ñoàng tieàn ñi laïi.',
    'ÔÛ moãi quaày ñeàu coù baûng höôùng daãn deã hieåu, chöõ to, keøm hình veõ; ngöôøi cao tuoåi ñöôïc öu tieân phuïc vuï tröôùc.',
  ],
} as const

describe.each(['tcvn3', 'vni'] as const)('%s', (encoding) => {
  test('is recognised and read exactly, paragraph by paragraph', () => {
    const texts = LEGACY[encoding]
    expect(texts.map(detectLegacy)).toEqual(RIGHT.map(() => encoding))
    expect(texts.map((text) => decodeLegacy(text, encoding))).toEqual(RIGHT)
  })

  test('only paragraphs in it change; the Unicode one between them stays', () => {
    const [first = '', second = ''] = LEGACY[encoding]
    const doc = fromPlainText([first, RIGHT[2], second].join('\n'))
    expect(findLegacy(doc).map(({ leaf, after }) => [leaf, after])).toEqual([
      [0, RIGHT[0]],
      [2, RIGHT[1]],
    ])
    expect(convertLegacy(doc)).toEqual(fromPlainText([RIGHT[0], RIGHT[2], RIGHT[1]].join('\n')))
  })
})

test('a mark that lies in the next run still goes to its letter', () => {
  expect(
    convertLegacy([
      { type: 'paragraph', runs: [{ text: 'ngöô', bold: true }, { text: 'øi daân ñeán noäp' }] },
    ]),
  ).toEqual([{ type: 'paragraph', runs: [{ text: 'ngườ', bold: true }, { text: 'i dân đến nộp' }] }])
})

test('small letters of a capitals font are capitals; letters of the private area are read too', () => {
  expect(decodeLegacy('thuyÕt minh ý t­ëng c¶i c¸ch hµnh chÝnh', 'tcvn3', true)).toBe(
    'THUYẾT MINH Ý TƯỞNG CẢI CÁCH HÀNH CHÍNH',
  )
  expect(decodeLegacy('THUYEÁT MINH YÙ TÖÔÛNG CAÛI CAÙCH HAØNH CHÍNH', 'vni')).toBe(
    'THUYẾT MINH Ý TƯỞNG CẢI CÁCH HÀNH CHÍNH',
  )
  expect(decodeLegacy('C¸n bé', 'tcvn3')).toBe(decodeLegacy('C\uf0b8n b\uf0e9', 'tcvn3'))
})

test.each([
  ...RIGHT,
  'Quý đơn vị nộp 25 m² ảnh, 50 µm, giá 3 € – “đúng hạn”.',
  'Café Señor Müller ở 12 rue de l’Été',
  'Uỷ ban nhân dân quận, thuỷ lợi, hoà bình',
  'µm',
  '',
  'abc 123',
])('Unicode is never taken for it: %s', (text) => {
  expect(detectLegacy(text)).toBeUndefined()
})

test('fonts are told by name', () => {
  expect(
    ['.VnTime', '.VnTimeH', '.VnArial NarrowH', 'VNI-Times', 'Times New Roman', undefined].map(
      encodingOfFont,
    ),
  ).toEqual([
    { encoding: 'tcvn3', upper: false },
    { encoding: 'tcvn3', upper: true },
    { encoding: 'tcvn3', upper: true },
    { encoding: 'vni', upper: false },
    undefined,
    undefined,
  ])
})

test('syllables', () => {
  const right = [
    'nghiêng',
    'khuỷu',
    'QUYẾT',
    'giếng',
    'thuở',
    'ở',
    'xoong',
    'được',
    'ý',
    'uỷ',
    'gì',
    'Nguyễn',
  ]
  const wrong = ['ngöôøi', 'tr¹ng', 'HiÖn', 'đượć', 'tôìc', 'câc̀', 'façade']
  expect(right.filter((word) => !isVietnameseSyllable(word))).toEqual([])
  expect(wrong.filter(isVietnameseSyllable)).toEqual([])
})

test('decoding what is plain ASCII changes nothing', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[ -~]*$/), (text) => {
      expect([decodeLegacy(text, 'tcvn3'), decodeLegacy(text, 'vni')]).toEqual([text, text])
    }),
  )
})
